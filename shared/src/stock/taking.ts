import { makeUpOf, type MakeUpSum, type OnShelf, type ToMakeUp } from '../substances/make-up.js';
import { isAsItComes, saidStrength } from '../substances/said-strength.js';
import { type Strength, strengthKey } from '../substances/strength.js';

/** A stock as it may be taken from. `substanceId`: what it is, null where that is not known. */
export interface ShelfStock extends Strength {
  id: string;
  name: string;
  kind: string;
  amount: number;
  unit: string | null;
  expires: string | null;
  substanceId: string | null;
}

/** What a line or total needs of something, at its strength; `stockId`: which stock it names. */
export interface Wanted extends ToMakeUp {
  name: string;
  stockId?: string | null;
}

/** A substance with what makes sums of it. */
export type SubstanceOnShelf = OnShelf & { id: string };

/** So much of a stock makes what is wanted; the sum where it is made up, null where it is taken as it is. */
export interface Taking {
  stock: ShelfStock;
  amount: number;
  sum: MakeUpSum | null;
}

/** mol/dm3 of a stock of a substance; null where its strength is not known. */
function strengthOf(stock: ShelfStock, { formula, molarMass, state, stockStrength }: OnShelf): number | null {
  const text = stock.concentrationText?.trim() ?? '';
  if (stock.concentration === null && (isAsItComes(text) || (text === '' && state === 'liquid'))) return stockStrength;
  const said = saidStrength(stock, formula);
  if (said === null || said.unit === '%') return null;
  if (said.unit === 'mol/dm3') return said.value;
  return molarMass === null ? null : said.value / molarMass;
}

const isUndiluted = ({ concentration, concentrationText }: Strength) =>
  concentration === null && (!concentrationText?.trim() || isAsItComes(concentrationText));

/** The sum by which what is wanted is made up of one stock; null where it cannot be: weaker, of unknown strength, measured otherwise. */
function sumOf(wanted: Wanted, stock: ShelfStock, substance: SubstanceOnShelf): MakeUpSum | null {
  if (stock.unit === 'g') {
    const isSolid = substance.state === 'solid' && isUndiluted(stock);
    return isSolid ? makeUpOf(wanted, substance).makeUp : null;
  }
  const strength = stock.unit === 'cm3' ? strengthOf(stock, substance) : null;
  if (strength === null) return null;
  return makeUpOf(wanted, { ...substance, name: stock.name, state: 'solution', stockStrength: strength }).makeUp;
}

/**
 * Works out how much of a stock what is wanted takes: as it is where unit and strength are the same, else by a make-up sum of the solid or
 * of a stronger solution of the same substance. Null for any other stock: weaker, another substance or hydrate, or not known.
 */
export function takenOf(wanted: Wanted, stock: ShelfStock, substance: SubstanceOnShelf | null): Taking | null {
  const isNamed = wanted.stockId === stock.id;
  const isSame = isNamed || (substance !== null && stock.substanceId === substance.id);
  if (!isSame || !(wanted.quantity > 0)) return null;
  const asItIs = isCounted(wanted, stock) || wanted.unit === stock.unit;
  if (asItIs && strengthKey(wanted) === strengthKey(stock)) return { stock, amount: wanted.quantity, sum: null };
  if (isNamed || substance === null || stock.kind !== 'chemical') return null;
  const sum = sumOf(wanted, stock, substance);
  const amount = sum && (sum.grams ?? sum.volume);
  return sum && amount !== null ? { stock, amount, sum } : null;
}

/** A consumable with a word of its own is asked for by number. */
function isCounted({ unit }: Wanted, stock: ShelfStock): boolean {
  return unit === null && stock.kind === 'consumable' && stock.unit !== 'g' && stock.unit !== 'cm3';
}

/** How near a way of making it is to the usual one: the usual sum, ready as it is, any other sum. */
function place(sum: MakeUpSum | null, usual: MakeUpSum | null): number {
  if (sum === null) return usual === null ? 0 : 1;
  const isUsual = usual !== null && sum.grams === usual.grams && sum.stock?.concentration === usual.stock?.concentration;
  return isUsual ? 0 : 2;
}

/**
 * Lists from what stock what is wanted can be made, the likeliest first: as the substance is usually made up, of what holds enough, what
 * expires first. What is out of date is not offered.
 */
export function takings(wanted: Wanted, substance: SubstanceOnShelf | null, shelf: readonly ShelfStock[], today: string): Taking[] {
  const usual = substance && makeUpOf(wanted, substance).makeUp;
  const rank = ({ stock, amount, sum }: Taking) => [
    place(sum, usual),
    Number(stock.amount < amount),
    Number(stock.amount <= 0),
    stock.expires ?? '9999-12-31',
    sum?.stock?.concentration ?? 0,
    stock.id,
  ];
  return shelf
    .filter(({ expires }) => expires === null || expires >= today)
    .flatMap((stock) => takenOf(wanted, stock, substance) ?? [])
    .map((taking) => ({ taking, key: rank(taking) }))
    .sort((one, other) => inOrder(one.key, other.key))
    .map(({ taking }) => taking);
}

function inOrder(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  if (at < 0) return 0;
  return (one[at] as string | number) < (other[at] as string | number) ? -1 : 1;
}

/**
 * Finds what a line draws when it is prepared, where nobody chooses: of the stock that it names, or of what its make-up sum names first.
 * A chemical that is not made up and names no stock draws nothing.
 */
export function usualTaking(
  wanted: Wanted,
  substance: SubstanceOnShelf | null,
  shelf: readonly ShelfStock[],
  today: string,
): Taking | null {
  if (wanted.stockId) {
    const named = shelf.find(({ id }) => id === wanted.stockId);
    return named ? takenOf(wanted, named, substance) : null;
  }
  if (!asksStrength(wanted)) return null;
  return takings(wanted, substance, shelf, today)[0] ?? null;
}

/** Whether it is a solution of which a strength is said, so that it is made up. */
export function asksStrength({ kind, unit, concentration, concentrationText }: ToMakeUp): boolean {
  if (kind !== 'chemical' || unit !== 'cm3') return false;
  return concentration !== null || Boolean(concentrationText?.trim() && !isAsItComes(concentrationText));
}
