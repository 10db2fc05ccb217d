export * from './events.js';
export * from './patterns.js';
