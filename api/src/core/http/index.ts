export * from './idempotency.entity.js';
export * from './page.js';
export * from './kept-without.js';
