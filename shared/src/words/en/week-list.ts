import type { Strength } from '../../substances/strength.js';
import { counted } from './counts.js';
import { longWeekday } from './dates.js';
import { amount, pupils } from './quantities.js';
import { named } from './strengths.js';

export const page = 'Week’s list';
export const lead = 'What the week’s requests use up: what to buy, by ingredient, and what to cut, by material and size.';
export const department = 'Department';
export const before = 'The week before';
export const after = 'The week after';
export const print = 'Print';
export const download = 'Save as CSV';
export const loading = 'Loading the week’s list';
export const none = 'Nothing to buy or cut this week';
export const noneWhy = 'No request of this week that is still to be prepared asks for anything that is used up.';
export const shopping = 'Shopping';
export const cutting = 'Cutting list';
export const enough = 'Enough there';
export const noDepartment = 'You are in no department that asks for anything.';
export const otherDepartment = 'This is another department’s list. Nothing was changed.';
export const lessonsOf = 'For which lessons';
export const lateChip = 'Asked after closing';

/** Says which week: 'Mon 16 Nov to Sun 22 Nov'. */
export function week(from: string, to: string): string {
  return `${from} to ${to}`;
}

/** Says when the shopping for this week closes, or did. */
export function closes(when: string, closed: boolean): string {
  return closed ? `Shopping for this week closed ${when}. What was asked for since is marked.` : `Shopping for this week closes ${when}.`;
}
export const closesNever = 'Nobody has said when the shopping for a week closes.';
export const sayClosing = 'Say when shopping closes';
export const closingDay = 'Day of the week before';
export const closingTime = 'Time';
export const closingNone = 'It does not close';
export const saveClosing = 'Save';
export const closingSaved = 'Saved: when the shopping closes';
export const cancel = 'Cancel';

/** Names a weekday: 1 is Monday. */
export function weekday(number: number): string {
  return longWeekday(number);
}

/** Names an item with its strength. */
export function name(item: Strength & { name: string }): string {
  return named(item);
}

/** As shops sell it: what is asked in grams by the kilogram from so many on, and a volume in millilitres or litres. */
const IN_A_GREATER = 1000;

/** Says an amount as a shop does: '8 kg', '750 g', '500 ml', '4 litres', '12'. */
function said(quantity: number, unit: string | null): string {
  const isMuch = quantity >= IN_A_GREATER;
  if (unit === 'g') return isMuch ? amount(quantity / IN_A_GREATER, 'kg') : amount(quantity, unit);
  if (unit !== 'cm3') return amount(quantity, unit);
  const litres = quantity / IN_A_GREATER;
  return isMuch ? amount(litres, litres === 1 ? 'litre' : 'litres') : amount(quantity, 'ml');
}

/** Says how much is needed and how much is there in date. */
export function needed({ needed: much, there, unit }: { needed: number; there: number; unit: string | null }): string {
  return there > 0 ? `${said(much, unit)} needed, ${said(there, unit)} there` : `${said(much, unit)} needed`;
}

/** Says how much to buy. */
export function buy({ toBuy, unit }: { toBuy: number; unit: string | null }): string {
  return toBuy > 0 ? `Buy ${said(toBuy, unit)}` : enough;
}

/** Says how much of it was asked for after the shopping closed. */
export function late(quantity: number, unit: string | null): string {
  return `${said(quantity, unit)} asked after closing`;
}

interface Lesson {
  title: string;
  period: string;
  group: string;
}

/** Says for which lesson how much: 'Tue 17 Nov P3, 8B, Bread: 2 kg'. */
export function forLesson(day: string, { title, period, group }: Lesson, quantity: number, unit: string | null): string {
  return `${day} ${period}, ${group}, ${title}: ${said(quantity, unit)}`;
}

/** Says a size in millimetres: '200 × 125 mm'. */
export function size({ length, width, thickness }: { length: number; width: number; thickness: number | null }): string {
  return `${[length, width, ...(thickness === null ? [] : [thickness])].join(' × ')} mm`;
}

/** Says how many pieces: '62 pieces'. */
export function pieces(count: number): string {
  return count === 1 ? '1 piece' : `${said(count, null)} pieces`;
}

/** Says how much material that is: '1.55 m²', without what the saw takes. */
export function area(squareMetres: number): string {
  return `${Math.max(0.01, Math.round(squareMetres * 100) / 100)} m², without the saw cut`;
}

export const needsHeading = 'Needs in these classes';
export const needsLead = 'Needs and numbers, never a name: they stand here for every request of the class.';
export const noNeeds = 'No needs said';
export const editNeeds = 'Change';
export const need = 'Need, such as no gluten';
export const count = 'For how many pupils';
export const addNeed = 'Add a need';
export const saveNeeds = 'Save the needs';
export const needTwice = 'This need is there twice. Nothing was changed; add the numbers up in one line.';
export const notYourClass = 'Only the teachers of a class, technicians and heads say what it needs. Nothing was changed.';
export const changedSince = 'Somebody changed this since you read it. Nothing was changed; look at it as it is now and save again.';

/** Says a need: 'no gluten: 2 pupils'. */
export function needOf({ need: what, count: many }: { need: string; count: number }): string {
  return `${what}: ${pupils(many)}`;
}

/** Says how many classes of the week have no needs said: '29 classes with no needs said'. */
export function classesWithoutNeeds(count: number): string {
  return `${counted(count, 'class', 'classes')} with no needs said`;
}

/** Names the button that changes the needs of a class. */
export function editNeedsOf(group: string): string {
  return `Change the needs of ${group}`;
}

/** Names the button that takes a need out. */
export function removeNeed(what: string): string {
  return what.trim() === '' ? 'Take this need out' : `Take out ${what.trim()}`;
}

/** Says what was saved. */
export function needsSaved(group: string): string {
  return `The needs of ${group} are saved.`;
}
