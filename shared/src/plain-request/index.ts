export * from './known.types.js';
export * from './limits.js';
export * from './read.types.js';
export { lexiconOf, type Lexicon } from './lexicon.js';
export { readRequest } from './read-request.js';
export { withPracticalLines } from './with-practical.js';
