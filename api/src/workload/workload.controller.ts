import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Figures, FiguresQuery, WhatIfAnswer, WhatIfBody, Workload, WorkloadQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { FiguresQueries } from './figures.queries.js';
import { WhatIf } from './what-if.js';
import { WorkloadQueries } from './workload.queries.js';

@Controller('workload')
export class WorkloadController {
  constructor(
    private readonly queries: WorkloadQueries,
    private readonly sums: FiguresQueries,
    private readonly whatIf: WhatIf,
  ) {}

  @Allow('workload.read')
  @Get()
  @Answers(Workload, 'Load and capacity by day, overloads, backlog and pressure')
  workload(@CurrentUser() principal: Principal, @Query() query: WorkloadQuery): Promise<Workload> {
    return this.queries.workload(principal, query);
  }

  @Allow('workload.read')
  @Get('figures')
  @Answers(
    Figures,
    'Lateness by week, cause and year, load, shortages and what was prepared for nothing, of days that are over; by teacher to their own head alone',
  )
  figures(@CurrentUser() principal: Principal, @Query() query: FiguresQuery): Promise<Figures> {
    return this.sums.figures(principal, query);
  }

  @Allow('policy.write')
  @Post('what-if')
  @Paced('file')
  @HttpCode(200)
  @Answers(WhatIfAnswer, 'What came of days in one’s department, and what would have come of them with something else; changes nothing')
  tryOut(@CurrentUser() principal: Principal, @Body() body: WhatIfBody): Promise<WhatIfAnswer> {
    return this.whatIf.answer(principal, body);
  }
}
