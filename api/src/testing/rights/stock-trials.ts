import { simple, type Trial } from './trials.js';

/** Who sees what is in stock, duties and checks, and who keeps them. */
export const STOCK_TRIALS: readonly Trial[] = [
  simple('stock.read', (client) => client.get('/stock?limit=1')),
  simple('stock.write (add)', (client) => client.post('/stock', {})),
  simple('stock.write (shopping list)', (client) => client.get('/shopping-list')),
  simple('duty.read', (client) => client.get('/duties?limit=1')),
  simple('duty.write (add)', (client) => client.post('/duties', {})),
  simple('duty.write (check)', (client) => client.post('/checks', {})),
];
