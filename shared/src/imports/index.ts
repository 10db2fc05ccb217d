export * from './imports.contract.js';
