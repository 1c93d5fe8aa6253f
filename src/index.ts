/** The public API of the package. */
export { createApp } from './app.js';
export { type App, type AppOptions, type SandboxEndpoint } from './app-options.js';
export { type Config } from './config/config.js';
export { ConfigError, loadConfig } from './config/load-config.js';
export { type GraphQLContext } from './graphql/context.js';
export { type ErrorFormatter } from './graphql/errors/format-error.js';
export { createSubgraphSchema, type SubgraphSchema } from './graphql/schema.js';
export { type Subgraph } from './graphql/subgraph.js';
