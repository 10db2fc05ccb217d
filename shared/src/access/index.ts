export * from './permissions.js';
export * from './policies.js';
export * from './rights.js';
