import { Body, Controller, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { CutOffBody, GroupNeeds, NeedsBody, WeekList, WeekListQuery } from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { asksCsv, csvText } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { weekListTable } from './week-list-table.js';
import { WeekListQueries } from './week-list.queries.js';
import { WeekListService } from './week-list.service.js';

@Controller('week-list')
export class WeekListController {
  constructor(
    private readonly queries: WeekListQueries,
    private readonly lists: WeekListService,
  ) {}

  @Get()
  @Allow('stock.read')
  @Answers(
    WeekList,
    'What a department’s week uses up, by ingredient and material: what to buy, what to cut, when the shopping closes, and what its classes need. Also as CSV',
  )
  async list(
    @Query() query: WeekListQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WeekList | string> {
    const list = await this.queries.list(principal, query);
    if (!asksCsv(query.format, accept)) return list;
    void reply.type('text/csv; charset=utf-8').header('Content-Disposition', `attachment; filename="week-list-${list.from}.csv"`);
    return csvText(...weekListTable(list));
  }

  @Put('cut-offs/:id')
  @Allow('stock.write')
  @Answers(CutOffBody, 'Says when a department’s shopping for a week closes')
  cutOff(@Param('id') id: string, @Body() body: CutOffBody, @CurrentUser() principal: Principal): Promise<CutOffBody> {
    return this.lists.cutOff(principal, idOr404(id, 'department'), body);
  }

  @Put('needs/:id')
  @Allow('schemes.follow')
  @Answers(GroupNeeds, 'Says what pupils of a class need, as needs and numbers, never whom: its teachers, and whoever sees all lessons')
  needs(@Param('id') id: string, @Body() body: NeedsBody, @CurrentUser() principal: Principal): Promise<GroupNeeds> {
    return this.lists.needs(principal, idOr404(id, 'class'), body);
  }
}
