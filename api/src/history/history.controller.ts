import { Controller, Get, Query } from '@nestjs/common';
import { ActivityQuery, ActivityView } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { HistoryQueries } from './history.queries.js';

/** Who did what at a school. */
@Controller('activity')
export class HistoryController {
  constructor(private readonly queries: HistoryQueries) {}

  @Allow('activity.read')
  @Get()
  @Answers(ActivityView, 'Who did what, the newest first', 'page')
  list(@CurrentUser() principal: Principal, @Query() query: ActivityQuery): Promise<Page<ActivityView>> {
    return this.queries.list(principal, query);
  }
}
