import { makeUpOf, type MakeUpSum, type OnShelf } from '../substances/make-up.js';
import { type Strength, strengthKey } from '../substances/strength.js';

/** A line of a class's kit list, as far as it can be told from others and added to those that are the same. */
export interface NeededLine extends Strength {
  apparatusId: string | null;
  name: string;
  kind: string;
  unit: string | null;
  needed: number;
  short: number;
  makeUp?: MakeUpSum | null;
}

/** One thing for several classes: the line with its total, and how much of that each class has; in the classes' order. */
export interface SharedLine<Line extends NeededLine> {
  line: Line;
  parts: { of: string; needed: number }[];
}

/** A sum without the tail that binary fractions leave behind. */
function plus(one: number, other: number): number {
  return Number((one + other).toPrecision(12));
}

function keyOf({ apparatusId, name, kind, unit, ...strength }: NeededLine): string {
  return JSON.stringify([apparatusId ?? name, kind, unit, strengthKey(strength)]);
}

/**
 * Puts the kit of classes together that is made in one go: each thing once, its amounts summed, in the order of the lists. A chemical at
 * another strength is another thing; of a total the make-up sum is worked out anew, since rounded sums do not add.
 */
export function together<Line extends NeededLine>(classes: readonly { of: string; lines: readonly Line[] }[]): SharedLine<Line>[] {
  const things = new Map<string, SharedLine<Line>>();
  for (const { of, lines } of classes)
    for (const line of lines) {
      const key = keyOf(line);
      const thing = things.get(key) ?? { line: { ...line, needed: 0, short: 0 }, parts: [] };
      things.set(key, thing);
      thing.line = { ...thing.line, needed: plus(thing.line.needed, line.needed), short: plus(thing.line.short, line.short) };
      const part = thing.parts.find((one) => one.of === of);
      if (part) part.needed = plus(part.needed, line.needed);
      else thing.parts.push({ of, needed: line.needed });
    }
  return [...things.values()].map(({ line, parts }) => ({
    line: line.makeUp ? { ...line, makeUp: sumOf(line, line.makeUp) } : line,
    parts,
  }));
}

function sumOf(line: NeededLine, { of, formula, molarMass, grams, stock }: MakeUpSum): MakeUpSum | null {
  const shelf: OnShelf = {
    name: of,
    formula,
    molarMass,
    state: grams === null ? 'solution' : 'solid',
    stockStrength: stock?.concentration ?? null,
  };
  return makeUpOf({ ...line, quantity: line.needed }, shelf).makeUp;
}
