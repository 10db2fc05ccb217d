import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { WeekListController } from './week-list.controller.js';
import { WeekListQueries } from './week-list.queries.js';
import { WeekListService } from './week-list.service.js';

/** What a department's week uses up: what to buy by ingredient, what to cut by material and size, and what its classes need. */
@Module({
  imports: [CalendarModule],
  controllers: [WeekListController],
  providers: [WeekListQueries, WeekListService],
})
export class WeekListModule {}
