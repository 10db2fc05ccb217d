export * from './limits.js';
export * from './stock-standing.js';
