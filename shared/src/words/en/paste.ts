import { counted, number } from './counts.js';

export const title = 'Add people';
export const open = 'Add people from a list';
export const lead =
  'Paste names and addresses from a spreadsheet, a list or an e-mail. You see what was understood before anything is done.';
export const box = 'The list';
export const boxHint = 'One person a line: code, name, address, in any order. Add “technician” or a department to a line where it differs.';
/** Lines as they may be pasted. */
export const examples = ['JSM, Jo Smith, jo.smith@school.sch.uk', 'Anil Rao, anil.rao@school.sch.uk, technician'] as const;
export const newAre = 'New people are';
export const departments = 'Their department';
export const noDepartment = 'none yet';
export const invite = 'Invite everybody who has an address';
export const check = 'Check the list';
export const checking = 'Reading the list…';
export const adding = 'Adding…';
export const nothing = 'Nobody is in the list yet.';
export const rows = 'What was understood';
export const name = 'Name';
export const namePlaceholder = 'Name?';
export const code = 'Code';
export const codePlaceholder = 'Code';
export const email = 'E-mail';
export const emailPlaceholder = 'No address';
export const role = 'Role';
export const department = 'Department';
export const leaveOut = (who: string): string => `Leave ${who} out`;
export const again = 'Add more people';
export const everybody = 'To everybody';
export const unnamedLead =
  'These people have only the code from the timetable. Give their names, and an address to invite them; leave empty whom you do not know.';
export const pasteInstead = 'Paste a list instead';
export const links = 'Invitation links';
export const linksHint = 'Each link works once, within 14 days, and is shown only now.';
export const copyLinks = 'Copy all links';
export const copied = 'Copied.';
export const marked = 'Marked: copy it with Ctrl C.';
export const mailed = 'Their invitations are on the way by e-mail.';

/** What becomes of a row, in a word or two beside it. */
export const outcomes = { new: 'new', changed: 'changed', same: 'no change', refused: 'to put right' } as const;

/** Names the fields of a person, as parts of a sentence. */
const FIELDS = { name: 'name', code: 'code', email: 'address', roles: 'role', departmentIds: 'department' } as const;
type PersonField = keyof typeof FIELDS;

const JOINED = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const listed = (fields: readonly PersonField[]): string => JOINED.format(fields.map((field) => FIELDS[field]));

/** Says what becomes another of somebody who is there: 'new name and address'. */
export function changes(fields: readonly PersonField[]): string {
  return `new ${listed(fields)}`;
}

/** Says what nobody gave: 'name and code guessed'. */
export function guessed(fields: readonly PersonField[]): string {
  return `${listed(fields)} guessed`;
}

/** Says which words of a line were passed over. */
export function unread(words: readonly string[]): string {
  return `not read: ${words.join(', ')}`;
}

/** Says which columns of a table were passed over: 'Not read: the column Room.' */
export function unreadColumns(heads: readonly string[]): string {
  return `Not read: the ${heads.length === 1 ? 'column' : 'columns'} ${JOINED.format(heads)}.`;
}

/** How many rows of each outcome a list has. */
interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** Sums a checked list up: '12 new, 3 changed, 1 to put right.' */
export function sum({ created, updated, unchanged, refused }: Counts): string {
  const parts = [
    ...(created > 0 ? [`${number(created)} new`] : []),
    ...(updated > 0 ? [`${number(updated)} changed`] : []),
    ...(unchanged > 0 ? [`${number(unchanged)} without a change`] : []),
    ...(refused > 0 ? [`${number(refused)} to put right`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** Labels the step that does what the list says: 'Add 12 and change 3'. */
export function apply({ created, updated, invited }: Pick<Counts, 'created' | 'updated'> & { invited: number }): string {
  const add = created > 0 ? `Add ${number(created)}` : '';
  const change = updated > 0 ? `${add ? ' and change' : 'Change'} ${number(updated)}` : '';
  if (add || change) return `${add}${change}`;
  return invited > 0 ? `Invite ${number(invited)}` : 'Save';
}

/** Says what was done. */
export function done({ created, updated, refused, invited }: Counts & { invited: number }): string {
  const parts = [
    ...(created > 0 ? [`${counted(created, 'person', 'people')} added`] : []),
    ...(updated > 0 ? [`${number(updated)} changed`] : []),
    ...(invited > 0 ? [`${number(invited)} invited`] : []),
  ];
  const out = refused > 0 ? ` ${counted(refused, 'row')} left out.` : '';
  return `${parts.length > 0 ? parts.join(', ') : 'Nothing to change'}.${out}`;
}

/** Says that people have only a code: '6 people have no name yet: JSM, RAO and 4 more'. */
export function unnamed(codes: readonly string[]): string {
  const some = codes.slice(0, 6);
  const more = codes.length - some.length;
  const list = more > 0 ? `${some.join(', ')} and ${number(more)} more` : JOINED.format(some);
  return `${codes.length === 1 ? '1 person has' : `${number(codes.length)} people have`} only a code, no name: ${list}.`;
}

export const giveNames = 'Give names';
