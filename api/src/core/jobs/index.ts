export * from './job-run.entity.js';
export * from './job-runs.js';
export * from './jobs.module.js';
export * from './single-flight.js';
export * from './schools.js';
export * from './retention.js';
