import type { MovementWhy, ShoppingWhy, StockKind } from '../../stock/limits.js';
import type { Strength } from '../../substances/strength.js';
import { number } from './counts.js';
import { amount as said, unit as unitWord } from './quantities.js';
import { named } from './strengths.js';

export const page = 'Stock';
export const lead = 'Chemicals and consumables: what is there, and where. Type what you count into the row and save it.';
export const search = 'Name, other name, place or supplier';
export const add = 'Add stock';
export const shopping = 'Shopping list';
export const importList = 'Import a list';
export const download = 'Save as CSV';
export const loading = 'Loading stock';
export const more = 'Show more';
export const all = 'All';
export const low = 'Low';
export const expired = 'Out of date';
export const missing = 'None left';
export const counted = 'Counted';
export const countedReason = 'Stock-take';
export const saveCount = 'Save count';
export const edit = 'Edit';
export const save = 'Save';
export const cancel = 'Cancel';
export const remove = 'Take off the list';
export const removed = 'Taken off the list';
export const movementsHeading = 'What came and went';
export const noMovements = 'Nothing came or went yet.';
export const noPlace = 'No place given';
export const noSupplier = 'No supplier given';
export const back = 'Stock';

export const fields = {
  name: 'Name',
  kind: 'Kind',
  amount: 'How much is there',
  unit: 'Measured in',
  unitOfItsOwn: 'Unit, such as box (leave empty to count)',
  concentration: 'Strength in mol/dm³',
  concentrationText: 'Strength in words, such as 20 vol',
  location: 'Place',
  expires: 'Expires',
  reorderLevel: 'Order again below',
  supplier: 'Supplier',
  price: 'Price of an order, £',
};

export const kinds: Readonly<Record<StockKind, string>> = { chemical: 'Chemical', consumable: 'Consumable' };
export const units: Readonly<Record<'g' | 'cm3', string>> = { g: 'g', cm3: 'cm³' };

/** Says how much of a stock there is: '500 g', '2.5 dm³', '12 boxes'. */
export function amount({ amount: quantity, unit }: { amount: number; unit: string | null }): string {
  return said(quantity, unit);
}

/** Names a stock with its strength: 'Hydrochloric acid 1 mol/dm³'. */
export function name(stock: Strength & { name: string }): string {
  return named(stock);
}

/** Says how many are shown of how many. */
export function shown(count: number, total: number): string {
  if (total === 0) return 'Nothing here by that name';
  return count < total ? `Showing ${number(count)} of ${number(total)}` : `${number(total)} shown`;
}

/** Says that less cannot be taken away than there is: what there is, and what to do. */
export function belowNothing(stock: { name: string; amount: number; unit: string | null }, taken: number): string {
  return `There are ${amount(stock)} of ${stock.name}: ${said(taken, stock.unit)} cannot be taken from that. Nothing was changed; count again.`;
}

/** Says what was saved, so that it can be taken back: 'Sand: 480 g'. */
export function isNow(stock: Strength & { name: string; amount: number; unit: string | null }): string {
  return `${named(stock)}: ${amount(stock)}`;
}

const WHYS: Readonly<Record<MovementWhy, string>> = {
  added: 'Put on the list',
  adjusted: 'Counted',
  changed: 'Changed',
  drawn: 'Used for a request',
  'given-back': 'Put back from a request',
  imported: 'Imported',
  undone: 'Taken back',
};

/** Says why there was more or less: the words of whoever said so, or what was done. */
export function movement({ why, reason }: { why: MovementWhy; reason: string | null }): string {
  return reason ?? WHYS[why];
}

/** Says by how much: '+500 g', '−20 cm³'. */
export function delta(quantity: number, unit: string | null): string {
  return `${quantity < 0 ? '−' : '+'}${said(Math.abs(quantity), unit)}`;
}

export const shoppingWhys: Readonly<Record<ShoppingWhy, string>> = {
  needed: 'Needed for requests',
  low: 'Low',
  expired: 'Out of date',
};

export const noneYet = 'No stock yet';
export const begin = 'Add what is on your shelves, or bring in the list that you keep as a spreadsheet.';
export const notCounted = 'Type what you counted as a number, such as 12 or 2.5. Nothing was changed.';

/** Shows in which unit a number alone is counted: 'Counted, g'; where it may be either, both. */
export function countedIn(unit: string | null, isEither: boolean): string {
  if (isEither) return `${counted}, cm³ or dm³`;
  return unit === null ? counted : `${counted}, ${unitWord(unit)}`;
}

/** Asks for what was counted with a unit that is the stock's. */
export function countInUnit({ name: what, unit }: { name: string; unit: string | null }): string {
  if (unit === null) return `${what} is counted: type a number alone. Nothing was changed.`;
  const such = { g: '500 g or 1.2 kg', cm3: '800 cm³ or 2.5 dm³' }[unit] ?? `4 ${unit}`;
  return `${what} is kept in ${unitWord(unit)}: type it with its unit, such as ${such}. Nothing was changed.`;
}

/** Names the box for what was counted of a stock. */
export function countOf(stock: Strength & { name: string }): string {
  return `Counted: ${named(stock)}`;
}

/** Says that a line measures a stock otherwise than it is kept. */
export function otherUnit(stock: { name: string; unit: string | null }): string {
  return stock.unit
    ? `${stock.name} is kept in ${unitWord(stock.unit)}. Nothing was changed; ask for it in ${unitWord(stock.unit)}.`
    : `${stock.name} is counted. Nothing was changed; ask for a number of them.`;
}

/** Says that a line asks for another strength than the stock has. */
export function otherStrength(stock: Strength & { name: string }): string {
  return `The stock is ${named(stock)}. Nothing was changed; ask for that strength, or leave the stock out so that it is made up.`;
}

export const noSuchLine = 'That is no chemical or consumable of this request. Nothing was changed.';

/** Says that a line cannot be made of the stock that was chosen. */
export function notMadeOf(line: Strength & { name: string }): string {
  return `${named(line)} cannot be made of that stock: it is weaker, another substance, or measured otherwise. Nothing was changed; choose another, or none.`;
}

export const noDepartment = 'There is no such department.';

export const print = 'Print';
export const nothingToBuy = 'Nothing to buy';
export const nothingToBuyWhy = 'There is enough for what is asked for, and nothing is low or out of date.';

/** Says for which days the list is: 'For lessons from Tue 3 Nov to Mon 16 Nov'. */
export function shoppingFor(from: string, to: string): string {
  return `For lessons from ${from} to ${to}, as far as they are asked for`;
}

/** Says how much is needed and how much is there that can be used. */
export function neededAndThere({ needed, there, unit }: { needed: number; there: number; unit: string | null }): string {
  return `${said(needed, unit)} needed, ${said(there, unit)} there`;
}

/** Says how much to buy: 'Buy 122 g'. */
export function buy({ toBuy, unit }: { toBuy: number; unit: string | null }): string {
  return `Buy ${said(toBuy, unit)}`;
}
