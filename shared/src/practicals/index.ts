export * from './practical.contract.js';
