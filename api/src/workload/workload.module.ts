import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { JudgedLoad } from './judged-load.js';
import { WorkloadController } from './workload.controller.js';
import { WorkloadQueries } from './workload.queries.js';

/** Whether the technicians' time is enough for what is asked of it. */
@Module({
  imports: [CalendarModule],
  controllers: [WorkloadController],
  providers: [JudgedLoad, WorkloadQueries],
  exports: [JudgedLoad],
})
export class WorkloadModule {}
