export * from './csv.js';
export * from './idempotency.entity.js';
export { JsonText } from './json-text.js';
export * from './page.js';
export * from './kept-without.js';
export { unknownFault } from './unknown-faults.js';
