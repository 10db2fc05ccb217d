export * from './check-due.js';
export * from './limits.js';
