/** A thing to fetch that takes from a stock, or from none that is known. */
interface Taking {
  stock?: { stockId: string; there: number; takes: number };
}

/** What the next day takes from a stock that has not enough for it, once `now` is taken too; each thing of that day that is so. */
export function lowAhead<T extends Taking>(now: readonly Taking[], ahead: readonly T[]): T[] {
  const taken = new Map<string, number>();
  for (const { stock } of [...now, ...ahead]) if (stock) taken.set(stock.stockId, (taken.get(stock.stockId) ?? 0) + stock.takes);
  return ahead.filter(({ stock }) => stock && stock.there < (taken.get(stock.stockId) ?? 0));
}
