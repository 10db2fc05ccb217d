import type { LineKind } from './line-kinds.js';

/** A line of a kit list that is complete: what, how much per class, per set and per pupil, and of a chemical its strength and labels. */
export interface KitLine {
  apparatusId: string | null;
  name: string;
  kind: LineKind;
  perClass: number;
  perSet: number;
  perPupil: number;
  spare: number;
  unit: string | null;
  concentration: number | null;
  concentrationText: string | null;
  roundTo: number | null;
  overage: number | null;
  pictograms: string[] | null;
  statements: string[] | null;
}

/** What is said of a line; null says nothing. */
export type KitLineWords = { [Field in keyof KitLine]?: KitLine[Field] | null };

/** A line of which nothing is said. */
const BLANK: KitLine = {
  apparatusId: null,
  name: '',
  kind: 'consumable',
  perClass: 0,
  perSet: 0,
  perPupil: 0,
  spare: 0,
  unit: null,
  concentration: null,
  concentrationText: null,
  roundTo: null,
  overage: null,
  pictograms: null,
  statements: null,
};
const FIELDS = /* @__PURE__ */ Object.keys(BLANK) as (keyof KitLine)[];

/** Completes a line from what is said of it, and leaves out all that is no part of a line. A line of apparatus is called as its apparatus is. */
export function kitLine(said: KitLineWords, apparatus: { name: string } | null = null): KitLine {
  const line = Object.fromEntries(FIELDS.map((field) => [field, said[field] ?? BLANK[field]])) as unknown as KitLine;
  return apparatus ? { ...line, name: apparatus.name, kind: 'apparatus' } : { ...line, name: line.name.trim() };
}

/** Tells what a line lacks: a name, or any quantity above 0. Null when it can be asked for. */
export function kitLineLacks(line: KitLine): 'name' | 'quantity' | null {
  if (line.name === '') return 'name';
  return line.perClass + line.perSet + line.perPupil + line.spare > 0 ? null : 'quantity';
}
