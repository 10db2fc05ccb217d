export * from './idempotency.entity.js';
export * from './page.js';
export * from './problem.js';
export * from './uuid.js';
