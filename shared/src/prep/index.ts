export * from './batches.js';
export * from './effort.js';
export * from './pick-list.js';
export * from './prep.contract.js';
export * from './task-windows.js';
