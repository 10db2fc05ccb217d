import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { PrepList, PrepListQuery, UnsentTicks as UnsentTicksBody, UnsentWritten } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { JsonText } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { PrepListQueries } from './prep-list.queries.js';
import { UnsentTicks } from './unsent-ticks.js';

@Controller()
export class PrepController {
  constructor(
    private readonly lists: PrepListQueries,
    private readonly unsent: UnsentTicks,
  ) {}

  @Allow('prep.read')
  @Get('prep-list')
  @Answers(PrepList, 'The work of a day: batches, tasks in order of time, pick list, deliveries, collections')
  day(@CurrentUser() principal: Principal, @Query() query: PrepListQuery): Promise<JsonText<PrepList>> {
    return this.lists.day(principal, query);
  }

  @Allow('prep.write')
  @Post('tasks/unsent')
  @HttpCode(200)
  @Answers(UnsentWritten, 'Writes down ticks that somebody threw away on leaving a device, before they were sent')
  throwAway(@CurrentUser() principal: Principal, @Body() { ticks }: UnsentTicksBody): Promise<UnsentWritten> {
    return this.unsent.write(principal, ticks);
  }
}
