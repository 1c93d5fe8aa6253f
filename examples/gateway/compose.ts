/** What `rover supergraph compose` does, in this process and without the network. */
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { Subgraph } from './subgraph.ts';

/** The supergraph that a gateway starts with. */
export function compose(subgraphs: readonly Pick<Subgraph, 'name' | 'url' | 'sdl'>[]): string {
  const { supergraphSdl, errors = [] } = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
