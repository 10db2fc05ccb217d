import highs, { type Highs } from 'highs';

/** Loads the solver, which is WebAssembly: some 100 ms, once in each thread. The package is typed as CommonJS, and loaded as a module. */
export const loadSolver = highs as unknown as () => Promise<Highs>;
