export * from './alternatives.js';
export * from './hazard-bands.js';
export * from './line.contract.js';
export * from './make-up.js';
export * from './quantities.js';
export * from './requisition.contract.js';
export * from './transitions.js';
