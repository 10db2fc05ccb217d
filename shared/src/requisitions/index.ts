export * from './alternatives.js';
export * from './hazard-bands.js';
export * from './make-up.js';
export * from './requisition.contract.js';
export * from './transitions.js';
