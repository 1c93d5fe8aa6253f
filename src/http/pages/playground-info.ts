import type { PlaygroundInfo } from './playground-page.js';

export interface PlaygroundInfoOptions {
  /** A description of the API behind this server. */
  readonly upstream: string;
  readonly sandbox: boolean;
  /** The label of the cloud; absent for another root of Microsoft Graph. */
  readonly cloud?: string | undefined;
  /** The tenant of this server; absent for passthrough. */
  readonly tenant?: string | undefined;
  readonly introspection: boolean;
  readonly trustedDocumentsOnly: boolean;
}

/** Why the schema is hidden; undefined when it is shown. */
function explainHiddenSchema(options: PlaygroundInfoOptions): string | undefined {
  if (options.trustedDocumentsOnly) {
    return 'This server only executes trusted documents: no schema, no examples.';
  }
  if (!options.introspection)
    return 'Introspection is disabled on this server: no documentation, no completion.';
  return undefined;
}

/** What the playground shows about its server: the target of changes, and why the schema is hidden. */
export function toPlaygroundInfo(options: PlaygroundInfoOptions): PlaygroundInfo {
  const { sandbox, upstream, cloud, tenant } = options;
  const location = [cloud, tenant && `tenant ${tenant}`].filter((part) => part !== undefined);
  return {
    sandbox,
    upstream: [upstream, ...(sandbox ? [] : location)].join(', '),
    schemaHidden: explainHiddenSchema(options),
  };
}
