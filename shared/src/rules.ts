/** Lists the rules, limits and lists that page and server both run: plain functions and constants, no decorators. */
export * from './access/index.js';
export * from './errors/index.js';
export * from './time/index.js';
export * from './reading/index.js';
export * from './identity/index.js';
export * from './school/index.js';
export * from './calendar/index.js';
export * from './practicals/index.js';
export * from './substances/index.js';
export * from './apparatus/index.js';
export * from './requisitions/index.js';
export * from './prep/index.js';
export * from './workload/index.js';
export * from './notifications/index.js';
export * from './reports/index.js';
export * from './imports/index.js';
export * from './events/index.js';
