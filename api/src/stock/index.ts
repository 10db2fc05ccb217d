export { type Draw, Draws } from './draws.js';
export { NamedStock } from './named-stock.js';
export { type OnTheShelf, type PlacedStock, Shelf } from './shelf.js';
export { StockList } from './stock-list.js';
export { StockModule } from './stock.module.js';
export { StockMovementRow } from './stock-movement.entity.js';
export { StorageRulesRow } from './storage-rules.entity.js';
export { StockService } from './stock.service.js';
export { StockRow } from './stock.entity.js';
