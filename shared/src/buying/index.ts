export * from './limits.js';
export * from './financial-year.js';
export * from './spending.js';
