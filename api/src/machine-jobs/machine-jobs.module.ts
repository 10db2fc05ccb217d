import { Module } from '@nestjs/common';
import { ApparatusModule } from '../apparatus/index.js';
import { CalendarModule } from '../calendar/index.js';
import { PrepModule } from '../prep/index.js';
import { EndMachineJob } from './end-machine-job.js';
import { ForgetMachineJobs } from './forget-machine-jobs.js';
import { HoldMachine } from './hold-machine.js';
import { MachineJobsController } from './machine-jobs.controller.js';
import { MachineJobsQueries } from './machine-jobs.queries.js';
import { MachineJobsService } from './machine-jobs.service.js';
import { ReadMachineJob } from './read-machine-job.js';
import { TakeBackMachineJob } from './take-back-machine-job.js';

/** What machines do between lessons: firings, and what is cut for a class. */
@Module({
  imports: [ApparatusModule, CalendarModule, PrepModule],
  controllers: [MachineJobsController],
  providers: [MachineJobsQueries, MachineJobsService, ReadMachineJob, HoldMachine, EndMachineJob, TakeBackMachineJob, ForgetMachineJobs],
})
export class MachineJobsModule {}
