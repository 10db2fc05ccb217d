export * from './alternatives.js';
export * from './hazard-bands.js';
export * from './late-reasons.js';
export * from './limits.js';
export * from './make-up.js';
export * from './statuses.js';
export * from './steps.js';
export * from './transitions.js';
