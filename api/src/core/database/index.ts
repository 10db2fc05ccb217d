export { columnsOf } from './columns-of.js';
export * from './data-source.js';
export * from './database.js';
export * from './database.module.js';
export * from './notices.js';
export * from './one-of.js';
export * from './points-to.js';
export { type Answered, command, is, type RowOf, type Statement, statement } from './statement.js';
export { ONE_MORE } from './write.js';
