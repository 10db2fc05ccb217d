export { MachineJobRow } from './machine-job.entity.js';
export { MachineJobsModule } from './machine-jobs.module.js';
export { MachineJobsService } from './machine-jobs.service.js';
