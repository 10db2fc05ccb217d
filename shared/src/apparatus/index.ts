export * from './apparatus-csv.js';
export * from './availability.js';
export * from './free-in-each.js';
export * from './holds-over-capacity.js';
export * from './kit-name.js';
export * from './kits.js';
export * from './limits.js';
export * from './retake.js';
