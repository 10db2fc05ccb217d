import { plusAmount } from '../stock/stock-standing.js';
import { substanceKey } from '../substances/find-substance.js';
import { type Strength, strengthKey } from '../substances/strength.js';
import type { IsoDate } from '../time/iso-date.js';
import { type Cut, readCut } from './read-cut.js';

/** A line of a request that is used up, with the request it is of. `isLate`: asked for after the shopping closed. */
export interface WeekLine<Lesson> extends Strength {
  name: string;
  unit: string | null;
  quantity: number;
  isLate: boolean;
  lesson: Lesson;
}

/** What stands on the shelf of a thing. */
export interface WeekStock extends Strength {
  name: string;
  unit: string | null;
  amount: number;
  expires: IsoDate | null;
  supplier: string | null;
  location: string;
}

/** For which lesson how much. */
export interface ForLesson<Lesson> {
  lesson: Lesson;
  quantity: number;
  isLate: boolean;
}

/** A thing of a week's list: what all lessons need of it, what is there in date, and what is to be bought; `late` is what was asked for too late. */
export interface GatheredItem<Lesson> extends Strength {
  name: string;
  unit: string | null;
  needed: number;
  late: number;
  there: number;
  toBuy: number;
  supplier: string | null;
  location: string | null;
  lessons: ForLesson<Lesson>[];
}

/** Pieces of one material and size, and what they are for. */
export interface GatheredCut<Lesson> extends Omit<Cut, 'part'> {
  pieces: number;
  squareMetres: number;
  parts: string[];
  lessons: ForLesson<Lesson>[];
}

/** A week's list: what is bought or fetched, and what is cut. */
export interface Gathered<Lesson> {
  items: GatheredItem<Lesson>[];
  cuts: GatheredCut<Lesson>[];
}

/** What tells one thing from another: its name as substances are told apart, its strength and its unit. */
const thingOf = (one: Strength & { name: string; unit: string | null }): string =>
  JSON.stringify([substanceKey(one.name), strengthKey(one), one.unit]);

/**
 * Sums what the lessons of a week need by thing and unit, beside what is on the shelf and in date. What is counted, has a size in its name and is
 * not kept in stock is a piece to be cut, summed by material and size. Two units, strengths or sizes are never added.
 */
export function gather<Lesson>(lines: readonly WeekLine<Lesson>[], shelf: readonly WeekStock[], today: IsoDate): Gathered<Lesson> {
  const kept = new Map<string, WeekStock[]>();
  for (const one of shelf) kept.set(thingOf(one), [...(kept.get(thingOf(one)) ?? []), one]);
  const items = new Map<string, GatheredItem<Lesson>>();
  const cuts = new Map<string, GatheredCut<Lesson>>();
  for (const line of lines) {
    const thing = thingOf(line);
    const cut = line.unit === null && !kept.has(thing) ? readCut(line.name) : null;
    if (cut) addCut(cuts, cut, line);
    else addItem(items, thing, line);
  }
  for (const [thing, item] of items) shelve(item, kept.get(thing) ?? [], today);
  return { items: [...items.values()].sort(byName), cuts: [...cuts.values()].sort(byMaterial) };
}

function addItem<Lesson>(items: Map<string, GatheredItem<Lesson>>, thing: string, line: WeekLine<Lesson>): void {
  const { name, unit, concentration, concentrationText, quantity, isLate } = line;
  const none = { needed: 0, late: 0, there: 0, toBuy: 0, supplier: null, location: null };
  const item = items.get(thing) ?? { name, unit, concentration, concentrationText, ...none, lessons: [] };
  item.needed = plusAmount(item.needed, quantity);
  if (isLate) item.late = plusAmount(item.late, quantity);
  item.lessons.push({ lesson: line.lesson, quantity, isLate });
  items.set(thing, item);
}

function addCut<Lesson>(
  cuts: Map<string, GatheredCut<Lesson>>,
  { part, ...cut }: Cut,
  { quantity, isLate, lesson }: WeekLine<Lesson>,
): void {
  const key = JSON.stringify([cut.material.toLowerCase(), cut.length, cut.width, cut.thickness]);
  const sum = cuts.get(key) ?? { ...cut, pieces: 0, squareMetres: 0, parts: [], lessons: [] };
  sum.pieces = plusAmount(sum.pieces, quantity);
  sum.squareMetres = plusAmount((sum.pieces * cut.length * cut.width) / 1_000_000, 0);
  if (part !== null && !sum.parts.includes(part)) sum.parts.push(part);
  sum.lessons.push({ lesson, quantity, isLate });
  cuts.set(key, sum);
}

function shelve<Lesson>(item: GatheredItem<Lesson>, kept: readonly WeekStock[], today: IsoDate): void {
  const inDate = kept.filter(({ expires }) => expires === null || expires >= today);
  item.there = inDate.reduce((sum, { amount }) => plusAmount(sum, amount), 0);
  item.toBuy = Math.max(0, plusAmount(item.needed, -item.there));
  item.supplier = kept.find(({ supplier }) => supplier !== null)?.supplier ?? null;
  item.location = (inDate[0] ?? kept[0])?.location || null;
}

const compare = (one: string, other: string): number => one.toLowerCase().localeCompare(other.toLowerCase(), 'en-GB', { numeric: true });

function byName(one: { name: string; unit: string | null }, other: { name: string; unit: string | null }): number {
  return compare(one.name, other.name) || compare(one.unit ?? '', other.unit ?? '');
}

/** By material, the largest pieces first: they are cut first. */
function byMaterial(one: Omit<Cut, 'part'>, other: Omit<Cut, 'part'>): number {
  return (
    compare(one.material, other.material) ||
    other.length - one.length ||
    other.width - one.width ||
    (other.thickness ?? 0) - (one.thickness ?? 0)
  );
}
