export * from './calendar.module.js';
export * from './capacity-of.js';
export * from './rules.types.js';
export * from './school-rules.js';
