export * from './limits.js';
export * from './closes-at.js';
export * from './read-cut.js';
export * from './gather.js';
