import { plainWords, readTimes } from '../reading/index.js';
import type { SubjectGuessed } from './department-of-subject.js';
import { orderPeriods } from './period-name.js';
import type { ReadRow } from './read-timetable-rows.js';
import type { CycleDayFound, ImportContext, PeriodFound } from './timetable-lesson.js';

/** The periods of a file in order, with the times that it gives them. */
export function periodsFound(rows: readonly ReadRow[], { calendar }: ImportContext): PeriodFound[] {
  const found = new Map<string, PeriodFound>();
  for (const { lesson, periodKnown, times: told } of rows) {
    const period = found.get(lesson.period);
    if (period) {
      period.rows += 1;
      period.start ??= told?.start ?? null;
      if (period.start === told?.start) period.end ??= told?.end ?? null;
    } else {
      const times = told ?? readTimes(lesson.period);
      const known = calendar !== null && periodKnown;
      found.set(lesson.period, { name: lesson.period, start: times?.start ?? null, end: times?.end ?? null, rows: 1, known });
    }
  }
  return orderPeriods(found.keys(), calendar).flatMap((name) => found.get(name) ?? []);
}

const DAY_ORDER = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The cycle days of a file, week by week. */
export function cycleDaysFound(rows: readonly ReadRow[]): CycleDayFound[] {
  const found = new Map<string, CycleDayFound & { week: string; rank: string }>();
  for (const { lesson } of rows) {
    const { cycleDay, cycle } = lesson;
    const day = found.get(cycleDay);
    if (day) day.rows += 1;
    else {
      const weekday = DAY_ORDER.indexOf(cycle.day);
      const rank = weekday >= 0 ? String(weekday) : cycle.day.replace(/\d+/, (number) => number.padStart(3, '0'));
      found.set(cycleDay, { cycleDay, rows: 1, known: cycle.known, week: cycle.week ?? '', rank });
    }
  }
  return [...found.values()]
    .sort((a, b) => a.week.localeCompare(b.week) || a.rank.localeCompare(b.rank))
    .map(({ cycleDay, rows: n, known }) => ({ cycleDay, rows: n, known }));
}

/**
 * The subjects of which nobody said the department, in order of their first row. A lesson without a subject is none, but a file of which
 * no row has one is asked about as a whole: its subject is then ''.
 */
export function subjectsGuessed(rows: readonly ReadRow[]): SubjectGuessed[] {
  const isAll = rows.every(({ lesson, departmentSuggests }) => lesson.subject === '' && departmentSuggests !== undefined);
  const found = new Map<string, SubjectGuessed>();
  for (const { lesson, departmentSuggests: suggests } of rows) {
    const { subject, department, row } = lesson;
    if (suggests === undefined || (subject === '' && !isAll)) continue;
    const known = found.get(plainWords(subject));
    if (known) known.rows += 1;
    else found.set(plainWords(subject), { subject, department, suggests, row, rows: 1 });
  }
  return [...found.values()];
}
