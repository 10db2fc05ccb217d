export * from './change-task.js';
export * from './clearing-from.js';
export * from './demand.entity.js';
export * from './demand-sums.js';
export * from './prep-list.queries.js';
export * from './prep.module.js';
export * from './task.entity.js';
export * from './tasks.js';
