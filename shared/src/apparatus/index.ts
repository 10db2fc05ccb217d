export * from './apparatus.contract.js';
