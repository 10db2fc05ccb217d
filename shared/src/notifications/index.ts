export * from './notification.contract.js';
