export { showing } from './lists.js';

export const heading = 'Requests';
export const ownHeading = 'My requests';
export const which = 'Which requests';
export const views = { coming: 'Coming', waiting: 'Waiting', past: 'Past', year: 'Year' };
export const search = 'Search requests';
export const searchFor = 'Practical, class, teacher, room or number';
export const searchKey = 'Search the requests';
export const filters = 'Show only';
export const record = 'Done without a request';
export const clear = 'Clear filters';
export const status = 'Status';
export const anyStatus = 'Any status';
export const teacher = 'Teacher';
export const anyTeacher = 'Any teacher';
export const group = 'Class';
export const anyGroup = 'Any class';
export const department = 'Department';
export const ownDepartments = 'My departments';
export const allDepartments = 'All departments';
export const late = 'Late';
export const short = 'Short';
export const over = 'Does not fit';
export const loading = 'Loading requests';
export const more = 'Load more';
export const loadingMore = 'Loading…';
export const noLateness = 'Late requests are not listed here: who was late is shown to that teacher and to the head of the department.';

export const ofPractical = 'one practical';
export const shortOf = 'what lacked one apparatus';
export const wasted = 'prepared for nothing';

/** Names a year group: 'year 9'; classes that have none: 'classes of no year'. */
export function ofYear(year: string): string {
  return year === 'none' ? 'classes of no year' : `year ${year}`;
}

/** Says what a list is narrowed to: 'Only: Tuesday, P3'. */
export function only(parts: string): string {
  return `Only: ${parts}`;
}

/** Chips of what is not as it should be; a row bears one of them at most. */
export const exceptions = { gone: 'lesson moved or gone', short: 'short' };

/** Says how late a request is, on a chip: 'late 4 school days'. */
export function lateBy(lateness: string): string {
  return `late ${lateness}`;
}

/** Heads a day, and says which is today. */
export function day(date: string, isToday: boolean): string {
  return isToday ? `${date}, today` : date;
}

export const nothingWaits = 'Nothing is waiting';
export const nothingWaitsWhy = 'Every request to come has its answer.';
export const nothingFits = 'No request fits';
export const nothingFitsWhy = 'Try fewer words or filters, or another view.';
export const nothingYet = 'No requests here';
export const nothingYetWhy = 'They appear here as soon as a teacher asks.';
export const nothingOfMine = 'You have asked for nothing yet';
export const nothingOfMineWhy = 'Open a lesson in your fortnight and type a few letters of a practical.';
export const toFortnight = 'Go to my fortnight';
