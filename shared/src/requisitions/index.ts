export * from './line.contract.js';
export * from './requisition.contract.js';
