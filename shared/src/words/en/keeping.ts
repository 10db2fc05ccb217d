import { counted } from './counts.js';
import { fullDay } from './dates.js';
import type { IsoDate } from '../../time/iso-date.js';

export const heading = 'What is kept';
export const lead =
  'What this school keeps here, and for how long. Pupils are not named; notes, messages and reasons are what people write, and may name somebody all the same.';
export const tableLabel = 'What is kept, and for how long';
export const what = 'What';
export const howLong = 'How long';
const FOR_EVER = 'as long as this installation';

/** Says what is kept for how long, each a line; `keepYears` null: everything stays. */
export function lines(keepYears: number | null): { what: string; howLong: string }[] {
  const years = keepYears === null ? FOR_EVER : whole(keepYears);
  return [
    { what: 'Requests with their kit, notes, messages, offers and tasks', howLong: years },
    { what: 'Who did what, what people were told, and e-mails', howLong: years },
    { what: 'Who was away and why, which lessons needed nothing, and which were changed for once', howLong: years },
    { what: 'Notices, and who has read them', howLong: years },
    { what: 'Practicals and who changed them, apparatus, stock, checks, rooms, the calendar and timetables', howLong: FOR_EVER },
    { what: 'A technician’s own log', howLong: 'until its owner takes it away' },
    { what: 'Names and addresses of people who left', howLong: 'until an administrator has them forgotten, on the person’s page' },
    { what: 'From where people signed in', howLong: '90 days after they signed out' },
    { what: 'What came of a file that was taken in', howLong: '30 days; that it was taken in stays' },
  ];
}

function whole(keepYears: number): string {
  return `this school year and the ${keepYears === 1 ? 'one' : counted(keepYears, 'year')} before it`;
}

export const settingHeading = 'How long';
export const everything = 'Keep everything';
export const yearsBesides = 'Keep this school year and so many before it';
export const years = 'School years before this one';
/** Says which numbers of years can be given. */
export function yearsWrong(min: number, max: number): string {
  return `Give a whole number from ${min} to ${max}.`;
}
export const save = 'Save';
export const saved = 'Saved.';
export const byAdmins = 'An administrator says how long.';
export const change = 'Change how long';

/** Says what goes by what is about to be saved. */
export function goes(from: IsoDate): string {
  return `Everything of that kind from before ${fullDay(from)} goes in the coming night, and then every year another year. It cannot be taken back.`;
}
/** Labels the button that has it go. */
export function letGo(from: IsoDate): string {
  return `Let what was before ${fullDay(from)} go`;
}

export const forget = 'Have this person forgotten…';
/** Heads the question. */
export function forgetHeading(name: string): string {
  return `Have ${name} forgotten?`;
}
export const forgetGoes =
  'The name, the code, the e-mail address, the password and from where they signed in go: from the list of people, from history, from messages and e-mails. In their place stands “Somebody who left”.';
export const forgetStays =
  'What they asked for and did stays, without the name. What others wrote about them in their own words stays too.';
export const forgetForEver = 'It cannot be taken back.';
/** Labels the button that does it. */
export function forgetNow(name: string): string {
  return `Forget ${name}`;
}
export const forgetting = 'Forgetting…';
export const forgotten = 'Name and address are gone.';
export const isForgotten =
  'This person left and was forgotten. Nobody knows any more who it was; what they asked for and did is still there.';
