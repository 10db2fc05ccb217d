export * from './job-run.entity.js';
export * from './job-runs.js';
export * from './jobs.module.js';
export * from './one-at-a-time.js';
export * from './schools.js';
export * from './tidy.js';
