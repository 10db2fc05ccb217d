import type { LineRule } from '../practicals/quantities.js';
import { type Strength, strengthKey, strengthsInOrder } from '../substances/strength.js';

/** What one requisition's line needs picked. `needed` is in `unit`; null = counted things. */
export interface PickLine extends Strength {
  requisitionId: string;
  location: string | null;
  name: string;
  unit: string | null;
  kind: LineRule['kind'];
  needed: number;
  /** How many of `needed` are not there to be picked; default none. */
  short?: number;
  /** The stock that it draws from, where it names one. */
  stockId?: string | null;
  /** Kit that is not on the school's list. */
  unlisted?: boolean;
}

export interface PickedItem extends Strength {
  name: string;
  quantity: number;
  unit: string | null;
  kind: LineRule['kind'];
  /** How many of `quantity` are not there to be picked. */
  short: number;
  /** The stock that it is taken from; left out where none is named. */
  stockId?: string;
  /** Kit that is not on the school's list, so that nobody holds it; left out where it is. */
  unlisted?: true;
  /** Distinct, in the order given. */
  requisitionIds: string[];
}

export interface PickedPlace {
  location: string | null;
  items: PickedItem[];
}

const inReadingOrder = /* @__PURE__ */ new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** A sum without the tail that binary fractions leave behind (0.1 + 0.2); whole numbers, as nearly all are, have none. */
function plus(one: number, other: number): number {
  const sum = one + other;
  return Number.isInteger(one) && Number.isInteger(other) && Math.abs(sum) < EXACT ? sum : Number(sum.toPrecision(12));
}
/** Whole numbers below this have twelve digits at most. */
const EXACT = 1e12;

function placesInOrder(one: PickedPlace, other: PickedPlace): number {
  if (one.location === null || other.location === null) return Number(one.location === null) - Number(other.location === null);
  return inReadingOrder.compare(one.location, other.location);
}

function itemsInOrder(one: PickedItem, other: PickedItem): number {
  return (
    inReadingOrder.compare(one.name, other.name) || strengthsInOrder(one, other) || inReadingOrder.compare(one.unit ?? '', other.unit ?? '')
  );
}

/**
 * What to pick from where: the quantities of equal (location, name, strength, unit) summed, by location and then name
 * ('Shelf 2' before 'Shelf 10'); things without a location come last. Two strengths of a chemical are two things: a person
 * makes solutions from this list. Lines that need nothing are left out.
 */
export function pickList(lines: readonly PickLine[]): PickedPlace[] {
  const places = new Map<string | null, Map<string, PickedItem>>();
  for (const { requisitionId, location, needed, short = 0, stockId = null, unlisted = false, ...line } of lines) {
    const { name, concentration, concentrationText, unit, kind } = line;
    if (needed <= 0) continue;
    const items = places.get(location) ?? new Map<string, PickedItem>();
    places.set(location, items);
    const key = JSON.stringify([name, strengthKey(line), unit, stockId]);
    const item = items.get(key) ?? { name, concentration, concentrationText, quantity: 0, unit, kind, short: 0, requisitionIds: [] };
    items.set(key, item);
    item.quantity = plus(item.quantity, needed);
    item.short = plus(item.short, short);
    if (stockId !== null) item.stockId = stockId;
    if (unlisted) item.unlisted = true;
    if (!item.requisitionIds.includes(requisitionId)) item.requisitionIds.push(requisitionId);
  }
  return [...places].map(([location, items]) => ({ location, items: [...items.values()].sort(itemsInOrder) })).sort(placesInOrder);
}
