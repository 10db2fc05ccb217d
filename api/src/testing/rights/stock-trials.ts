import { simple, type Trial } from './trials.js';

/** Who sees what is in stock, and who keeps it. */
export const STOCK_TRIALS: readonly Trial[] = [
  simple('stock.read', (client) => client.get('/stock?limit=1')),
  simple('stock.write (add)', (client) => client.post('/stock', {})),
  simple('stock.write (shopping list)', (client) => client.get('/shopping-list')),
];
