export * from './judged-load.js';
export * from './technician-day.js';
export * from './workload.module.js';
