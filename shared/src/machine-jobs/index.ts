export * from './job-times.js';
export * from './limits.js';
