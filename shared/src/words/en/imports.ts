import { addDays } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import { day, dayFrom } from './dates.js';

const JOINED = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What an import makes besides lessons, by name or code. */
export interface MadeFacts {
  people: readonly string[];
  groups: readonly string[];
  rooms: readonly string[];
  departments: readonly string[];
}

export const people = (count: number): string => counted(count, 'person', 'people');
export const groups = (count: number): string => counted(count, 'class', 'classes');
export const rooms = (count: number): string => counted(count, 'room');
export const departments = (count: number): string => counted(count, 'department');

/** Says what was or would be made besides lessons: '62 people, 40 groups and 5 rooms'; nothing where there is none. */
export function made(facts: MadeFacts): string {
  const parts: [number, (count: number) => string][] = [
    [facts.people.length, people],
    [facts.groups.length, groups],
    [facts.rooms.length, rooms],
    [facts.departments.length, departments],
  ];
  return JOINED.format(parts.filter(([count]) => count > 0).map(([count, said]) => said(count)));
}

const LISTED = 8;

/** Lists what there is, a long list cut short: 'a, b and 3 more'. */
function some(list: readonly string[]): string {
  return list.length > LISTED ? `${list.slice(0, LISTED).join(', ')} and ${number(list.length - LISTED)} more` : JOINED.format(list);
}

/** Says that lessons which the file lacks stop; `from` is a date. */
export function lessonsEnd(count: number, from: string): string {
  const one = count === 1;
  return `${one ? 'One lesson' : `${number(count)} lessons`} of the present timetable ${one ? 'is' : 'are'} not in this file and ${one ? 'stops' : 'stop'} after ${day(addDays(from, -1))}.`;
}

/** Says which periods in a row stay two lessons, since a request stands at the second; the first few by name. */
export function stayTwo(pairs: readonly { group: string; cycleDay: string; first: string; second: string }[]): string {
  const named = pairs.slice(0, 5).map(({ group, cycleDay, first, second }) => `${group} ${cycleDay} ${first} and ${second}`);
  const more = pairs.length > named.length ? ` and ${number(pairs.length - named.length)} more` : '';
  return `These stay two lessons while a request stands at the second: ${named.join('; ')}${more}. They become one with the next change of timetable or calendar after it is done.`;
}

/** Names the requests whose lessons end; `more` are not named. */
export function toSettle(named: readonly { title: string; group: string; date: string }[], more: number): string {
  const list = named.map(({ title, group, date }) => `${title} for ${group} on ${day(date)}`).join('; ');
  return `Requests for lessons that end are kept, to be settled by their teachers and technicians: ${list}${more > 0 ? ` and ${number(more)} more` : ''}.`;
}

/** Says which lessons stay although the file lacks them, since rows that could not be read may be them. */
export function lessonsKept(lessons: readonly { group: string; cycleDay: string; period: string }[], rows: readonly number[]): string {
  const what = some(lessons.map(({ group, cycleDay, period }) => `${group} ${cycleDay} ${period}`));
  const which =
    rows.length === 1
      ? `row ${rows[0]} was not read for certain and may be it`
      : `rows ${some(rows.map(String))} were not read for certain and may be them`;
  return `${lessons.length === 1 ? 'One lesson is' : `${number(lessons.length)} lessons are`} not in this file and stay${lessons.length === 1 ? 's' : ''} all the same, because ${which}: ${what}.`;
}

/** Says which lessons of what somebody chose stay as they are, since the file has them outside of it. */
export function lessonsOutside(lessons: readonly { group: string; cycleDay: string; period: string }[], rows: readonly number[]): string {
  const what = some(lessons.map(({ group, cycleDay, period }) => `${group} ${cycleDay} ${period}`));
  const which = rows.length === 1 ? `row ${rows[0]}` : `rows ${some(rows.map(String))}`;
  const stay = lessons.length === 1 ? 'stays as it is' : 'stay as they are';
  return `${what} ${stay}: ${which} of this file ${rows.length === 1 ? 'has' : 'have'} ${lessons.length === 1 ? 'it' : 'them'} outside of what you chose, with another teacher or department. Take those in too to change ${lessons.length === 1 ? 'it' : 'them'}.`;
}

/** Counts the rows outside of what somebody chose to take in. */
export function rowsOutside(count: number): string {
  return `${counted(count, 'row')} outside of what you chose ${count === 1 ? 'is' : 'are'} left out, and the lessons there stay as they are.`;
}

/** Says that a file names somebody who has left. */
export function hasLeft(name: string, code: string): string {
  const who = name === code ? name : `${name} (${code})`;
  return `${who} has left. The lessons are imported for ${name}; give them to somebody else, or restore ${name} on the People page.`;
}

/** Says that a written name may be one of these people, and what is done without an answer. */
export function mayBe(written: string, people: readonly string[], takenFor: string | null): string {
  const who = people.length === 1 ? `may be ${people[0]}` : `may be one of ${number(people.length)}: ${some(people)}`;
  return `'${written}' ${who}. ${takenFor === null ? 'A new person is made; say who it is, or merge the two on the People page.' : `Taken for ${takenFor}.`}`;
}

export const CHANGED_MEANWHILE =
  'The calendar, a department, the timetable or what a word in files means changed while this file was read. Nothing was changed by it; send it again.';

/** Refuses a file of which too much could not be read; `rows` are named one by one beside it. */
export function tooMuchUnread(file: string, unread: number, rows: number): string {
  const none = unread === rows;
  const what = none
    ? rows === 1
      ? 'its only row could not be read'
      : `none of its ${number(rows)} rows could be read`
    : `${number(unread)} of its ${number(rows)} rows could not be read`;
  const todo = none ? 'Say what its words mean, or put it right, and send it again.' : 'Put them right, or import the file without them.';
  return `'${file}' was not imported: ${what}. Nothing was changed. ${todo}`;
}

/** Names a row in a list of what is wrong. */
export function ofRow(row: number, column: string, message: string): string {
  return `Row ${row}${column === '' ? '' : `, ${column}`}: ${message}`;
}

/** Refuses a choice of which the file has nothing. */
export const NOTHING_CHOSEN = 'No row of this file is of what you chose. Nothing was changed; choose again, or import the whole file.';

/** Says that a row is the same lesson as an earlier one. */
export function sameAsRow(row: number): string {
  return `The same lesson as row ${row}: taken once.`;
}

/** Says that nothing more will come of a file, since the server that had it stopped. */
export function lostWithServer(file: string): string {
  return `The server stopped while it had '${file}'. Nothing of it was kept; send it again.`;
}

/** Refuses to take an import back on which a later one was built. */
export function builtOn(file: string, later: string): string {
  return `'${file}' cannot be undone yet: '${later}', imported later, changed some of the same lessons. Nothing was changed. Undo that one first.`;
}

/** What a person is asked about a word of a file. */
export type WordAbout = 'days' | 'weeks' | 'subjects' | 'departments' | 'teachers';

/** Heads the questions about a file's words; `open` are not answered yet. */
export function questions(open: number): string {
  return open === 0 ? 'What words of the file mean' : `${counted(open, 'question')} about words of the file`;
}

export const QUESTIONS_HINT = 'The preview is made again with what you say. Your answers are remembered once the file is imported.';

/** Asks what a word of a file means. */
export function question(about: WordAbout, written: string): string {
  switch (about) {
    case 'days':
      return `Which day is '${written}'?`;
    case 'weeks':
      return `Which week is '${written}'?`;
    case 'subjects':
      return written === '' ? 'All of this is' : `Whose subject is '${written}'?`;
    case 'departments':
      return `Which department is '${written}'?`;
    case 'teachers':
      return `Who is '${written}'?`;
  }
}

/** Says in how many rows a word stands, and what it may be. */
export function questionHint(rows: number, guess: string | null): string {
  return `${counted(rows, 'row')}${guess === null ? '' : `. Perhaps ${guess}`}`;
}

/** Says what is done without an answer; `taken` is what the word is taken for. */
export function unanswered(about: WordAbout, taken: string | null): string {
  if (taken !== null) return about === 'days' ? `Not sure: read as ${taken}` : `Not sure: ${taken}`;
  return about === 'teachers' ? 'Not sure: a new person' : 'Not sure: the rows are left out';
}

/** Labels the box by which a file is taken in although some of it was not read. */
export function takeWithout(rows: number): string {
  return rows === 1 ? 'Import without this row' : `Import without these ${number(rows)} rows`;
}

/** Says that some rows are left out, and what follows for the lessons that they may be. */
export function leftOut(rejected: number, kept: number): string {
  if (rejected === 0) return '';
  const stay = kept === 0 ? '' : ` ${kept === 1 ? 'One lesson stays' : `${number(kept)} lessons stay`} for their sake.`;
  return `${rejected === 1 ? 'One row is' : `${number(rejected)} rows are`} left out.${stay}`;
}

export const NOTHING_READ =
  'No row of this file could be read, so it cannot be imported. Say below what its words mean, or put the file right.';

/** Says when a file was taken in ('09:12'), by whom, and what came of it; with the year where that is not `today`'s. */
export function taken(
  { date, time, today }: { date: string; time: string; today: string },
  { by, created, updated, removed }: { by: { name: string }; created: number; updated: number; removed: number },
): string {
  return `${dayFrom(date, today)}, ${time} by ${by.name}: ${counted(created, 'lesson')} added, ${number(updated)} changed, ${number(removed)} ended`;
}

/** Says what to undo first. */
export function undoFirst(later: string): string {
  return `Can be undone once '${later}' is, which changed some of the same lessons.`;
}

/** Says what undoing will do. */
export function undoWill(file: string): string {
  return `What '${file}' changed or ended stands again as it was before, and what it made goes. Requests that were made since for lessons that go are kept, to be settled.`;
}

/** Says what undoing did. */
export function undone(file: string, { restored, gone, ended }: { restored: number; gone: number; ended: number }): string {
  const kept = ended === 0 ? '' : `; ${number(ended)} ended instead, because something refers to ${ended === 1 ? 'it' : 'them'}`;
  return `'${file}' is undone: ${counted(gone, 'lesson')} that it added ${gone === 1 ? 'is' : 'are'} gone, ${number(restored)} that it changed or ended ${restored === 1 ? 'is' : 'are'} as before${kept}.`;
}

type State = 'reading' | 'comparing' | 'writing' | 'done' | 'refused';

/** Says what is being done with a file, and how far that has come; `rows` is null until it is known how many there are. */
export function underWay({ state, rowsDone, rows }: { state: State; rowsDone: number; rows: number | null }): string {
  if (state === 'comparing') return `Comparing ${rows === null ? 'the file' : counted(rows, 'row')} with what there is…`;
  const done = rows === null || rows === 0 || rowsDone === 0 ? '' : `, ${number(rowsDone)} of ${number(rows)}`;
  return state === 'writing' ? `Writing the lessons${done}…` : `Reading the rows${done}…`;
}

export const MAY_LEAVE = 'You can leave this page meanwhile. What comes of it waits here.';
export const SENT_TODAY = 'Sent today, not imported';
export const SHOW = 'Show';
export const CHOOSE_AGAIN = 'To import it, choose the file again.';

/** Says when and by whom a file was sent, and where it is now. */
export function sentBy(
  { date, time, today }: { date: string; time: string; today: string },
  { by, state, rowsDone, rows }: { by: { name: string }; state: State; rowsDone: number; rows: number | null },
): string {
  const now = state === 'refused' ? 'refused' : state === 'done' ? 'looked at, nothing changed' : underWay({ state, rowsDone, rows });
  return `${dayFrom(date, today)}, ${time} by ${by.name}: ${now}`;
}

export const IMPORT = 'Import';
export const IMPORTED = 'Timetable imported';
export const IMPORTED_BEFORE = 'Imported before';
export const NO_CALENDAR =
  'There is no calendar yet, so none of these lessons would show. Put in terms and periods first, or say that you will later.';
export const WITHOUT_CALENDAR = 'Import now, without a calendar';
export const TO_SET_UP = 'Back to set-up';
export const TO_CALENDAR = 'Set up the calendar';

/** Heads the counts of a file: what would be added, or was. */
export const counts = {
  preview: { created: 'would be added', updated: 'would change', unchanged: 'stay as they are', removed: 'would end' },
  apply: { created: 'added', updated: 'changed', unchanged: 'as they were', removed: 'ended' },
} as const;

/** Sums a file up before it is imported: 'Would add 121 lessons, change 2, end 0; 118 stay as they are.' */
export function would(of: { created: number; updated: number; unchanged: number; removed: number }): string {
  return `Would add ${counted(of.created, 'lesson')}, change ${number(of.updated)}, end ${number(of.removed)}; ${number(of.unchanged)} stay as they are.`;
}

/** Sums a file up that was imported: '121 lessons added, 2 changed, 0 ended, 118 as they were.' */
export function did(of: { created: number; updated: number; unchanged: number; removed: number }): string {
  return `${counted(of.created, 'lesson')} added, ${number(of.updated)} changed, ${number(of.removed)} ended, ${number(of.unchanged)} as they were.`;
}

/** Names what would be made beside lessons: 'New: 4 people, 5 classes.' */
export function alsoNew(facts: MadeFacts): string {
  const said = made(facts);
  return said === '' ? '' : `New: ${said}.`;
}

/** Heads what the file has and the calendar lacks. */
export function missing(what: { periods: boolean; days: boolean }): string {
  const parts = [...(what.periods ? ['Periods'] : []), ...(what.days ? ['Days'] : [])];
  return `${JOINED.format(parts)
    .toLowerCase()
    .replace(/^./, (letter) => letter.toUpperCase())} missing from your calendar`;
}

/** Labels the step that ends lessons and imports: 'Import and end 617 lessons'. */
export function endAndImport(count: number): string {
  return `Import and end ${counted(count, 'lesson')}`;
}

/** Warns of lessons that end, from a date or from today. */
export function endsWarn(count: number, from: string | null): string {
  return `${counted(count, 'lesson')} of the present timetable ${count === 1 ? 'is' : 'are'} not in this file. ${count === 1 ? 'It stops' : 'They stop'} ${from === null ? 'today' : `after ${day(addDays(from, -1))}`}. Requests for them are kept, to be settled by their teachers and technicians.`;
}
