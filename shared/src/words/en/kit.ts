import type { Strength } from '../../substances/strength.js';
import { listed } from './counts.js';
import { amount } from './quantities.js';
import { named, strength } from './strengths.js';

export const list = 'Kit list';
export const kit = 'Kit';
export const needed = 'needed';
export const free = 'free';
export const addLine = 'Add a line';
export const changeOrAdd = 'Change or add lines';
export const asInLibrary = 'as in the library';

/** Labels the box that takes a whole list in plain words, and says how it is written. */
export const box = 'What do you need?';
export const boxHint = 'Such as “30 crocodile clips, 15 lamps”. Enter puts it on the list.';
export const putOnList = 'Put on the list';
export const notUnderstood = 'No name of a thing in that. Write it like “30 crocodile clips”.';

/** Said of what a person typed that the school's list of apparatus has not. */
export const unlisted = 'not on our list, not held';
/** Marks the same on a list that technicians read. */
export const unlistedShort = 'not on our list';

/** Says what a line typed by hand is taken for: 'held as Crocodile clip'. */
export function heldAs(name: string): string {
  return `held as ${name}`;
}

/** A line as it was read from plain words. */
interface Read {
  name?: string;
  perClass?: number;
  perSet?: number;
  perPupil?: number;
  unit?: string;
  concentration?: number | null;
  concentrationText?: string | null;
}

/** Says what was put on the list as it was read: 'On the list: 30 crocodile clips, 1 ruler for each pupil'. */
export function added(lines: readonly Read[]): string {
  return `On the list: ${lines.map(said).join(', ')}`;
}

function said({ name = '', perClass = 0, perSet = 0, perPupil = 0, unit, concentration = null, concentrationText = null }: Read): string {
  const what = named({ name, concentration, concentrationText });
  const whom = perClass > 0 ? '' : perPupil > 0 ? ` ${counts.perPupil}` : ` ${counts.perSet}`;
  return `${amount(perClass || perPupil || perSet, unit)} ${what}${whom}`;
}

/** Names solutions with all their strengths: 'Sucrose solution 1, 0.75 and 0.5 mol/dm³'. */
export function solutions(lines: readonly (Strength & { name: string })[]): string {
  const names = [...new Set(lines.map(({ name }) => name))];
  return names
    .map((name) => {
      const strengths = lines.filter((line) => line.name === name).map((line) => strength(line) ?? '');
      const isMolar = strengths.every((one) => one.endsWith(MOLAR));
      if (!isMolar || strengths.length === 1) return strengths.map((one) => `${name} ${one}`.trim()).join(', ');
      return `${name} ${listed(strengths.map((one) => one.slice(0, -MOLAR.length)))}${MOLAR}`;
    })
    .join('; ');
}

const MOLAR = ' mol/dm³';

/** Labels the parts of a line by its place in the list, from 1. */
export const what = (line: number): string => `Line ${line}: what`;
export const howMuch = (line: number): string => `Line ${line}: how much`;
export const unitOf = (line: number): string => `Line ${line}: counted or measured`;
export const forWhom = (line: number): string => `Line ${line}: for whom`;
export const strengthOf = (line: number): string => `Line ${line}: strength`;
export const whatPlace = 'What';
export const strengthPlace = 'Strength: 0.5 M, 20 vol, 1 %';

/** Says that a line names two strengths, which only its writer can tell apart. */
export function twoStrengths(line: number, { name, ...said }: { name?: string } & Partial<Strength>): string {
  const given = strength({ concentration: said.concentration ?? null, concentrationText: said.concentrationText ?? null });
  return `Line ${line} is called “${name ?? ''}” and its strength is ${given ?? 'not said'}. Say which of them it is. Nothing was changed.`;
}

/** Asks about words that may be a strength: 'Is “2m” its strength? Then write it as 2 mol/dm³ in the strength.' */
export function isThatItsStrength(written: string): string {
  return `Is “${written}” its strength? Then write it in the box for the strength, as 2 M or 2 mol/dm³.`;
}

/** Labels the button that takes a line out. */
export function takeOut(name: string, line: number): string {
  return `Take out ${name || `line ${line}`}`;
}

/** Says that a line was taken out: 'Taken out: Lamp.', 'Taken out: line 3.' where it had no name. */
export function takenOut(name: string, line: number): string {
  return `Taken out: ${name || `line ${line}`}.`;
}

/** Says what a line comes to for this class. */
export function comesTo(amount: string): string {
  return `comes to ${amount}`;
}

/** Says that less is free than is needed: 'needs 41, 40 free'. */
export function needs(amount: string, free: number): string {
  return `needs ${amount}, ${free === 0 ? 'none' : free} free`;
}

/** How a line counts, by the field that carries it. */
export const counts = { perSet: 'for each set', perClass: 'for the class', perPupil: 'for each pupil' };
/** What a line is counted in, by its unit; '' for things. */
export const units = { '': 'pieces', cm3: 'cm³', g: 'g' };

/** Labels the button that shows the rest of a list: 'and 13 more'. */
export function more(hidden: number): string {
  return `and ${hidden} more`;
}

/** Says which solutions are among the rest of a list; nothing where there are none. */
export function amongThem(hidden: readonly (Strength & { name: string })[]): string {
  return hidden.length > 0 ? `among them ${solutions(hidden)}` : '';
}
export const fewer = 'Fewer lines';

/** Says, for those who hear the table, how many are not there. */
export function shortBy(quantity: number): string {
  return `, short by ${quantity}`;
}
