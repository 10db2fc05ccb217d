import type { GoneHow } from '../../apparatus/limits.js';
import { hows } from './coming-back.js';
import { counted, number } from './counts.js';
import { day, dayMonth } from './dates.js';

/** What words say of an apparatus. */
interface Apparatus {
  owned: number;
  outOfService: number;
  outOfServiceReason: string | null;
  outOfServiceUntil: string | null;
  location: string;
  category: string;
  labelled: boolean;
  parts: readonly unknown[];
}

/** What words say of an entry of the breakage book. */
interface BreakageEntry {
  kind: 'broken' | 'repaired';
  how: GoneHow | null;
  quantity: number;
  cost: number | null;
  note: string | null;
  by: string | null;
}

/** Words of the pages of apparatus. */
export const page = 'Apparatus';
export const lead = 'What the school owns, where it is kept, and how much of it is free when.';
export const add = 'Add apparatus';
export const edit = 'Edit';
export const save = 'Save';
export const cancel = 'Cancel';
export const search = 'Name, other name or category';
export const loading = 'Loading apparatus';
export const more = 'Show more';
export const none = 'No apparatus yet';
export const noneHint = 'Add what is in the prep room here, or load it from a list under Import.';
export const noneFound = 'Nothing is called that. Try part of its name.';
export const back = 'Apparatus';
export const thisWeek = 'This week';
export const nextWeek = 'Next week';
export const earlier = 'The week before';
export const later = 'The week after';
export const dayView = 'One day, by period';
export const list = 'List';
export const dayBefore = 'The day before';
export const dayAfter = 'The day after';
export const scarceFirst = 'What is scarcest stands first.';
export const noTeaching = 'No lessons are taught in that week.';
export const noTeachingDay = 'No lessons are taught on that day.';
export const noCalendar = 'Terms and periods come first: an admin writes them under School, Calendar.';
export const period = 'Period';
export const item = 'Item';
export const tapCell = 'Choose a cell to see who has it.';
export const tapCellTeacher = 'Choose a cell to ask for a lesson then.';
export const nobody = 'Nobody has any of it then.';
export const askThen = 'Ask for your lesson then';
export const noLessonThen = 'You have no lesson then.';
export const report = 'Report broken';
export const repaired = 'Back from repair';
export const retire = 'Retire';
export const bringBack = 'Bring back';
export const isRetired = 'Retired: it is on no list, and none of it can be asked for.';
export const book = 'Breakage book';
export const bookEmpty = 'Nothing has been written down as broken.';
export const bookEmptyHint = 'What breaks is written down on the item, on a request or on Today, and stands here with what it cost.';
export const bookOf = 'Which term';
export const lastDays = 'The last 400 days';
export const loadingBook = 'Reading the breakage book';
export const moreEntries = 'Show 200';
export const withRequest = 'Its request';
export const parts = 'In one of it';
export const addPart = 'Add a part';
export const dropPart = 'Remove';
export const notThere = 'Nothing is called exactly that. Write its name as the list has it.';
export const standIns = 'Can stand in for it';
export const standInsWhy = 'Offered to a teacher where there is not enough of it at a lesson.';
export const standInsNone = 'Nothing is said to stand in for it yet.';
export const standIn = 'What can stand in for it';
export const addStandIn = 'Add it';
export const standsInForItself = 'That is this very thing. Name another.';
/** Says that something can stand in: 'Stereo microscope can stand in for Light microscope.' */
export const standInAdded = (other: string, name: string): string => `${other} can stand in for ${name}.`;
/** Says that it is taken away: 'Stereo microscope no longer stands in for Light microscope.' */
export const standInDropped = (other: string, name: string): string => `${other} no longer stands in for ${name}.`;
export const aKitItself = 'That is a kit itself: add its parts instead.';

export const fields = {
  name: 'Name',
  aliases: 'Also called',
  aliasesHint: 'One on each line: a request that says so means this',
  category: 'Category',
  owned: 'Owned',
  ownedHint: 'Of a kit that is put together as it is asked for: 0',
  outOfService: 'Out of service',
  reason: 'Why',
  until: 'Back on',
  location: 'Kept in',
  turnaround: 'Minutes until ready again',
  turnaroundHint: 'Washing, charging: it is held so much longer',
  labelled: 'One thing with a label of its own',
  useLog: 'Write down who used it',
  part: 'Part',
  partHint: 'Its name, as the list has it',
  quantity: 'How many',
  cost: 'Cost, £',
  note: 'What happened',
};

/** Says how many are shown of how many: 'Showing 50 of 120 items'. */
export function shown(part: number, all: number): string {
  return part < all ? `Showing ${number(part)} of ${counted(all, 'item')}` : counted(all, 'item');
}

/** Says in a line what there is of something and where: '17 owned, 1 out of service (cracked, back 27 Nov) · Prep 1 cupboard 1'. */
export function facts(one: Apparatus): string {
  return [counts(one), one.location || null, one.category || null].filter((part) => part !== null).join(' · ');
}

/** Says what there is of something: '17 owned, 1 out of service'; of a kit that is put together, that it is. */
export function counts({ owned, outOfService, outOfServiceReason, outOfServiceUntil, labelled, parts: of }: Apparatus): string {
  if (of.length > 0 && owned === 0 && !labelled) return 'put together from its parts';
  if (outOfService === 0) return `${number(owned)} owned`;
  const why = [outOfServiceReason, outOfServiceUntil === null ? null : `back ${dayMonth(outOfServiceUntil)}`].filter(Boolean).join(', ');
  return `${number(owned)} owned, ${number(outOfService)} out of service${why === '' ? '' : ` (${why})`}`;
}

/** Says how many nobody has now: '3 free now'. */
export function freeNow(free: number): string {
  return `${number(free)} free now`;
}

/** Heads a week: 'Week of Mon 23 Nov'. */
export function weekOf(monday: string): string {
  return `Week of ${day(monday)}`;
}

/** Says of a cell what is free then: 'Tue 24 Nov, P2: 1 free'. */
export function cell(date: string, name: string, free: number): string {
  return `${day(date)}, ${name}: ${number(free)} free`;
}

/** Says who has some then: '16 for 9X (HUG)'. */
export function heldBy(quantity: number, group: string, teacher: string): string {
  return `${number(quantity)} for ${group} (${teacher})`;
}

/** Names a part of a kit: '10 × Light microscope'. */
export function partOf(quantity: number, name: string): string {
  return `${number(quantity)} × ${name}`;
}

/** Says that something is written down as broken, and how many requests that leaves short. */
export function reported(quantity: number, name: string, requests: number): string {
  const short = requests === 0 ? 'No request is left short.' : `${counted(requests, 'request')} left short, and the people told.`;
  return `${number(quantity)} of ${name} out of service. ${short}`;
}

/** Says that something is in service again. */
export function inServiceAgain(quantity: number, name: string): string {
  return `${number(quantity)} of ${name} in service again`;
}

/** Says that something was added. */
export function added(name: string): string {
  return `${name} added`;
}

/** Says that something was saved, and how many requests that leaves short. */
export function saved(name: string, requests: number): string {
  return requests === 0 ? `${name} saved` : `${name} saved. ${counted(requests, 'request')} left short, and the people told.`;
}

/** Says that something was retired, and how many requests that leaves short. */
export function retired(name: string, requests: number): string {
  return requests === 0 ? `${name} retired` : `${name} retired. ${counted(requests, 'request')} left short, and the people told.`;
}

/** Says an entry of the breakage book: '2 broken, £12.50 · Dropped · Jo Park'. */
export function entry({ kind, how, quantity, cost, note, by }: BreakageEntry): string {
  const what = `${number(quantity)} ${kind === 'repaired' ? 'back in service' : hows[how ?? 'broken'].toLowerCase()}`;
  return [cost === null ? what : `${what}, £${cost.toFixed(2)}`, note, by].filter(Boolean).join(' · ');
}

export const keepIt = 'Keep it';
/** Asks before something is retired. */
export function sureToRetire(name: string): string {
  return `Retire ${name}? It goes off every list, and requests that hold it are left short.`;
}

/** Names a term to choose: 'Autumn term, Tue 1 Sep to Fri 18 Dec'. */
export function termOf({ name, from, to }: { name: string; from: string; to: string }): string {
  return `${name}, ${bookDays(from, to)}`;
}

/** Says from when to when the book is shown: 'Tue 1 Sep to Fri 18 Dec'. */
export function bookDays(from: string, to: string): string {
  return `${day(from)} to ${day(to)}`;
}

/** Says what the entries of a book come to: '14 pieces gone, £63.20; repairs £12.00'. */
export function bookSums({ gone, cost, repairs }: { gone: number; cost: number; repairs: number }): string {
  const lost = `${counted(gone, 'piece')} gone, £${cost.toFixed(2)}`;
  return repairs === 0 ? lost : `${lost}; repairs £${repairs.toFixed(2)}`;
}

/** Says how many entries are shown of how many. */
export function entriesShown(part: number, all: number): string {
  return part < all ? `The newest ${number(part)} of ${counted(all, 'entry', 'entries')}` : counted(all, 'entry', 'entries');
}
