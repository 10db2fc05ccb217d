export * from './availability.js';
export * from './holds-over-capacity.js';
