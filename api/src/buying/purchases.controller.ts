import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Purchase, PurchaseBody, PurchasesQuery, ReceiptBody } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { PurchasesService } from './purchases.service.js';

@Controller('purchases')
export class PurchasesController {
  constructor(private readonly purchases: PurchasesService) {}

  @Get()
  @Allow('stock.write')
  @Answers(Purchase, 'What one’s departments have ordered: what has not come first, then the newest', 'page')
  list(@Query() query: PurchasesQuery, @CurrentUser() principal: Principal): Promise<{ items: Purchase[] }> {
    return this.purchases.list(principal, query);
  }

  @Post()
  @Allow('stock.write')
  @Answers(Purchase, 'Writes down what was ordered for a department, and what it costs')
  order(@Body() body: PurchaseBody, @CurrentUser() principal: Principal): Promise<Purchase> {
    return this.purchases.order(principal, body);
  }

  @Post(':id/receive')
  @HttpCode(200)
  @Allow('stock.write')
  @Answers(Purchase, 'It came: it is spent, and what of it is a stock is on the shelf')
  receive(@Param('id') id: string, @Body() body: ReceiptBody, @CurrentUser() principal: Principal): Promise<Purchase> {
    return this.purchases.receive(principal, idOr404(id, 'order'), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('stock.write')
  @Answers(null, 'Takes an order off the list: it counts no more')
  remove(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.purchases.remove(principal, idOr404(id, 'order'));
  }
}
