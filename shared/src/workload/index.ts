export * from './workload.contract.js';
