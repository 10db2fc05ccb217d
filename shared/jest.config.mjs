/** @type {import('jest').Config} */
export default {
  displayName: 'shared',
  // ends what hangs; how long a test takes is the machine's affair
  testTimeout: 120_000,
  rootDir: '..',
  roots: ['<rootDir>/shared'],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/shared/**/*.spec.ts'],
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
  setupFiles: ['reflect-metadata', '<rootDir>/shared/test/property-seed.mjs'],
  collectCoverageFrom: ['<rootDir>/shared/src/**/*.ts'],
  coverageProvider: 'v8',
  coverageDirectory: '<rootDir>/coverage/shared',
};
