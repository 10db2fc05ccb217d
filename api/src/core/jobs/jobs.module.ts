import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Config } from '../config/index.js';
import { JobRuns } from './job-runs.js';
import { Pending } from './pending.js';
import { Retention } from './retention.js';
import { StandingWork } from './standing-work.js';
import { Worker } from './worker.js';

/** What is done without being asked for. With jobs off (JOBS=0) no schedule runs, and every `@Interval` is only a mark. */
@Global()
@Module({})
export class JobsModule {
  static with(config: Pick<Config, 'jobs'>): DynamicModule {
    return {
      module: JobsModule,
      imports: config.jobs ? [ScheduleModule.forRoot()] : [],
      providers: [JobRuns, Pending, Retention, StandingWork, Worker],
      exports: [JobRuns, Pending, Retention, StandingWork, Worker],
    };
  }
}
