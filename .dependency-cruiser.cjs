/**
 * Who may import whom inside src, and which folder is home to which npm package.
 * The tables of CONTRIBUTING.md, enforced. Both are closed lists: what is not named is refused.
 */
const mayImport = {
  domain: [],
  msgraph: ['domain', 'telemetry'],
  identity: ['domain'],
  graphql: ['domain'],
  http: ['graphql', 'telemetry'],
  telemetry: [],
  config: [],
  sandbox: [],
  // Built by vite, for browsers. Its examples speak of what the sandbox begins with.
  playground: ['sandbox/world'],
};

const npmHomes = {
  domain: [],
  msgraph: ['undici', 'dataloader', 'rate-limiter-flexible'],
  identity: ['@azure/identity', 'jose', 'lru-cache'],
  graphql: [
    'graphql',
    'type-graphql',
    'graphql-scalars',
    'reflect-metadata',
    '@apollo/server',
    '@apollo/subgraph',
    '@escape.tech/graphql-armor-max-aliases',
    '@escape.tech/graphql-armor-max-depth',
    'graphql-query-complexity',
  ],
  http: [
    'fastify',
    '@as-integrations/fastify',
    '@fastify/cors',
    '@fastify/helmet',
    '@fastify/rate-limit',
    '@fastify/static',
  ],
  telemetry: ['pino'],
  config: ['zod'],
  sandbox: [],
};

const any = (names) => (names.length ? `(${names.join('|')})` : '(?!)');

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies',
      comment:
        'What src imports must be installed with the package; the playground is shipped as vite built it.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/playground/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    ...Object.entries(mayImport).map(([folder, allowed]) => ({
      name: `${folder}-imports`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/${any([folder, ...allowed])}/` },
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
        'What these need of Node is handed to them. proxy.ts uses BlockList of net, which connects to nothing.',
      severity: 'error',
      from: {
        path: '^src/(graphql|identity|config|telemetry)/',
        pathNot: '^src/config/settings/proxy\\.ts$',
      },
      to: { dependencyTypes: ['core'], pathNot: '^(crypto|fs|fs/promises)$' },
    },
    {
      name: 'files-that-settings-name',
      comment: 'Read where the setting is: a manifest or rules once, a workload token whenever it is needed.',
      severity: 'error',
      from: { path: '^src/(graphql|telemetry)/' },
      to: { dependencyTypes: ['core'], path: '^fs' },
    },
    {
      name: 'known-folders',
      comment: 'A new folder or root file gets its row in the tables above first.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          `^src/${any(Object.keys(mayImport))}/`,
          '^src/(app|app-options|bin|example-command|index|main|version)\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'leaves-at-the-root',
      severity: 'error',
      from: { path: '^src/(example-command|version)\\.ts$' },
      to: {},
    },
    {
      name: 'bin-starts-main',
      severity: 'error',
      from: { path: '^src/bin\\.ts$' },
      to: { path: ['^src/', '^node_modules/'], pathNot: '^src/main\\.ts$' },
    },
    {
      name: 'app-is-wiring',
      comment: 'The composition root knows no sandbox and needs no package of its own.',
      severity: 'error',
      from: { path: '^src/(app|app-options|index)\\.ts$' },
      to: { path: ['^src/(sandbox|main)', '^node_modules/'] },
    },
    {
      name: 'main-starts-the-app',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: {
        path: ['^src/', '^node_modules/'],
        pathNot: '^src/((app|example-command|version)\\.ts$|config/|sandbox/)',
      },
    },
    {
      name: 'playground-is-for-browsers',
      comment: 'The server reads its built files and imports none of its modules.',
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
      name: 'sandbox-is-loaded-on-demand',
      comment: 'A server in front of a real tenant never loads the emulator.',
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
