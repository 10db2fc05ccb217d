export * from './prep.contract.js';
