export * from './instant.js';
export * from './interval.js';
export * from './iso-date.js';
export * from './wall-time.js';
export * from './weekday.js';
