import { Controller, Get, Query } from '@nestjs/common';
import { Workload, WorkloadQuery } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { WorkloadQueries } from './workload.queries.js';

@Controller('workload')
export class WorkloadController {
  constructor(private readonly queries: WorkloadQueries) {}

  @Allow('workload.read')
  @Get()
  @Answers(Workload, 'Load and capacity by day, overloads, backlog and pressure')
  workload(@Who() asker: Asker, @Query() query: WorkloadQuery): Promise<Workload> {
    return this.queries.workload(asker, query);
  }
}
