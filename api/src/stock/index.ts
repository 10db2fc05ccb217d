export { StockModule } from './stock.module.js';
export { StockMovementRow } from './stock-movement.entity.js';
export { StockRow } from './stock.entity.js';
