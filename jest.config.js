/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // These need more packages, the network or a browser of the system, and have commands of their own:
  // npm run test:federation, test:clients, test:package, test:redis, test:observability, test:production
  // and test:browser.
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/federation/',
    '<rootDir>/test/clients/generated/',
    '<rootDir>/test/package/',
    '<rootDir>/test/redis/',
    '<rootDir>/test/observability/',
    '<rootDir>/test/production/',
    '<rootDir>/test/browser/',
  ],
  setupFiles: ['reflect-metadata'],
  // Sources import each other with the `.js` suffix of ES modules; jest runs them as CommonJS from the `.ts` files.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.ts$': '<rootDir>/test/testkit/esbuild-transform.js',
    // These packages are ES modules only.
    '/node_modules/(jose|content-disposition)/.+\\.js$': '<rootDir>/test/testkit/esbuild-transform.js',
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|content-disposition)/)'],
  testTimeout: 20_000,
  // Jest would leave one processor free, which is half of a machine with two.
  maxWorkers: '100%',
  clearMocks: true,
};
