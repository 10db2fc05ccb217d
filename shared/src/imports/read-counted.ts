import { readAmount } from './read-stock.js';

/** A bare number is counted in the unit that the row says; and from 1,000 cm³ on it says dm³. */
const SAID_IN_DM3 = 1000;

/** What is said of a stock where it is counted. */
export interface CountedStock {
  amount: number;
  unit: string | null;
}

/** Tells whether a number alone may be cm³ or dm³ for whoever counts: the stock is kept in cm³, and its row says dm³. */
export function countNeedsUnit({ amount, unit }: CountedStock): boolean {
  return unit === 'cm3' && amount >= SAID_IN_DM3;
}

/**
 * Reads what somebody counted of a stock, in the unit that the stock is kept in: '12', '2,5', '1.2 kg', '2.5 L', '3 boxes'. Nothing is guessed:
 * 'number' asks for a number, 'unit' for a unit that is the stock's.
 */
export function readCounted(typed: string, stock: CountedStock): number | 'number' | 'unit' {
  const read = readAmount(typed);
  if (!read) return 'number';
  if (!/\p{L}/u.test(typed)) return countNeedsUnit(stock) ? 'unit' : read.amount;
  return unitWord(read.unit) === unitWord(stock.unit) ? read.amount : 'unit';
}

/** A unit in one number: 'boxes' as 'box'. */
function unitWord(unit: string | null): string | null {
  return unit && unit.toLowerCase().replace(/(?<=x|ch|sh)es$|(?<=[^s])s$/, '');
}
