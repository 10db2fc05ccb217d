import type { StretchKind } from '../../calendar/stretches.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';

/** Says what came of days that are over, in figures. */
export const page = 'Figures';
export const back = 'Workload';
export const whatIf = 'What if?';
export const department = 'Department';
export const allOfThem = 'all of them';
export const which = 'Which days';
export const stretches = {
  'half-term': 'Last half term',
  'this-half-term': 'This half term so far',
  term: 'Last term',
  year: 'This year so far',
} as const;
export type StretchChoice = keyof typeof stretches;
export const sixWeeks = 'The last six weeks';
export const against = 'Compared with';
export const befores: Record<StretchKind, string> = {
  'half-term': 'the half term before',
  term: 'the term before',
  year: 'the year before',
};
export const nothing = 'nothing';
export const pastOnly = 'Days that are over, up to yesterday. What is to come stands under Workload.';
export const loading = 'Adding up';
export const noDays = 'Nothing to add up yet';
export const noDaysWhy = 'No teaching day of these is over. Choose other days.';
export const save = 'Save as CSV';
/** Heads a column of minutes in a file: 'Asked, minutes'. */
export function inMinutes(column: string): string {
  return `${column}, minutes`;
}
export const table = 'as a table';

export const late = {
  heading: 'Late requests, by week',
  columns: { week: 'Week of', asked: 'Asked', late: 'Late', excused: 'Excused', rate: 'Late rate', changed: 'Late changes', causes: 'Why' },
  onTime: 'on time',
  counted: 'late',
  excused: 'late, excused',
  why: 'The rate leaves the excused out: an absence, a changed timetable.',
  none: 'Nothing was asked in these days.',
};
export const byYear = {
  heading: 'Late requests, by year group',
  columns: { year: 'Year', asked: 'Asked', late: 'Late', excused: 'Excused', rate: 'Late rate', causes: 'Why' },
  none: 'no year',
};
export const causes = { heading: 'Why late', columns: { cause: 'Why', count: 'Requests' }, none: 'Nothing came late.' };
export const load = {
  heading: 'Load and capacity, by week',
  columns: {
    week: 'Week of',
    asked: 'Work',
    time: 'Technicians’ time',
    share: 'Of the time',
    unanswered: 'Unanswered',
  },
  work: 'work',
  time: 'technicians’ time',
  why: 'Work that was planned for the days of the week; a batch counts once. A lesson without a request and without ‘nothing needed’ is unanswered.',
};
export const heat = {
  heading: 'Practicals by weekday and period',
  columns: { period: 'Period' },
  why: 'How many practicals there were in all these days, and the work that they made.',
  none: 'There was no practical in these days.',
};
export const short = {
  heading: 'Short of, with the case for buying',
  columns: {
    what: 'What',
    times: 'Times short',
    most: 'Most short at once',
    there: 'In service',
    price: 'Price of one',
    cost: 'To buy that many',
  },
  why: 'The price is what one cost when it last broke and somebody wrote it down.',
  none: 'Nothing was short.',
  unknown: 'not known',
};
export const wasted = {
  heading: 'Prepared and not used',
  columns: { what: 'Practical', cancelled: 'Cancelled after', notUsed: 'Not used', minutes: 'Time' },
  why: 'Prepared, and then cancelled or not used. Whose it was is not counted.',
  none: 'All that was prepared was used, as far as anybody said.',
};
export const coverage = {
  heading: 'Required practicals, by class',
  columns: { group: 'Class', year: 'Year', done: 'Done', of: 'Of', missing: 'Still to be done' },
  why: 'Done in this school year up to the last of these days, of those that the library says are required in the class’s year and subject.',
  none: 'No class here has required practicals. A practical says so in the library.',
  schemes: 'By scheme of work: Schemes and coverage',
  all: 'all done',
};

/** Heads the page: 'Figures, Science'. */
export function heading(name: string): string {
  return `Figures, ${name}`;
}

/** Says a choice with its dates: 'Last half term: Tue 1 Sep – Sun 25 Oct'. */
export function stretch(name: string, of: { from: IsoDate; to: IsoDate }, today: IsoDate): string {
  return `${name}: ${dates.dayFrom(of.from, today)} – ${dates.dayFrom(of.to, today)}`;
}

/** Names a week: '9 Nov'. */
export function week(date: IsoDate, today: IsoDate): string {
  return dates.dayMonthFrom(date, today);
}

/** Names a year group: 'Year 9'. */
export function year(of: number | null): string {
  return of === null ? byYear.none : `Year ${of}`;
}

/** Says a late rate: '12 %'; of nothing asked '–'. */
export function rate(of: number | null): string {
  return of === null ? '–' : `${number(Math.round(of * 100))} %`;
}

/** Says work against time: '84 %'; without time '–'. */
export function share(workMinutes: number, technicianMinutes: number): string {
  return technicianMinutes === 0 ? '–' : `${number(Math.round((100 * workMinutes) / technicianMinutes))} %`;
}

/** Says causes: 'forgotten 3, other reason 1'. */
export function causesOf(of: readonly { cause: string; count: number }[]): string {
  return of.map(({ cause, count }) => `${cause} ${number(count)}`).join(', ');
}

/** Says lateness beside what it was before: '12 % late. The half term before (Tue 1 Sep – Sun 25 Oct): 18 %.' */
export function compared(
  now: { rate: number | null; asked: number; late: number; excused: number },
  before: { against: StretchKind; from: IsoDate; to: IsoDate; rate: number | null } | null,
  today: IsoDate,
): string {
  const own =
    now.rate === null
      ? 'Nothing was asked.'
      : `${rate(now.rate)} late: ${number(now.late - now.excused)} of ${counted(now.asked, 'request')}${now.excused > 0 ? `, and ${number(now.excused)} more excused` : ''}.`;
  if (before === null) return own;
  const name = befores[before.against];
  const then = before.rate === null ? 'nothing was asked' : rate(before.rate);
  return `${own} ${name.charAt(0).toUpperCase()}${name.slice(1)} (${dates.dayFrom(before.from, today)} – ${dates.dayFrom(before.to, today)}): ${then}.`;
}

/** Says that there is nothing to compare with: 'There is no term before these days in the calendar.' */
export function noBefore(kind: StretchKind): string {
  return `There is no ${kind === 'half-term' ? 'half term' : kind} before these days in the calendar.`;
}

/** Says a cell of the heat map, practicals and their work: '4 · 3 h 20 min'. */
export function cell(practicals: number, minutes: number): string {
  return practicals === 0 ? '–' : `${number(practicals)} · ${work(minutes)}`;
}

/** Says how many lessons of how many have no answer: '4 of 60 lessons'. */
export function unansweredOf(unanswered: number, lessons: number): string {
  return `${number(unanswered)} of ${counted(lessons, 'lesson')}`;
}

/** Says money: '45.00'; the school's own currency, whichever it is. */
export function money(amount: number | null): string {
  return amount === null ? short.unknown : amount.toFixed(2);
}

/** Says the sum of what was prepared for nothing: '3 practicals, 2 h 30 min'. */
export function wastedSum(times: number, minutes: number): string {
  return `${counted(times, 'practical')}, ${work(minutes)}.`;
}

/** Labels the button that saves a table: 'Save as CSV: Late requests, by week'. */
export function saveOf(what: string): string {
  return `${save}: ${what}`;
}

/** Names the drawing: 'Late requests, by week, drawn; the table beside it says the same'. */
export function drawn(what: string): string {
  return `${what}, drawn; the table beside it says the same`;
}

export const teachers = {
  heading: 'Late requests, by teacher',
  columns: { teacher: 'Teacher', asked: 'Asked', late: 'Late', excused: 'Excused', rate: 'Late rate' },
  why: 'For you as their head alone, in order of name. Nobody else sees this table.',
  none: 'Nothing was asked in these days.',
  remind: 'A reminder, as a draft',
  whom: 'To',
  text: 'What it says',
  copy: 'Copy the words',
  mail: 'Open as an e-mail',
  copied: 'The words are copied. Send them as you like: nothing was sent from here.',
  notSent: 'A draft: change it as you like. Nothing is sent from here.',
};

/** What a reminder of late requests is about. */
export const reminderOf = 'Requests for practicals';

/** Drafts a kind reminder to somebody whose requests came late: what it costs whom, and what helps. */
export function reminder(of: { name: string; late: number; asked: number; rule: string }): string {
  const [first = of.name] = of.name.split(' ');
  return [
    `Dear ${first},`,
    '',
    `${number(of.late)} of your ${counted(of.asked, 'request')} of these weeks came after the deadline (${of.rule}). The technicians then have less time to prepare, and kit may be promised to others by then.`,
    '',
    'Is there something that makes it hard to ask in time? A request can be begun as a draft, sent for several lessons at once, or copied from a week before. If the deadline does not fit your timetable, tell me.',
    '',
    'Thank you.',
  ].join('\n');
}

const THE_REST = [
  'Where a lesson needs nothing, ‘Nothing needed’ in My fortnight says so in one press, also for the whole week. Else a request, or a draft of one, helps the technicians to plan.',
  '',
  'Thank you.',
];

/** What is said of lessons that nobody has answered, in a reminder. */
export const unanswered = {
  subject: 'Lessons without an answer',
  /** Names all of them at once: 'all 9 teachers'. */
  all: (teachers: number): string => `all ${counted(teachers, 'teacher')}`,
  /** Drafts a reminder to somebody, with the lessons. */
  reminder: (name: string, lessons: readonly { lesson: string; closes: string; past: boolean }[]): string => {
    const [first = name] = name.split(' ');
    const line = ({ lesson, closes, past }: (typeof lessons)[number]) =>
      closes === '' ? `– ${lesson}` : `– ${lesson} (${past ? 'the deadline was' : 'closes'} ${closes})`;
    return [`Dear ${first},`, '', 'we do not know yet what these lessons of yours need:', ...lessons.map(line), '', ...THE_REST].join('\n');
  },
  /** Drafts one reminder to everybody, which names nobody. */
  toAll: (lessons: number): string =>
    ['Dear all,', '', `of ${counted(lessons, 'lesson')} of the coming days we do not know yet what they need.`, '', ...THE_REST].join('\n'),
};
