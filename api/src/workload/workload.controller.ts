import { Controller, Get, Query } from '@nestjs/common';
import { type Workload, WorkloadQuery } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { WorkloadQueries } from './workload.queries.js';

@Controller('workload')
export class WorkloadController {
  constructor(private readonly queries: WorkloadQueries) {}

  @Allow('workload.read')
  @Get()
  workload(@Who() asker: Asker, @Query() query: WorkloadQuery): Promise<Workload> {
    return this.queries.workload(asker, query);
  }
}
