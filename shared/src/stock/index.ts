export * from './limits.js';
export * from './stock-standing.js';
export * from './taking.js';
export * from './shopping.js';
export * from './storage.js';
