/** Composes a supergraph, as `rover supergraph compose` does, but in this process and offline. */
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { Subgraph } from './subgraph.ts';

/** Returns the supergraph SDL for a gateway. */
export function compose(subgraphs: readonly Pick<Subgraph, 'name' | 'url' | 'sdl'>[]): string {
  const { supergraphSdl, errors = [] } = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
