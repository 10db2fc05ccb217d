import { Body, Controller, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { BudgetBody, Budgets, BudgetsQuery, FinancialYearBody } from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { asksCsv, csvText } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { BudgetsService } from './budgets.service.js';

const COLUMNS = ['department', 'from', 'to', 'budget', 'spent', 'committed', 'left'] as const;

@Controller('budgets')
export class BudgetsController {
  constructor(private readonly budgets: BudgetsService) {}

  @Get()
  @Allow('stock.write')
  @Answers(
    Budgets,
    'What departments may spend in a financial year, what they have spent, what is ordered, and what is left: one’s own, or all. Also as CSV',
  )
  async read(
    @Query() query: BudgetsQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Budgets | string> {
    const found = await this.budgets.read(principal, query);
    if (!asksCsv(query.format, accept)) return found;
    void reply.type('text/csv; charset=utf-8').header('Content-Disposition', `attachment; filename="budgets-${found.year}.csv"`);
    const { from, to } = found;
    return csvText(
      COLUMNS,
      found.departments.map(({ department, amount, spent, committed, left }) => [department, from, to, amount, spent, committed, left]),
    );
  }

  @Put('year')
  @Allow('departments.write')
  @Answers(Budgets, 'Says in which month the school’s financial year begins')
  begin(@Body() body: FinancialYearBody, @CurrentUser() principal: Principal): Promise<Budgets> {
    return this.budgets.begin(principal, body);
  }

  @Put(':id')
  @Allow('policy.write')
  @Answers(Budgets, 'Says what a department may spend in a financial year: its head, or who runs the school')
  set(@Param('id') id: string, @Body() body: BudgetBody, @CurrentUser() principal: Principal): Promise<Budgets> {
    return this.budgets.set(principal, idOr404(id, 'department'), body);
  }
}
