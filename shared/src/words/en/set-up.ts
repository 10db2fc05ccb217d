import type { IsoDate } from '../../time/iso-date.js';
import { counted, listed, number } from './counts.js';
import { dayFrom } from './dates.js';

export const done = 'done';
export const toDo = 'to do';
export const waits = 'waits';
export const complete = 'Everything is set up. All of it can be changed at any time.';
export const loading = 'Looking how far the school is';
export const soFar = 'So far';
export const none = 'none yet';

export const steps = {
  calendar: {
    heading: 'Calendar',
    open: 'Calendar',
    first: 'Terms, half terms, the periods of the day, and weeks that take turns. Usual ones are offered.',
  },
  timetable: {
    heading: 'Timetable',
    open: 'Import',
    first: 'A file of lessons (CSV), or what FET exports. You see what it would change first.',
    waits: 'Waits for the calendar: without terms and periods no lesson shows.',
    anyway: 'Import anyway',
  },
  deadlines: {
    heading: 'Deadlines',
    open: 'Departments',
    waits: 'Waits for the calendar, and for a department: the timetable brings them, or add one yourself.',
    done: 'Each department has its deadline, and the day from which it counts.',
  },
  library: {
    heading: 'Practicals',
    first: 'Begin with the practicals that come with Requisite and their apparatus; change them as you like.',
    done: 'There are practicals to ask for.',
    load: 'Load the starter library',
    loading: 'Loading the library…',
  },
  people: {
    heading: 'People',
    open: 'Add people',
    list: 'People',
    first: 'Paste names and addresses: teachers, technicians, heads of department.',
  },
  request: {
    heading: 'First request',
    open: 'My fortnight',
    waits: 'Waits for lessons and practicals.',
    mine: 'Choose one of your lessons and send a request: it shows on the prep list.',
    others: 'Teachers choose a lesson and send a request: it shows on the prep list.',
    done: 'It is sent: requests come in.',
  },
} as const;

/** Says how many steps are left. */
export function left(steps: number): string {
  return `${steps === 1 ? 'One step is' : `${steps} steps are`} left. All of it can be changed later.`;
}

export const sums = {
  lessons: 'Lessons in the next five school days',
  teachers: 'Teachers',
  technicians: 'Technicians',
  heads: 'Heads of department',
  practicals: 'Practicals',
} as const;

/** Counts what a calendar has: '3 terms, 5 periods, 12 closures.' */
export function calendarHas(terms: number, periods: number, closures: number): string {
  return `${counted(terms, 'term')}, ${counted(periods, 'period')}, ${counted(closures, 'holiday or closed day', 'holidays and closed days')}.`;
}

/** Says how many lessons the next five school days have. */
export function lessonsShow(count: number): string {
  return `${counted(count, 'lesson')} in the next five school days.`;
}

/** Says how many people have joined, of whom how many are invited. */
export function joined(count: number, invited: number, of: number): string {
  return `${number(count)} of ${number(of)} have joined${invited > 0 ? `, ${number(invited)} invited` : ''}.`;
}

/** Labels the step that keeps the usual deadline, and says from when it counts: 'Keep Thursday 12:00, from Mon 23 Nov'. */
export function keep(when: string, from: IsoDate | null, today: IsoDate): string {
  return `Keep ${when}${from === null ? '' : `, from ${dayFrom(from, today)}`}`;
}

export const beginOn = 'Deadlines begin on';
export const beginHint = 'Nothing is late for a deadline before this day, so that the first fortnight counts against nobody.';
export const change = 'Change the deadline';

/** Says that a department keeps its deadline, and from when it counts. */
export function kept(name: string, when: string, from: IsoDate | null, today: IsoDate): string {
  return `${name}: ${when}${from === null ? '' : `, from ${dayFrom(from, today)}`}.`;
}

export const warnings = {
  technician: 'No technician yet: nobody has a prep list, and over-booked weeks are not noticed.',
  hours: 'No technician has working hours yet: over-booked weeks are not noticed.',
  head: 'No head of department yet: nobody hears of late requests and over-booked weeks.',
  giveHours: 'Give hours',
  unserved: (departments: readonly string[]) =>
    `No technician works for ${listed(departments)}: nobody can accept or tick off those requests. Give a technician that department, or let those of others help.`,
} as const;
