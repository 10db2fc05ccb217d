import { plainWords } from '../reading/plain-words.js';
import { STOCK_KINDS, STOCK_LIMITS } from '../stock/limits.js';
import { unguardedCell } from '../apparatus/apparatus-csv.js';
import type { StockAnswer } from './alike-rows.js';
import {
  kindOf,
  lettersApart,
  NOTHING,
  readAmount,
  readExpiry,
  readPrice,
  type StockColumn,
  type StockFault,
  type StockRead,
  strengthOf,
  textOf,
  unitWord,
} from './read-stock.js';

/** What of a row is asked: in which column an answer stands, and what may be chosen there, where that is known. */
export interface StockAsked {
  fault: StockFault;
  column: StockColumn;
  choices: readonly string[];
}

export type StockRowRead = { read: StockRead } | StockAsked;

/** What is known of names by which a row is judged. */
export interface StockNames {
  /** Whether a chemical is called so. */
  isSubstance: (name: string) => boolean;
  /** The chemicals of which a name may be a slip of the pen. */
  near: (name: string) => readonly string[];
}

type Cells = Readonly<Partial<Record<StockColumn, string>>>;

/** In what a chemical may be measured, as it is offered. */
const UNITS_OFFERED = ['g', 'kg', 'cm3', 'dm3'] as const;
/** What a row may leave out: it is then as if nothing stood there. */
const EMPTY = ['-'] as const;

const asked = (fault: StockFault, column: StockColumn, choices: readonly string[] = []): StockAsked => ({ fault, column, choices });

/**
 * Reads a row of a file of stock: what is clear is taken, the first thing that is not is asked. Nothing is guessed. What a person answered stands in
 * place of the cell; a name that they answered is as they say, however near it is to another.
 */
export function readStockRow(cells: Cells, names: StockNames, answer: StockAnswer = {}): StockRowRead {
  const cell = (column: StockColumn): string => answer[column]?.trim() ?? unguardedCell(cells[column]?.trim() ?? '');
  const name = textOf(cell('name'));
  if (name === null) return asked('no-name', 'name');
  for (const column of ['name', 'location', 'supplier'] as const)
    if (cell(column).length > STOCK_LIMITS[column]) return asked('too-long', column);
  const measured = readAmount(cell('amount'), unitBeside(cells, answer));
  if (measured === null) return asked('amount-unclear', 'amount');
  const said = kindOf(cell('kind'));
  const isMeasured = measured.unit === 'g' || measured.unit === 'cm3';
  const kind = said === undefined ? (names.isSubstance(name) ? 'chemical' : isMeasured ? null : 'consumable') : said;
  if (kind === null) return asked('kind-unclear', 'kind', STOCK_KINDS);
  // of three bottles nobody knows how much they hold: that is another amount, not another unit
  if (kind === 'chemical' && !isMeasured)
    return measured.unit === null ? asked('unit-unclear', 'unit', UNITS_OFFERED) : asked('unit-unclear', 'amount');
  if ((measured.unit?.length ?? 0) > STOCK_LIMITS.unit) return asked('too-long', 'unit');
  const near = kind === 'chemical' && answer.name === undefined && !names.isSubstance(name) ? names.near(name) : [];
  if (near.length > 0) return asked('name-unsure', 'name', [...near, name]);
  const strength = strengthOf(cell('concentration'));
  const hasStrength = strength !== null && (strength.concentration !== null || strength.concentrationText !== null);
  if (strength === null || (hasStrength && kind === 'consumable')) return asked('strength-unclear', 'concentration', EMPTY);
  const expires = NOTHING.test(cell('expires')) ? null : readExpiry(cell('expires'));
  if (expires === null && !NOTHING.test(cell('expires'))) return asked('date-unclear', 'expires', EMPTY);
  const level = levelOf(cell('reorderLevel'), answer.unit ?? (unitOf(cells) || unitWord(answer.amount ?? '')));
  if (level === undefined || (level && level.unit !== measured.unit)) return asked('level-unclear', 'reorderLevel', EMPTY);
  const price = readPrice(cell('price'));
  if (price === undefined) return asked('price-unclear', 'price', EMPTY);
  const [location, supplier] = [textOf(cell('location')), textOf(cell('supplier'))];
  return { read: { name, kind, ...measured, ...strength, location, expires, reorderLevel: level?.amount ?? null, supplier, price } };
}

/** The unit in a cell of its own; an amount that was answered with its unit needs none. */
function unitBeside(cells: Cells, { unit, amount }: StockAnswer): string {
  if (amount !== undefined && /\p{L}/u.test(amount)) return '';
  return unit ?? unguardedCell(cells.unit?.trim() ?? '');
}

/** The unit of a row as it stands in the file, in its own cell or with the amount; '' for none. */
function unitOf(cells: Cells): string {
  const own = cells.unit?.trim() ?? '';
  return NOTHING.test(own) ? unitWord(cells.amount ?? '') : own;
}

/** A level in the unit that stands with it, or else in that of the row; null for none, undefined where it is not clear. */
function levelOf(cell: string, unit: string): ReturnType<typeof readAmount> | undefined {
  if (NOTHING.test(cell)) return null;
  return readAmount(cell, /\p{L}/u.test(cell) ? '' : unit) ?? undefined;
}

/** Makes what finds of which known names another may be a slip of the pen: those that differ in a letter or two, each once. */
export function nearNames(known: readonly string[]): (name: string) => string[] {
  const plain = new Map(known.map((name) => [plainWords(name), name]));
  const long = [...plain].filter(([one]) => one.length >= 7);
  return (name) => {
    const written = plainWords(name);
    if (written.length < 7) return [];
    const most = written.length < 10 ? 1 : 2;
    return long.filter(([one]) => lettersApart(one, written) <= most).map(([, one]) => one);
  };
}
