import { makeUpOf, type MakeUpAnswer, type OnShelf } from '../substances/make-up.js';
import type { KitLine } from './kit-line.js';
import { neededFor } from './quantities.js';

/** A line of a practical, with the substance that it names where one is known. */
type LineOf = KitLine & { substanceId?: string | null };

/** A class for which a practical is worked out. */
export interface ForClass {
  pupils: number;
  sets: number;
}

/** Works out what the lines of a practical come to for a class, and how each chemical's total is made up from what is on the shelf. */
export function workedOut<Of extends LineOf>(
  lines: readonly Of[],
  shelf: readonly (OnShelf & { substanceId: string })[],
  of: ForClass,
): (Of & { needed: number } & MakeUpAnswer)[] {
  const known = new Map(shelf.map((substance) => [substance.substanceId, substance]));
  return lines.map((line) => {
    const needed = neededFor(line, of);
    return { ...line, needed, ...makeUpOf({ ...line, quantity: needed }, known.get(line.substanceId ?? '') ?? null) };
  });
}
