import { readFileSync } from 'node:fs';
import { compose } from '../../examples/gateway/compose.ts';
import type { StartGateway } from '../../examples/gateway/gateway.ts';
import { type Matter, startMatters } from '../../examples/gateway/matters.ts';
import { startNotes } from '../../examples/gateway/notes.ts';
import { type Answer, post, type Service, type ServiceOptions, startService } from './service.js';

/** A gateway in front of this server and two other subgraphs. */
export interface Supergraph {
  readonly service: Service;
  /** The URL of the gateway. */
  readonly url: string;
  /** Sends a query to the gateway. */
  query(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface SupergraphOptions extends ServiceOptions {
  readonly matters?: readonly Matter[];
  readonly notes?: Readonly<Record<string, readonly string[]>>;
}

export async function startSupergraph(
  startGateway: StartGateway,
  { matters = [], notes = {}, ...options }: SupergraphOptions,
): Promise<Supergraph> {
  const service = await startService(options);
  const ours = { name: 'case-operations', url: service.url, sdl: readFileSync('schema.graphql', 'utf8') };
  const neighbours = [await startMatters(matters), await startNotes(notes)];
  const gateway = await startGateway(compose([ours, ...neighbours]), 0);
  return {
    service,
    url: gateway.url,
    query: (query, variables = {}, headers = {}) => post(gateway.url, { query, variables }, headers),
    async stop() {
      for (const started of [gateway, ...neighbours, service]) await started.stop();
    },
  };
}
