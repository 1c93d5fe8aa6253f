/**
 * The allowed imports between the folders of src, and the home of each npm package.
 * The tables of CONTRIBUTING.md, enforced. These are closed lists: everything else is an error.
 */
const mayImport = {
  domain: [],
  msgraph: ['domain', 'telemetry'],
  live: ['domain'],
  audit: ['domain', 'telemetry'],
  // Implements what these two need of other processes.
  redis: ['domain', 'live', 'msgraph', 'telemetry'],
  identity: ['domain'],
  graphql: ['domain'],
  http: ['graphql', 'telemetry'],
  telemetry: [],
  config: [],
  // Checks a set-up with the same credentials and connections as the server.
  doctor: ['config', 'domain', 'identity', 'msgraph'],
  sandbox: [],
  // Built by vite, for browsers. Its examples use ids of the sandbox.
  playground: ['sandbox/world'],
};

/** Allowed besides: the check of a file that a setting names is that of its reader. */
const mayImportFiles = { config: ['identity/client-certificate'] };

/** Allowed for types only: the configuration has the option types of its consumers. */
const mayImportTypes = {
  config: [
    'audit/audit',
    'domain/case-service',
    'graphql/apollo',
    'graphql/limits/graphql-limits',
    'http/http-limits',
    'http/security-headers',
    'http/trusted-documents',
    'identity/authentication',
    'identity/client-credential',
    'identity/case-rules',
    'identity/entra-settings',
    'msgraph/gateway',
    'msgraph/transport/transport',
    'redis/connection',
    'sandbox/server',
    'telemetry/logger',
  ],
};

const npmHomes = {
  domain: [],
  msgraph: ['undici', 'dataloader', 'lru-cache'],
  live: [],
  audit: [],
  redis: ['ioredis'],
  identity: ['@azure/identity', '@azure/core-rest-pipeline', 'jose', 'lru-cache', 'undici'],
  graphql: [
    'graphql',
    'type-graphql',
    'graphql-scalars',
    'reflect-metadata',
    '@apollo/server',
    '@apollo/subgraph',
    '@escape.tech/graphql-armor-max-aliases',
    '@escape.tech/graphql-armor-max-depth',
    '@graphql-tools/utils',
    'graphql-jit',
    'graphql-ws',
    'lru-cache',
  ],
  http: [
    'fastify',
    '@as-integrations/fastify',
    '@fastify/cors',
    'helmet',
    '@fastify/rate-limit',
    '@fastify/static',
    'lru-cache',
    'ws',
  ],
  telemetry: ['pino', 'prom-client', '@opentelemetry/api'],
  config: ['zod'],
  doctor: [],
  sandbox: [],
};

const any = (names) => (names.length ? `(${names.join('|')})` : '(?!)');

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies',
      comment: 'The imports of src are installed with the package; the playground is bundled by vite.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/playground/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    ...Object.entries(mayImport).map(([folder, allowed]) => ({
      name: `${folder}-imports`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: {
        path: '^src/',
        pathNot: [
          `^src/${any([folder, ...allowed])}/`,
          `^src/${any([...(mayImportFiles[folder] ?? []), ...(mayImportTypes[folder] ?? [])])}\\.ts$`,
        ],
      },
    })),
    ...Object.entries(mayImportTypes).map(([folder, files]) => ({
      name: `${folder}-imports-types`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/${any(files)}\\.ts$`, dependencyTypesNot: ['type-only'] },
    })),
    ...Object.entries(npmHomes).map(([folder, packages]) => ({
      name: `${folder}-packages`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: {
        dependencyTypes: ['npm', 'npm-optional', 'npm-peer'],
        pathNot: `^node_modules/${any(packages)}/`,
      },
    })),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-core-modules',
      comment:
        'These folders receive what they need of Node as parameters. proxy.ts uses BlockList of net, which connects to nothing.',
      severity: 'error',
      from: {
        path: '^src/(graphql|identity|config)/',
        pathNot: '^src/config/settings/proxy\\.ts$',
      },
      to: { dependencyTypes: ['core'], pathNot: '^(crypto|fs|fs/promises|util)$' },
    },
    {
      name: 'core-modules-of-telemetry',
      comment: 'Standard error, and the scope of a request.',
      severity: 'error',
      from: { path: '^src/telemetry/' },
      to: { dependencyTypes: ['core'], pathNot: '^(async_hooks|perf_hooks|process|stream|util)$' },
    },
    {
      name: 'files-that-settings-name',
      comment: 'Files are read by config at the start, and by identity for a workload token.',
      severity: 'error',
      from: { path: '^src/(graphql|telemetry)/' },
      to: { dependencyTypes: ['core'], path: '^fs' },
    },
    {
      name: 'known-folders',
      comment: 'A new folder or root file needs its row in the tables above.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          `^src/${any(Object.keys(mayImport))}/`,
          '^src/(app|app-options|bin|command-line|create-audit|create-case-source|create-context|create-server|example-command|index|main|observability|observe-updates|readings|readiness|upstream|version)\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'leaves-at-the-root',
      severity: 'error',
      from: { path: '^src/(command-line|example-command|version)\\.ts$' },
      to: { pathNot: '^util$' },
    },
    {
      name: 'bin-imports-nothing',
      comment: 'It loads the bundle of main.ts.',
      severity: 'error',
      from: { path: '^src/bin\\.ts$' },
      to: { path: ['^src/', '^node_modules/'] },
    },
    {
      name: 'app-is-wiring',
      comment: 'The composition root imports no sandbox and no package.',
      severity: 'error',
      from: {
        path: '^src/(app|app-options|create-audit|create-case-source|create-context|create-readiness|index|upstream)\\.ts$',
      },
      to: { path: ['^src/(sandbox|main)', '^node_modules/'] },
    },
    {
      name: 'main-starts-the-app',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: {
        path: ['^src/', '^node_modules/'],
        pathNot:
          '^src/((app|command-line|example-command|version|audit/verify-files)\\.ts$|config/|doctor/|sandbox/)',
      },
    },
    {
      name: 'playground-is-for-browsers',
      comment: 'The server serves its built files and imports none of its modules.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/playground/' },
      to: { path: '^src/playground/' },
    },
    {
      name: 'playground-runs-without-node',
      severity: 'error',
      from: { path: '^src/playground/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'doctor-is-loaded-on-demand',
      comment: 'The server needs none of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/doctor/' },
      to: { path: '^src/doctor/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'sandbox-is-loaded-on-demand',
      comment: 'A server for a real tenant never loads the emulator.',
      severity: 'error',
      from: { pathNot: '^src/(sandbox|playground)/' },
      to: { path: '^src/sandbox/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
  },
};
