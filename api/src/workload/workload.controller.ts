import { Controller, Get, Query } from '@nestjs/common';
import { Workload, WorkloadQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { WorkloadQueries } from './workload.queries.js';

@Controller('workload')
export class WorkloadController {
  constructor(private readonly queries: WorkloadQueries) {}

  @Allow('workload.read')
  @Get()
  @Answers(Workload, 'Load and capacity by day, overloads, backlog and pressure')
  workload(@CurrentUser() principal: Principal, @Query() query: WorkloadQuery): Promise<Workload> {
    return this.queries.workload(principal, query);
  }
}
