export * from './buckets.js';
export * from './fair.guard.js';
export * from './pace.js';
export * from './pace.guard.js';
export * from './school-turns.js';
