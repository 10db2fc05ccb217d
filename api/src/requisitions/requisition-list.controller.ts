import { Controller, Get, Query } from '@nestjs/common';
import { RequisitionQuery, RequisitionSummary } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { RequisitionListQueries } from './requisition-list.queries.js';

/** Requisitions as a list. */
@Controller('requisitions')
export class RequisitionListController {
  constructor(private readonly queries: RequisitionListQueries) {}

  @Allow('requisitions.read')
  @Get()
  @Answers(RequisitionSummary, 'Requisitions, by the time of their lesson', 'page')
  list(@CurrentUser() principal: Principal, @Query() query: RequisitionQuery): Promise<Page<RequisitionSummary>> {
    return this.queries.list(principal, query);
  }
}
