import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { CalendarBody, CalendarRange, type CalendarView, DeadlineQuery, type DeadlineView } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
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
  between(@Who() asker: Asker, @Query() range: CalendarRange): Promise<CalendarView> {
    return this.queries.between(asker, range);
  }

  @Put()
  @Allow('calendar.write')
  replace(@Who() asker: Asker, @Body() body: CalendarBody): Promise<CalendarView> {
    return this.service.replace(asker, body);
  }

  @Get('deadline')
  @Allow('calendar.read')
  deadline(@Who() asker: Asker, @Query() query: DeadlineQuery): Promise<DeadlineView> {
    return this.queries.deadline(asker, query);
  }
}
