import config from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...config,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  // Several browsers at once make each other slow.
  maxWorkers: 2,
  testTimeout: 60_000,
};
