export * from './lacking.js';
export * from './limits.js';
