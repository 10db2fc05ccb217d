export * from './problem-body.js';
export * from './problem.js';
export * from './told.js';
