import { newId } from '../../core/ids/index.js';
import { importFile } from '../import-file.js';
import { simple, type Trial } from './trials.js';

const budget = { version: 0, year: 2026, amount: 1 };

/** Who sees what is in stock, duties and checks, and who keeps them. */
export const STOCK_TRIALS: readonly Trial[] = [
  simple('stock.read', (client) => client.get('/stock?limit=1')),
  simple('stock.write (add)', (client) => client.post('/stock', {})),
  simple('budget.set', (client, { school }) => client.put(`/budgets/${school.departmentId}`, budget), 'Science'),
  simple('budget.set', (client, { artId }) => client.put(`/budgets/${artId}`, budget), 'Art'),
  simple('department.write (financial year)', (client) => client.put('/budgets/year', {})),
  simple('stock.write (list)', (client) => importFile(client, 'name,amount\nSplints,15\n', { kind: 'stock' })),
  simple('stock.write (budgets)', (client) => client.get('/budgets')),
  simple('stock.write (order)', (client) => client.post('/purchases', {})),
  simple('group.needs', (client) => client.put(`/week-list/needs/${newId()}`, {}), 'own'),
  simple('stock.write (shopping closes)', (client) => client.put(`/week-list/cut-offs/${newId()}`, {})),
  simple('stock.write (storage rules)', (client) => client.put('/storage', {})),
  simple('stock.write (shopping list)', (client) => client.get('/shopping-list')),
  simple('duty.read', (client) => client.get('/duties?limit=1')),
  simple('duty.write (add)', (client) => client.post('/duties', {})),
  simple('duty.read (machine jobs)', (client) => client.get('/machine-jobs')),
  simple('duty.write (machine job)', (client) => client.post('/machine-jobs', {})),
  simple('duty.write (check)', (client) => client.post('/checks', {})),
];
