import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { WhatIfAnswer, WhatIfBody, Workload, WorkloadQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { WhatIf } from './what-if.js';
import { WorkloadQueries } from './workload.queries.js';

@Controller('workload')
export class WorkloadController {
  constructor(
    private readonly queries: WorkloadQueries,
    private readonly whatIf: WhatIf,
  ) {}

  @Allow('workload.read')
  @Get()
  @Answers(Workload, 'Load and capacity by day, overloads, backlog and pressure')
  workload(@CurrentUser() principal: Principal, @Query() query: WorkloadQuery): Promise<Workload> {
    return this.queries.workload(principal, query);
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
