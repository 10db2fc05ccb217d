export * from './message-kinds.js';
export * from './prep-list-time.js';
export * from './quiet-hours.js';
export * from './short-notice.js';
export * from './week-review-time.js';
