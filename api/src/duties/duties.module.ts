import { Module } from '@nestjs/common';
import { MergeDuties } from './merge-duties.js';
import { CalendarModule } from '../calendar/index.js';
import { PrepModule } from '../prep/index.js';
import { DutiesController } from './duties.controller.js';
import { DutiesQueries } from './duties.queries.js';
import { DutiesService } from './duties.service.js';
import { DutiesConsumer, FollowCalendar } from './follow-calendar.js';
import { ForgetDuties } from './forget-duties.js';
import { LayOut } from './lay-out.js';
import { TakeBackDuty } from './take-back-duty.js';

/** Technicians' work that no request asked for. */
@Module({
  imports: [CalendarModule, PrepModule],
  controllers: [DutiesController],
  providers: [ForgetDuties, MergeDuties, DutiesQueries, DutiesService, LayOut, FollowCalendar, DutiesConsumer, TakeBackDuty],
})
export class DutiesModule {}
