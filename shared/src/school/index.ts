export * from './school.contract.js';
