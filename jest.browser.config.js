import config from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...config,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  // More browsers at once slow each other down.
  maxWorkers: 2,
  testTimeout: 60_000,
};
