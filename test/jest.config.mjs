/** One configuration for every spec: real PostgreSQL (started once, a template cloned per file), ES modules, no mocks. */
export default {
  rootDir: '..',
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/apps/web/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': ['@swc/jest'] },
  moduleNameMapper: {
    '^#(platform|people|records|delivery|postcards|tables|registrations|evaluations|digests)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/test/setup.mjs',
  globalTeardown: '<rootDir>/test/teardown.mjs',
  setupFiles: ['<rootDir>/test/nest-first.mjs'],
  maxWorkers: 2,
  testTimeout: 30_000,
  verbose: false,
};
