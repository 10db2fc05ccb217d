import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Department, DepartmentBody, DepartmentChange, PolicyBody } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { DepartmentsQueries } from './departments.queries.js';
import { DepartmentsService } from './departments.service.js';

/** The departments of a school and by when each wants its requisitions. */
@Controller('departments')
export class DepartmentsController {
  constructor(
    private readonly queries: DepartmentsQueries,
    private readonly service: DepartmentsService,
  ) {}

  @Allow('departments.read')
  @Get()
  @Answers(Department, 'The departments with their policies', 'page')
  async list(@CurrentUser() { schoolId, timeZone }: Principal): Promise<{ items: Department[] }> {
    return { items: await this.queries.list(schoolId, timeZone) };
  }

  @Allow('departments.write')
  @Post()
  @Answers(Department, 'Adds a department')
  add(@CurrentUser() principal: Principal, @Body() body: DepartmentBody): Promise<Department> {
    return this.service.add(principal, body);
  }

  @Allow('policy.write', 'departments.write')
  @Put(':id')
  @Answers(Department, 'Changes a department')
  change(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: DepartmentChange): Promise<Department> {
    return this.service.change(principal, id, body);
  }

  @Allow('policy.write')
  @Put(':id/policy')
  @Answers(Department, 'Says by when a department wants its requests, from a date on')
  setPolicy(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: PolicyBody): Promise<Department> {
    return this.service.setPolicy(principal, id, body);
  }
}
