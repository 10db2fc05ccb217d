import { Controller, Get, Query } from '@nestjs/common';
import { Machines, MachinesQuery } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { MachinesQueries } from './machines.queries.js';

@Controller('machines')
export class MachinesController {
  constructor(private readonly queries: MachinesQueries) {}

  @Get()
  @Allow('apparatus.read')
  @Answers(
    Machines,
    'Things with a label of their own (machines, kilns, trolleys): how each is now, and who has it in turn until when it is ready again',
  )
  list(@Query() query: MachinesQuery, @CurrentUser() principal: Principal): Promise<Machines> {
    return this.queries.list(principal, query);
  }
}
