import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ShoppingList, ShoppingQuery } from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { asksCsv, csvText } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { ShoppingListQueries } from './shopping-list.queries.js';

const COLUMNS = ['supplier', 'name', 'concentration', 'unit', 'needed', 'there', 'toBuy', 'why'] as const;

@Controller('shopping-list')
export class ShoppingListController {
  constructor(private readonly queries: ShoppingListQueries) {}

  @Get()
  @Allow('stock.write')
  @Answers(
    ShoppingList,
    'What has to be bought, by supplier: what requests of the coming fortnight need less what is there, what is low, what is out of date',
  )
  async list(
    @Query() query: ShoppingQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShoppingList | string> {
    const list = await this.queries.list(principal, query);
    if (!asksCsv(query.format, accept)) return list;
    void reply.type('text/csv; charset=utf-8').header('Content-Disposition', 'attachment; filename="shopping-list.csv"');
    return csvText(
      COLUMNS,
      list.items.map((item) => [
        item.supplier,
        item.name,
        item.concentration ?? item.concentrationText,
        item.unit,
        item.needed,
        item.there,
        item.toBuy,
        item.why.join(' '),
      ]),
    );
  }
}
