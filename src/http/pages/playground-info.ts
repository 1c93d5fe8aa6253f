import type { PlaygroundInfo } from './playground-page.js';

export interface PlaygroundInfoOptions {
  /** Where the operations are stored, in words. */
  readonly upstream: string;
  readonly sandbox: boolean;
  /** The label of the cloud; absent where `GRAPH_BASE_URL` names another server. */
  readonly cloud?: string | undefined;
  /** The tenant of this server; absent where callers bring their own tokens. */
  readonly tenant?: string | undefined;
  readonly introspection: boolean;
  readonly trustedDocumentsOnly: boolean;
}

/** Why the schema is hidden; undefined where it is shown. */
function explainHiddenSchema(options: PlaygroundInfoOptions): string | undefined {
  if (options.trustedDocumentsOnly) {
    return 'This server runs listed operations alone: no schema, no examples.';
  }
  if (!options.introspection) return 'Introspection is off on this server: no documentation, no completion.';
  return undefined;
}

/** What the playground shows its visitors: where changes go, and why there may be no documentation. */
export function toPlaygroundInfo(options: PlaygroundInfoOptions): PlaygroundInfo {
  const { sandbox, upstream, cloud, tenant } = options;
  const place = [cloud, tenant && `tenant ${tenant}`].filter((part) => part !== undefined);
  return {
    sandbox,
    upstream: [upstream, ...(sandbox ? [] : place)].join(', '),
    schemaHidden: explainHiddenSchema(options),
  };
}
