export * from './apparatus.contract.js';
export * from './availability.js';
