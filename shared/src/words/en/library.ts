import { counted, number } from './counts.js';
import * as dates from './dates.js';
import { span } from './durations.js';

export const page = 'Library';
export const lead = 'Every practical with its kit, worked out for your class. Find one, look at it, ask for it.';
export const search = 'Practical, keyword or reference';
export const add = 'Add a practical';
export const loading = 'Loading the library';
export const loadingOne = 'Loading the practical';
export const more = 'Show more';
export const nothing = 'Nothing in the library fits';
export const nothingWhy = 'Take a filter away, or try fewer letters. A slip of the keys is forgiven.';
export const empty = 'The library is empty';
export const emptyWhy = 'Load the starter library on the page School, or add the first practical.';
export const clear = 'Clear all filters';
export const filters = 'Filters';
export const groups = { subject: 'Subject', year: 'Year', required: 'Required practicals', needs: 'Needs' };
export const onlyRequired = 'Required only';

/** Says how many are shown of how many: '50 of 189 practicals'. */
export function shown(count: number, total: number): string {
  return count < total ? `Showing ${number(count)} of ${counted(total, 'practical')}` : counted(total, 'practical');
}

/** Names what a practical needs of its room, as rooms name what they have. */
export { facilities } from './rooms.js';

/** Says for which years: 'Year 8', 'Years 7, 10 and 11', 'All years'. */
export function years(of: readonly number[]): string {
  if (of.length === 0) return 'All years';
  return `${of.length === 1 ? 'Year' : 'Years'} ${LIST.format(of.map(String))}`;
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Names one year as a filter: 'Year 8'. */
export const year = (one: string | number): string => `Year ${one}`;
/** Marks a required practical by its reference: 'Required: RP3'. */
export const required = (reference: string): string => `Required: ${reference}`;

/** Says how long before it has to be asked for: 'Ask 10 school days before'. */
export function askBefore(schoolDays: number): string {
  return `Ask ${counted(schoolDays, 'school day')} before`;
}

export const forPupils = 'Pupils';
export const inGroupsOf = 'In groups of';
export const forWhom = 'Worked out for';
export const demonstration = 'A demonstration: one set, whatever the class';

/** Says what a class comes to: '15 sets, 5 trays'. */
export function comesTo(sets: number, trays: number): string {
  return `${counted(sets, 'set')}, ${counted(trays, 'tray')}`;
}

export const oneLesson = 'about one lesson: nobody has estimated it yet';

/** Says how long work takes, and how we know: '43 min, first guess', '38 min, the median of 7 times'. */
export function takes(guess: number | null, measured: { minutes: number; count: number } | null): string {
  if (measured) {
    const first = guess === null ? '' : `; first guess ${span(guess)}`;
    return `${span(measured.minutes)}, the median of ${number(measured.count)} times${first}`;
  }
  return guess === null ? oneLesson : `${span(guess)}, first guess`;
}

export const facts = {
  work: 'Technicians’ time',
  prepare: 'To prepare',
  clear: 'To clear',
  kit: 'Kit',
  method: 'What is done',
  hazards: 'To think of',
  clearAway: 'Clear away',
  notes: 'For next time',
  usedBy: 'Who used it when',
  alsoNeeded: 'Usually also needed',
  files: 'Worksheets and diagrams',
  serves: 'Serves',
  specialism: 'Asks for',
  needs: 'The room needs',
  standIns: 'Can stand in for it',
};
export const noHazardsSaid = 'Nothing is written here. That says nothing about the hazards: look them up.';
export const yourAssessment = 'This is no risk assessment. Use your employer’s, read and adapted for your class.';
export const standInsWhy = 'They serve the same point of the curriculum: offered where there is not kit or time enough for this one.';
export const standInsNone = 'None yet.';
export const standInsHow =
  'Add one here: it serves the same point from then on. To take one away, say something else under “Serves” with Edit.';
export const notUsedYet = 'Not used yet.';
export const archived = 'Archived: nobody can ask for it any more. Requests keep what they have.';
export const gone = {
  page: 'Archived practicals',
  lead: 'Taken out of the library. What was asked for keeps what it has; bring one back and it can be asked for again, as it was.',
  bringBack: 'Bring back',
  bringBackOf: (title: string) => `Bring back ${title}`,
  broughtBack: (title: string) => `${title} is in the library again.`,
  none: 'Nothing is archived',
  noneHint: 'A practical that is no longer done is archived on its own page.',
  noneFits: 'Nothing archived fits',
  noneFitsHint: 'Try fewer letters, or look for it in the library.',
};

/** Says in which share of the requests something was asked for besides: 'in 3 of 10 requests'. */
export function inShare(share: number): string {
  return `in ${number(Math.round(share * 100))} % of the requests`;
}

/** Says who used it when: 'Tue 3 Nov, 10X/Ch1, Ann Price'. */
export function use({ date, group, teacher }: { date: string; group: { code: string }; teacher: { name: string } | null }): string {
  return [dates.day(date), group.code, teacher?.name].filter(Boolean).join(', ');
}

export const send = {
  heading: 'Send request for…',
  lead: 'Your coming lessons of these years. Tick those that need it.',
  none: 'No coming lesson of yours in the next four weeks is of these years.',
  all: 'Lessons of all my classes',
  open: 'Open in My fortnight, to change something first',
  has: (title: string) => `already has ${title}`,
  nothingNeeded: 'you said nothing needed',
  press: (count: number) => (count === 0 ? 'Tick a lesson first' : count === 1 ? 'Send 1 request' : `Send ${count} requests`),
  done: (count: number) => (count === 1 ? '1 request sent.' : `${count} requests sent.`),
  needsReason: 'It would be late and needs a reason: open it to say why.',
};
export const print = 'Print method sheet';
export const edit = 'Edit';
export const copy = 'Copy';
export const archive = 'Archive';
/** Calls a copy until somebody renames it: 'Copy of Osmosis'. */
export const copyOf = (title: string): string => `Copy of ${title}`;
export const versions = 'Versions';

/** How much one line asks for. */
interface Rule {
  perClass: number;
  perSet: number;
  perPupil: number;
  spare: number;
}

/** Says by which rule a counted line comes to its total: '2 a set, 1 spare'. */
export function ruleOf({ perClass, perSet, perPupil, spare }: Rule): string {
  const parts = [
    perClass > 0 && `${number(perClass)} a class`,
    perSet > 0 && `${number(perSet)} a set`,
    perPupil > 0 && `${number(perPupil)} a pupil`,
    spare > 0 && `${number(spare)} spare`,
  ];
  return parts.filter(Boolean).join(', ');
}

export const note = {
  label: 'What should the next one know?',
  add: 'Add the note',
  added: 'Note added.',
  none: 'Nobody has left a note yet.',
  remove: 'Remove this note',
  removed: 'Note removed.',
  tooMany: (most: number) => `There are ${number(most)} notes already. Nothing was added; take one away that is out of date first.`,
  notYours: 'Only whoever wrote a note, or keeps the library, takes it away. Nothing was changed.',
};

export const files = {
  add: 'Add a file',
  kinds: 'PNG, JPEG, WebP, PDF, plain text or an Office document, up to 20 MB',
  none: 'No file yet.',
  added: (name: string) => `${name} is added.`,
  remove: (name: string) => `Remove ${name}`,
  surely: (name: string) => `Remove ${name}? It cannot be brought back.`,
  removeNow: 'Remove it',
  keep: 'Keep it',
  removed: (name: string) => `${name} is removed.`,
  asForm: 'Send the file as multipart/form-data, in the field ‘file’. Nothing was changed.',
  onlyFile: 'Send one file, in the field ‘file’, and nothing else. Nothing was changed.',
  missing: 'Choose the file to add. Nothing was changed.',
  notWhole: 'The file did not arrive whole. Nothing was changed; send it again.',
  tooLarge: 'The file is larger than 20 MB. Nothing was changed; make it smaller, such as by smaller pictures in it.',
  notTaken: (name: string) =>
    `‘${name}’ is no picture (PNG, JPEG, WebP), PDF, plain text or Office document that can be kept, is damaged, locked, or holds macros. Nothing was changed.`,
  otherThanCalled: (name: string, ending: string) =>
    `‘${name}’ is not what its name says: by its content it is a .${ending}. Nothing was changed; give it its right name if it is yours.`,
  infected: (name: string, found: string) =>
    `‘${name}’ was not kept: the scanner found in it what it knows as ‘${found}’. Nothing was changed. Do not pass the file on, and tell whoever looks after the computers.`,
  notScanned: (name: string) =>
    `‘${name}’ was not kept: the scanner that looks through files could not be asked. Nothing was changed. Try again in a few minutes; if it stays so, tell whoever looks after the server.`,
  tooMany: (most: number) => `There are ${number(most)} files beside this practical already. Nothing was changed; remove one first.`,
  schoolIsFull: (most: number) =>
    `The school keeps ${number(most / 1024 ** 3)} GB of files already. Nothing was changed; remove some first.`,
  size: (bytes: number) =>
    bytes < 1024 ** 2 ? `${number(Math.max(1, Math.round(bytes / 1024)))} kB` : `${number(Math.round(bytes / 1024 ** 2))} MB`,
};

/** Adding a practical that may stand in for another. */
export const standIn = {
  label: 'A practical that may stand in for it',
  add: 'Add it',
  notThere: 'No practical is called exactly that. Write its title as the library has it.',
  itself: 'That is this very practical. Name another.',
  cannot: (why: 'same' | 'subject' | 'points', title: string): string =>
    ({
      same: `${title} may stand in for it already.`,
      subject: `${title} is of another subject: only one of the same may stand in.`,
      points: `Both say what they serve, and not the same. Change it on one of them with Edit, under ‘Serves’.`,
    })[why],
  /** Says that both serve one point now: 'Waves may stand in for Springs: both serve P3.7.' */
  added: (other: string, title: string, point: string): string => `${other} may stand in for ${title}: both serve ${point}.`,
};
