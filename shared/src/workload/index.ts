export * from './backlog.js';
export * from './capacity.js';
export * from './find-stretches.js';
export * from './judge-load.js';
export * from './limits.js';
export * from './overloads.js';
export * from './pressure.js';
export * from './working-segments.js';
