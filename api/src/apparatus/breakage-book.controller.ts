import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { BreakageBookAnswer, BreakageBookQuery } from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { asksCsv, csvText } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { BreakageBook } from './breakage-book.queries.js';

const COLUMNS = ['at', 'apparatus', 'quantity', 'what', 'cost', 'note', 'by'] as const;

@Controller('breakages')
export class BreakageBookController {
  constructor(private readonly book: BreakageBook) {}

  @Get()
  @Allow('apparatus.write')
  @Answers(BreakageBookAnswer, 'The breakage book of the whole school: what broke, was lost, used up or repaired, and what that cost')
  async all(
    @Query() query: BreakageBookQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BreakageBookAnswer | string> {
    if (!asksCsv(query.format, accept)) return this.book.all(principal, query);
    const { items } = await this.book.all(principal, { ...query, format: 'csv' });
    void reply.type('text/csv; charset=utf-8').header('Content-Disposition', 'attachment; filename="breakages.csv"');
    return csvText(
      COLUMNS,
      items.map(({ at, apparatus, quantity, how, cost, note, by }) => [at, apparatus, quantity, how ?? 'repaired', cost, note, by]),
    );
  }
}
