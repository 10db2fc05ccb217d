export * from './buckets.js';
export * from './pace.js';
export * from './pace.guard.js';
