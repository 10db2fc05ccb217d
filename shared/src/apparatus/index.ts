export * from './apparatus.contract.js';
export * from './availability.js';
export * from './holds-over-capacity.js';
