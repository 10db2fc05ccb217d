export * from './coverage.js';
export * from './limits.js';
export * from './read-scheme-rows.js';
export * from './scheme-facts.js';
