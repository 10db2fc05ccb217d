export * from './log.module.js';
export { LogEntryRow } from './log-entry.entity.js';
