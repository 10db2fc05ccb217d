import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { AbsenceAnswer, AbsenceBody, AbsenceQuery, AbsenceView } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { AbsencesQueries } from './absences.queries.js';
import { AbsencesService } from './absences.service.js';

@Controller('absences')
export class AbsencesController {
  constructor(
    private readonly queries: AbsencesQueries,
    private readonly service: AbsencesService,
  ) {}

  @Get()
  @Allow('absences.write')
  @Answers(AbsenceView, 'Who is away when', 'page')
  between(@CurrentUser() principal: Principal, @Query() query: AbsenceQuery): Promise<Page<AbsenceView>> {
    return this.queries.between(principal, query);
  }

  @Post()
  @Allow('absences.write')
  @Answers(AbsenceAnswer, 'Records that a person is away, and tells what that touches')
  write(@CurrentUser() principal: Principal, @Body() body: AbsenceBody): Promise<AbsenceAnswer> {
    return this.service.write(principal, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('absences.write')
  @Answers(null, 'Takes an absence back')
  withdraw(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<void> {
    return this.service.withdraw(principal, id);
  }
}
