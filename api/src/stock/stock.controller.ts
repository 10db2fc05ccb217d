import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { MovementQuery, Stock, StockAdjustment, StockBody, StockChange, StockMovement, StockQuery } from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { asksCsv, csvText, type Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { stockTable } from './stock-table.js';
import { StockQueries } from './stock.queries.js';
import { StockService } from './stock.service.js';

@Controller('stock')
export class StockController {
  constructor(
    private readonly stock: StockService,
    private readonly queries: StockQueries,
  ) {}

  @Get()
  @Allow('stock.read')
  @Answers(
    Stock,
    'Chemicals and consumables with how much is there, by name; as CSV the whole list, in the columns of the file that comes in',
    'page',
  )
  async list(
    @Query() query: StockQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<Stock> | string> {
    if (!asksCsv(query.format, accept)) return this.queries.list(principal, query);
    void reply.type('text/csv; charset=utf-8').header('Content-Disposition', 'attachment; filename="stock.csv"');
    return csvText(...stockTable(await this.queries.all(principal, query)));
  }

  @Get(':id')
  @Allow('stock.read')
  @Answers(Stock, 'One stock')
  one(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<Stock> {
    return this.queries.one(principal, idOr404(id, 'stock'));
  }

  @Get(':id/movements')
  @Allow('stock.write')
  @Answers(StockMovement, 'Who had how much more or less of it, when and why, the newest first', 'page')
  movements(
    @Param('id') id: string,
    @Query() { limit }: MovementQuery,
    @CurrentUser() principal: Principal,
  ): Promise<{ items: StockMovement[] }> {
    return this.queries.movements(principal, idOr404(id, 'stock'), limit);
  }

  @Post()
  @Allow('stock.write')
  @Answers(Stock, 'Adds a chemical or consumable')
  add(@Body() body: StockBody, @CurrentUser() principal: Principal): Promise<Stock> {
    return this.stock.add(principal, body);
  }

  @Put(':id')
  @Allow('stock.write')
  @Answers(Stock, 'Changes what is sent')
  change(@Param('id') id: string, @Body() body: StockChange, @CurrentUser() principal: Principal): Promise<Stock> {
    return this.stock.change(principal, idOr404(id, 'stock'), body);
  }

  @Post(':id/adjust')
  @HttpCode(200)
  @Allow('stock.write')
  @Answers(Stock, 'Says that there is more or less of it, and why; never less than nothing')
  adjust(@Param('id') id: string, @Body() body: StockAdjustment, @CurrentUser() principal: Principal): Promise<Stock> {
    return this.stock.adjust(principal, idOr404(id, 'stock'), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('stock.write')
  @Answers(null, 'Takes it off the list; what drew from it still names it')
  remove(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.stock.remove(principal, idOr404(id, 'stock'));
  }
}
