import { Module } from '@nestjs/common';
import { SubstancesModule } from '../substances/index.js';
import { Draws } from './draws.js';
import { NamedStock } from './named-stock.js';
import { Shelf } from './shelf.js';
import { ShoppingListController } from './shopping-list.controller.js';
import { ShoppingListQueries } from './shopping-list.queries.js';
import { StockList } from './stock-list.js';
import { StockController } from './stock.controller.js';
import { StockQueries } from './stock.queries.js';
import { StockService } from './stock.service.js';
import { StorageController } from './storage.controller.js';
import { StorageQueries } from './storage.queries.js';
import { StorageService } from './storage.service.js';
import { TakeBackStock } from './take-back-stock.js';

/** Chemicals and consumables: how much is there, where, until when, and what has to be bought. */
@Module({
  imports: [SubstancesModule],
  controllers: [ShoppingListController, StockController, StorageController],
  providers: [
    Draws,
    NamedStock,
    Shelf,
    ShoppingListQueries,
    StockList,
    StockQueries,
    StockService,
    StorageQueries,
    StorageService,
    TakeBackStock,
  ],
  exports: [Draws, NamedStock, Shelf, StockList, StockService],
})
export class StockModule {}
