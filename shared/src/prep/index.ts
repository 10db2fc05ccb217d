export * from './ask-by.js';
export * from './batches.js';
export * from './effort.js';
export * from './limits.js';
export * from './pick-list.js';
export * from './task-kinds.js';
export * from './task-windows.js';
export * from './together.js';
