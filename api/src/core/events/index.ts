export * from './consumers.js';
export * from './event.entity.js';
export * from './events.js';
export * from './events.module.js';
export * from './new-event.js';
export * from './place-of.js';
export * from './take-back.js';
export * from './within.js';
