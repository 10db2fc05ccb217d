import { readStrength } from '../practicals/read-strength.js';
import { readName } from '../reading/plain-words.js';
import { STOCK_LIMITS, type StockKind } from '../stock/limits.js';
import { isAsItComes, saidStrength } from '../substances/said-strength.js';

/** The columns of a file of stock. */
export const STOCK_COLUMNS = [
  'name',
  'kind',
  'amount',
  'unit',
  'concentration',
  'location',
  'expires',
  'reorderLevel',
  'supplier',
  'price',
] as const;
export type StockColumn = (typeof STOCK_COLUMNS)[number];

/** Why a row is asked about: what of it is not clear. */
export type StockFault =
  | 'no-name'
  | 'name-unsure'
  | 'kind-unclear'
  | 'amount-unclear'
  | 'unit-unclear'
  | 'strength-unclear'
  | 'date-unclear'
  | 'level-unclear'
  | 'price-unclear'
  | 'too-long'
  | 'too-many-cells'
  | 'duplicate';

/** A row as it was read; null: nothing is said of that. Amounts in g, cm3 or the unit of its own. */
export interface StockRead {
  name: string;
  kind: StockKind;
  amount: number;
  unit: string | null;
  concentration: number | null;
  concentrationText: string | null;
  location: string | null;
  expires: string | null;
  reorderLevel: number | null;
  supplier: string | null;
  price: number | null;
}

const HEADERS: Readonly<Record<StockColumn, readonly string[]>> = {
  name: ['name', 'item', 'chemical', 'substance', 'description', 'product', 'chemical name', 'item name'],
  kind: ['kind', 'type', 'category'],
  amount: ['amount', 'quantity', 'qty', 'stock', 'in stock', 'how much', 'stock level'],
  unit: ['unit', 'units', 'uom'],
  concentration: ['concentration', 'strength', 'conc', 'molarity'],
  location: ['location', 'place', 'store', 'shelf', 'cupboard', 'where', 'storage'],
  expires: ['expires', 'expiry', 'expiry date', 'use by', 'best before', 'exp'],
  reorderLevel: ['reorderlevel', 'reorder level', 'reorder', 'minimum', 'min', 'min level', 'reorder at'],
  supplier: ['supplier', 'vendor', 'from', 'company'],
  price: ['price', 'cost', 'unit price'],
};

/** Finds which header of a file is which column, by what people call them. */
export function stockMapping(headers: readonly string[]): Partial<Record<StockColumn, string>> {
  const plain = new Map(
    headers.map((header) => [
      header
        .toLowerCase()
        .replace(/[_.:*]+/g, ' ')
        .replace(/\([^()]*\)/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
      header,
    ]),
  );
  const found = STOCK_COLUMNS.flatMap((column) => {
    const header = HEADERS[column].map((name) => plain.get(name)).find((one) => one !== undefined);
    return header === undefined ? [] : [[column, header] as const];
  });
  return Object.fromEntries(found);
}

/** What stands for nothing in a cell of a list. */
export const NOTHING = /^(?:[-–—?]+|n\/?a|none|nil|unknown|tbc)?$/i;

const inGrams: Readonly<Record<string, number>> = {
  g: 1,
  gm: 1,
  gms: 1,
  gram: 1,
  grams: 1,
  kg: 1000,
  kgs: 1000,
  kilo: 1000,
  kilos: 1000,
  mg: 0.001,
};
const inCm3: Readonly<Record<string, number>> = {
  ...{ cm3: 1, 'cm³': 1, cc: 1, ml: 1, mls: 1, millilitre: 1, millilitres: 1 },
  ...{ l: 1000, lt: 1000, ltr: 1000, ltrs: 1000, litre: 1000, litres: 1000, liter: 1000, liters: 1000, dm3: 1000, 'dm³': 1000 },
};
const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|\d+,\d{1,2})`;
const AMOUNT = new RegExp(String.raw`^(?:x ?)?(?:(\d{1,3}) ?[x×] ?)?${NUMBER} ?([\p{L}³][\p{L}³\d]*)?(?: ?x)?$`, 'iu');

/** Blanks as a pattern may take them: one at a time. */
function plainBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function numberOf(text: string): number {
  return Number(/^\d+,\d{1,2}$/.test(text) ? text.replace(',', '.') : text.replaceAll(',', ''));
}

/** A unit with how much of ours it is; one of its own is counted as it is. */
interface Measure {
  unit: string | null;
  times: number;
}

function measureOf(word: string): Measure {
  const plain = word.toLowerCase();
  const [grams, cm3] = [inGrams[plain], inCm3[plain]];
  if (grams !== undefined) return { unit: 'g', times: grams };
  if (cm3 !== undefined) return { unit: 'cm3', times: cm3 };
  return { unit: /^(?:|x|pcs?|pieces?|each|ea|no|off)$/.test(plain) ? null : readName(word), times: 1 };
}

/** Reads an amount with the unit in its own cell or beside it: '500g', '2.5 L', 'x15', '2 x 500 g'. Null where it may be anything. */
export function readAmount(cell: string, unitCell = ''): { amount: number; unit: string | null } | null {
  const [, times, number, word = ''] = AMOUNT.exec(plainBlanks(cell.normalize('NFC'))) ?? [];
  if (number === undefined) return null;
  const written = NOTHING.test(unitCell.trim()) ? '' : unitCell.trim();
  const here = word === '' || word.toLowerCase() === 'x' ? null : measureOf(word);
  const beside = written === '' ? null : measureOf(written);
  if (here && beside && (here.unit !== beside.unit || here.times !== beside.times)) return null;
  const { unit, times: each } = here ?? beside ?? { unit: null, times: 1 };
  const amount = Math.round(numberOf(number) * Number(times ?? 1) * each * 1000) / 1000;
  return amount <= STOCK_LIMITS.amount ? { amount, unit } : null;
}

/** How many letters have to be changed to make one word of another, up to three. */
export function lettersApart(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min((row[j - 1] ?? 0) + 1, (before[j] ?? 0) + 1, (before[j - 1] ?? 0) + same);
    }
    before = row;
  }
  return Math.min(before[other.length] ?? 3, 3);
}

const KINDS: readonly (readonly [string, StockKind])[] = [
  ['chemical', 'chemical'],
  ['chemicals', 'chemical'],
  ['chem', 'chemical'],
  ['consumable', 'consumable'],
  ['consumables', 'consumable'],
];

/** Reads a kind, a slip of the pen too; undefined where nothing is said, null where it is not clear. */
export function kindOf(cell: string): StockKind | null | undefined {
  const text = cell.trim().toLowerCase();
  if (NOTHING.test(text)) return undefined;
  const near = KINDS.filter(([word]) => word === text || (word.length > 6 && lettersApart(word, text) <= 2));
  const kinds = new Set(near.map(([, kind]) => kind));
  return kinds.size === 1 ? ([...kinds][0] ?? null) : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Only of the years that a date in a form may have. */
function dateFrom(year: string, month: number, day: string | null): string | null {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (full < 1900 || full > 2199) return null;
  try {
    const first = Temporal.PlainDate.from({ year: full, month, day: day === null ? 1 : Number(day) }, { overflow: 'reject' });
    return (day === null ? first.with({ day: first.daysInMonth }) : first).toString();
  } catch {
    return null;
  }
}

/** Reads the date of expiry, day before month; of a month alone its last day. Null where it is not clear. */
export function readExpiry(cell: string): string | null {
  const text = cell.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return dateFrom(iso[1] ?? '', Number(iso[2]), iso[3] ?? '');
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (day) return dateFrom(day[3] ?? '', Number(day[2]), day[1] ?? '');
  const named = /^(?:(\d{1,2})[\s-]+)?([a-z]{3})[a-z]*[\s-]+(\d{4}|\d{2})$/i.exec(text);
  const at = MONTHS.indexOf((named?.[2] ?? '').toLowerCase());
  if (named && at >= 0) return dateFrom(named[3] ?? '', at + 1, named[1] ?? null);
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  return month ? dateFrom(month[2] ?? '', Number(month[1]), null) : null;
}

/** Reads a strength: none, a number in mol/dm3 or clear words; null where it may be several. */
export function strengthOf(cell: string): { concentration: number | null; concentrationText: string | null } | null {
  const text = cell.trim();
  if (NOTHING.test(text)) return { concentration: null, concentrationText: null };
  const read = readStrength(text);
  if (!read || read.concentration !== null) return read;
  const isClear = !/\d/.test(text) || isAsItComes(text) || saidStrength(read) !== null || /^\d+(?:\.\d+)?\s*vol/i.test(text);
  return isClear && text.length <= STOCK_LIMITS.concentrationText ? read : null;
}

/** Reads words as they are to stand; null for none. */
export function textOf(cell: string): string | null {
  const text = readName(cell);
  return NOTHING.test(text) ? null : text;
}

/** Tells which unit stands with an amount: of '500g' a level of '50' is in g too; '' for none. */
export function unitWord(amount: string): string {
  return AMOUNT.exec(plainBlanks(amount))?.[3] ?? '';
}

/** Reads a price in pounds: '4.50', '£1,200', '4,50'; null for none, undefined where it is not clear. */
export function readPrice(cell: string): number | null | undefined {
  if (NOTHING.test(cell)) return null;
  const number = /^£?\s*(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?)$/.exec(cell)?.[1];
  const price = number === undefined ? Infinity : numberOf(number);
  return price <= STOCK_LIMITS.price ? price : undefined;
}
