import { type Config, type GraphCloud, graphRoots } from './config.js';

const clouds: Readonly<Record<GraphCloud, string>> = {
  global: 'global cloud',
  usgov: 'US Government cloud, GCC High',
  usgovdod: 'US Government cloud, DoD',
};

/** Why nobody is shown the schema; undefined where it is shown. */
function whyHidden({ graphql }: Config): string | undefined {
  if (graphql.trustedDocuments) return 'This server runs listed operations alone: no schema, no examples.';
  if (!graphql.introspection) return 'Introspection is off on this server: no documentation, no completion.';
  return undefined;
}

/** What visitors of the playground are told: where changes go, and why there may be no documentation. */
export function playgroundFacts(config: Config, upstream: string, sandbox: boolean) {
  const { graph, auth } = config;
  const cloud = graph.root === graphRoots[graph.cloud] ? [clouds[graph.cloud]] : [];
  const tenant = auth.mode === 'passthrough' ? [] : [`tenant ${auth.homeTenant}`];
  return {
    sandbox,
    upstream: [upstream, ...(sandbox ? [] : [...cloud, ...tenant])].join(', '),
    schemaHidden: whyHidden(config),
  };
}
