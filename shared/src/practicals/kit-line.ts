import { kitMeant, kitStem, type NamedKit } from '../apparatus/kit-name.js';
import { strengthKey } from '../substances/strength.js';
import type { LineKind } from './line-kinds.js';
import { strengthInName } from './named-strength.js';

/** A line of a kit list that is complete: what, how much per class, per set and per pupil, and of a chemical its strength and labels. */
export interface KitLine {
  apparatusId: string | null;
  /** The chemical or consumable of the school's stock that it draws from. */
  stockId?: string | null;
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
  stockId: null,
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
export function kitLine(said: KitLineWords, apparatus: { name: string } | null = null): KitLine & { stockId: string | null } {
  const line = Object.fromEntries(FIELDS.map((field) => [field, said[field] ?? BLANK[field]])) as unknown as KitLine & {
    stockId: string | null;
  };
  return apparatus ? { ...line, name: apparatus.name, kind: 'apparatus' } : { ...line, name: line.name.trim() };
}

/** Tells what a line lacks: a name, or any quantity above 0. Null when it can be asked for. */
export function kitLineLacks(line: KitLine): 'name' | 'quantity' | null {
  if (line.name === '') return 'name';
  return line.perClass + line.perSet + line.perPupil + line.spare > 0 ? null : 'quantity';
}

/** Tells whether a line is typed by hand: it names no apparatus and no stock, and nothing in it is of a chemical. */
export function isTyped({ apparatusId, stockId, kind, unit, concentration, concentrationText }: KitLineWords): boolean {
  return !apparatusId && !stockId && kind !== 'chemical' && !unit && concentration == null && !concentrationText?.trim();
}

/** Finds the apparatus that a line typed by hand means by its words; null for another line, and where nothing is called so. */
export function meantBy<Kit extends NamedKit>(said: KitLineWords, known: readonly Kit[]): Kit | null {
  return isTyped(said) ? kitMeant(said.name ?? '', known) : null;
}

/** Lists by which parts of names the store is searched for what lines typed by hand mean. */
export function kitStemsOf(lines: readonly KitLineWords[]): string[] {
  return [...new Set(lines.filter(isTyped).flatMap(({ name }) => kitStem(name ?? '') ?? []))];
}

/** What a name says of its strength where no thing of the store is meant and nobody said that it is no chemical. */
function saidInName({ apparatusId, stockId, kind, name, unit, ...said }: KitLineWords) {
  if (apparatusId || stockId || !name || (kind && kind !== 'chemical')) return null;
  const hasStrength = said.concentration != null || Boolean(said.concentrationText?.trim());
  return strengthInName(name, kind === 'chemical' || Boolean(unit) || hasStrength);
}

/** Takes the strength out of a typed name, where it is said there and clear: 'NaOH 2M' is NaOH at 2 mol/dm3. A line that has one keeps it. */
export function withNamedStrength(said: KitLineWords): KitLineWords {
  const read = saidInName(said);
  if (!read || 'unclear' in read || saysTwoStrengths(said)) return said;
  return { ...said, kind: 'chemical', name: read.name, ...read.strength };
}

/** Tells whether the name says another strength than the line does: nobody but who typed it knows which is meant. */
export function saysTwoStrengths(said: KitLineWords): boolean {
  const { concentration = null, concentrationText = null } = said;
  if (concentration === null && !concentrationText?.trim()) return false;
  const read = saidInName(said);
  return read !== null && 'strength' in read && strengthKey(read.strength) !== strengthKey({ concentration, concentrationText });
}

/** Gives the words of a line's name that may be a strength and may be something else; null where it has a strength or says none. */
export function unclearStrength(said: KitLineWords): string | null {
  const read = said.concentration != null || said.concentrationText?.trim() ? null : saidInName(said);
  return read && 'unclear' in read ? read.unclear : null;
}

/** Completes a line that a person sent: what is typed by hand is the apparatus that it means, or the chemical at the strength that it says. */
export function typedLine(said: KitLineWords, apparatus: { id: string; name: string } | null): KitLine {
  return apparatus ? { ...kitLine(said, apparatus), apparatusId: apparatus.id } : kitLine(withNamedStrength(said));
}

/** Completes a line of a request: what is typed there without a kind and means nothing that we own is kit that is not on our list. */
export function askedLine(said: KitLineWords, apparatus: { id: string; name: string } | null): KitLine {
  const read = apparatus ? said : withNamedStrength(said);
  return typedLine(isTyped(read) ? { ...read, kind: read.kind ?? 'apparatus' } : read, apparatus);
}

/** Tells whether a line asks for kit that is not on the school's list, so that nobody holds it. */
export function isUnlisted({ kind, apparatusId }: Pick<KitLine, 'kind' | 'apparatusId'>): boolean {
  return kind === 'apparatus' && apparatusId === null;
}
