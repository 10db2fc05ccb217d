import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Duty, DutyBody, DutyChange, DutyQuery } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { type Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { DutiesQueries } from './duties.queries.js';
import { DutiesService } from './duties.service.js';

@Controller('duties')
export class DutiesController {
  constructor(
    private readonly duties: DutiesService,
    private readonly queries: DutiesQueries,
  ) {}

  @Get()
  @Allow('prep.read')
  @Answers(Duty, 'Technicians’ work that no request asked for, by title, with the next date of each', 'page')
  list(@Query() query: DutyQuery, @CurrentUser() principal: Principal): Promise<Page<Duty>> {
    return this.queries.list(principal, query);
  }

  @Post()
  @Allow('duties.write')
  @Answers(Duty, 'Adds a duty, once or by a rule; each of its dates is a task of that day')
  add(@Body() body: DutyBody, @CurrentUser() principal: Principal): Promise<Duty> {
    return this.duties.add(principal, body);
  }

  @Put(':id')
  @Allow('duties.write')
  @Answers(Duty, 'Writes a duty anew; its open tasks follow, what was done stays')
  change(@Param('id') id: string, @Body() body: DutyChange, @CurrentUser() principal: Principal): Promise<Duty> {
    return this.duties.change(principal, idOr404(id, 'duty'), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('duties.write')
  @Answers(null, 'Ends a duty; its open tasks go, what was done stays')
  remove(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.duties.remove(principal, idOr404(id, 'duty'));
  }
}
