import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Config } from '../config/index.js';
import { JobRuns } from './job-runs.js';
import { Pending } from './pending.js';
import { Schools } from './schools.js';
import { Retention } from './retention.js';
import { StandingWork } from './standing-work.js';
import { Worker } from './worker.js';

/** What is done without being asked for. Without the schedule (JOBS=0) every `@Interval` stays as still as its decorator. */
@Global()
@Module({})
export class JobsModule {
  static with(config: Pick<Config, 'jobs'>): DynamicModule {
    return {
      module: JobsModule,
      imports: config.jobs ? [ScheduleModule.forRoot()] : [],
      providers: [JobRuns, Pending, Retention, Schools, StandingWork, Worker],
      exports: [JobRuns, Pending, Retention, Schools, StandingWork, Worker],
    };
  }
}
