export * from './problem.js';
export * from './told.js';
