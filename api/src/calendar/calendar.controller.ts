import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { CalendarBody, CalendarRange, CalendarView, DeadlineQuery, DeadlineView } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarService } from './calendar.service.js';

@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly queries: CalendarQueries,
    private readonly service: CalendarService,
  ) {}

  @Get()
  @Allow('calendar.read')
  @Answers(CalendarView, 'Teaching days with their cycle day, closures and periods')
  between(@CurrentUser() principal: Principal, @Query() range: CalendarRange): Promise<CalendarView> {
    return this.queries.between(principal, range);
  }

  @Put()
  @Allow('calendar.write')
  @Answers(CalendarView, 'Writes the whole calendar')
  replace(@CurrentUser() principal: Principal, @Body() body: CalendarBody): Promise<CalendarView> {
    return this.service.replace(principal, body);
  }

  @Get('deadline')
  @Allow('calendar.read')
  @Answers(DeadlineView, 'By when a request for a lesson would have to come, and why')
  deadline(@CurrentUser() principal: Principal, @Query() query: DeadlineQuery): Promise<DeadlineView> {
    return this.queries.deadline(principal, query);
  }
}
