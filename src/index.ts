/** What a program may import of this package. */
export { createApp, type App, type AppOptions, type SandboxEndpoint } from './app.js';
export { type Config } from './config/config.js';
export { ConfigError, loadConfig } from './config/load-config.js';
export { createSubgraphSchema, type SubgraphSchema } from './graphql/schema.js';
