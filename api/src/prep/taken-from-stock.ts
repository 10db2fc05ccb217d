import { asksStrength, type PickItem, type PickPlace, type Wanted } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import type { OnTheShelf, Shelf } from '../stock/index.js';

const wantedOf = (item: PickItem): Wanted => item;

/** Says of each thing to fetch from what stock it is taken, or made up; one statement where there is such a thing, none otherwise. */
export async function takenFromStock(shelf: Shelf, principal: Principal, places: readonly PickPlace[]): Promise<PickPlace[]> {
  const wanted = places.flatMap(({ items }) => items.map(wantedOf)).filter((item) => item.stockId || asksStrength(item));
  if (wanted.length === 0) return [...places];
  const there = await shelf.for(principal, wanted);
  return places.map((place) => ({ ...place, items: place.items.map((item) => withStock(item, there)) }));
}

function withStock(item: PickItem, { usual, stock }: OnTheShelf): PickItem {
  const wanted = wantedOf(item);
  if (!item.stockId && !asksStrength(wanted)) return item;
  const taking = usual(wanted);
  if (!taking) return item.makeUp ? { ...item, makeUp: { ...item.makeUp, stockId: null } } : item;
  const { id: stockId, name, unit, amount: there } = taking.stock;
  const location = stock.find(({ id }) => id === stockId)?.location || null;
  const told = { stockId, name, location, unit, there, takes: taking.amount, tooLittle: there < taking.amount };
  const ready = item.makeUp ? { makeUp: null, noMakeUp: 'as-it-comes' as const } : {};
  const makeUp = taking.sum ? { makeUp: { ...taking.sum, stockId }, noMakeUp: null } : ready;
  return { ...item, ...makeUp, stock: told };
}
