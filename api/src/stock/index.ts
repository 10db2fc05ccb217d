export { type Draw, Draws } from './draws.js';
export { NamedStock } from './named-stock.js';
export { type OnTheShelf, type PlacedStock, Shelf } from './shelf.js';
export { type ListedRow, StockList } from './stock-list.js';
export { StockModule } from './stock.module.js';
export { StockMovementRow } from './stock-movement.entity.js';
export { StockRow } from './stock.entity.js';
