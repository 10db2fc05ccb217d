import { Controller, Get, Query } from '@nestjs/common';
import { PrepList, PrepListQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { PrepListQueries } from './prep-list.queries.js';

@Controller()
export class PrepController {
  constructor(private readonly lists: PrepListQueries) {}

  @Allow('prep.read')
  @Get('prep-list')
  @Answers(PrepList, 'The work of a day: batches, tasks in order of time, pick list, deliveries, collections')
  day(@CurrentUser() principal: Principal, @Query() query: PrepListQuery): Promise<PrepList> {
    return this.lists.day(principal, query);
  }
}
