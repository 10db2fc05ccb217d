export * from './judged-load.js';
export * from './workload.module.js';
