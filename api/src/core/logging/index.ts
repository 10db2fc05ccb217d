export * from './log-options.js';
export * from './request-lines.js';
export * from './security-events.js';
