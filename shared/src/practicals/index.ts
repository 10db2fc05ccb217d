export * from './line.contract.js';
export * from './practical.contract.js';
export * from './quantities.js';
export * from './strength.js';
export * from './strength-words.js';
