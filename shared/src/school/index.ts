export * from './limits.js';
export * from './working-pattern.js';
