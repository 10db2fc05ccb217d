import { Global, Module } from '@nestjs/common';
import { JobRuns } from './job-runs.js';
import { Pending } from './pending.js';
import { Retention } from './retention.js';
import { StandingWork } from './standing-work.js';
import { Worker } from './worker.js';

/** What is done without being asked for. */
@Global()
@Module({
  providers: [JobRuns, Pending, Retention, StandingWork, Worker],
  exports: [JobRuns, Pending, Retention, StandingWork, Worker],
})
export class JobsModule {}
