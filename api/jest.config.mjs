/** @type {import('jest').Config} */
export default {
  displayName: 'api',
  testTimeout: 120_000,
  // modules are not let go of between files: a worker that has run a hundred of them begins anew
  workerIdleMemoryLimit: '2GB',
  rootDir: '..',
  roots: ['<rootDir>/api', '<rootDir>/migrations'],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{api,migrations}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      },
    ],
  },
  moduleNameMapper: {
    '^@app/shared$': '<rootDir>/shared/src/index.ts',
    '^@app/shared/(rules|contracts)$': '<rootDir>/shared/src/$1.ts',
    '^@app/shared/words$': '<rootDir>/shared/src/words/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['<rootDir>/api/test/setup.mjs', '<rootDir>/shared/test/property-seed.mjs'],
  globalSetup: '<rootDir>/api/test/global-setup.mjs',
  globalTeardown: '<rootDir>/api/test/global-teardown.mjs',
  collectCoverageFrom: ['<rootDir>/{api,shared}/src/**/*.ts', '!**/main.ts', '!**/bench-main.ts'],
  coverageProvider: 'v8',
  coverageDirectory: '<rootDir>/coverage/api',
};
