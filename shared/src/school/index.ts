export * from './school.contract.js';
export * from './working-pattern.js';
