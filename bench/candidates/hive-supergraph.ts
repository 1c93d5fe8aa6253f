import { join } from 'node:path';

/** The location of Microsoft Graph in the supergraph, which is known when the gateway starts. */
export const placeholder = 'http://graph.invalid';

export const supergraphPath = join(import.meta.dirname, 'hive-supergraph.graphql');
