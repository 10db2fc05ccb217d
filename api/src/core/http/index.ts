export * from './idempotency.entity.js';
export * from './page.js';
