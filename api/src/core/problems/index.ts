export * from './problem-body.js';
export * from './problem.js';
export * from './said-by-database.js';
export * from './told.js';
