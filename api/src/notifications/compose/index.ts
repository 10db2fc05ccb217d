export * from './about.js';
export * from './compose.js';
export type * from './message-part.js';
