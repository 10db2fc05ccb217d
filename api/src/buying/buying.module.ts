import { Module } from '@nestjs/common';
import { StockModule } from '../stock/index.js';
import { BudgetsController } from './budgets.controller.js';
import { BudgetsService } from './budgets.service.js';
import { PurchasesController } from './purchases.controller.js';
import { PurchasesService } from './purchases.service.js';

/** What departments order and spend, against their budget of a financial year. */
@Module({ imports: [StockModule], controllers: [BudgetsController, PurchasesController], providers: [BudgetsService, PurchasesService] })
export class BuyingModule {}
