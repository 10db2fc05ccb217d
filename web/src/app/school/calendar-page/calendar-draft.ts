import type { CalendarBody, CalendarView, Closure, Period } from '@app/shared/contracts';
import {
  type AtOnce,
  type FirstWeekday,
  firstWeekdayOf,
  isIsoDate,
  isWallTime,
  periodsAtOnce,
  periodsByWeekday,
  teachingWeekdays,
} from '@app/shared/rules';
import type { CalendarPages } from '../calendar-book';

/** A calendar as the form holds it: every field is text that may still be empty. */
export interface CalendarDraft {
  terms: { name: string; from: string; to: string }[];
  closures: { name: string; kind: Closure['kind']; from: string; to: string }[];
  /** `schedule` names the bells that a period belongs to; empty where the school has one set. */
  periods: { name: string; start: string; end: string; weekdays: number[]; schedule: string }[];
  /** The weekday on which a week begins; null as the teaching days say. */
  firstWeekday: FirstWeekday | null;
  /** `same`: every week alike; `weeks`: labels take turns week by week; `rotating`: day by day. */
  cycle: 'same' | 'weeks' | 'rotating';
  labels: string;
  overrides: { week: string; label: string }[];
}

/** Makes of a calendar what the page edits: where nothing was said, every week is alike. */
export function draftOf(book: CalendarPages): CalendarDraft {
  const labels = book.cycle?.labels ?? [];
  return {
    terms: book.terms.map(({ name, from, to }) => ({ name, from, to })),
    closures: book.closures.map(({ name, kind, from, to }) => ({ name, kind, from, to })),
    periods: book.periods.map(({ name, start, end, weekdays, schedule }) => ({
      name,
      start,
      end,
      weekdays: weekdays ?? [],
      schedule: schedule ?? '',
    })),
    firstWeekday: book.firstWeekday ?? null,
    cycle: book.cycle?.kind === 'rotating' ? 'rotating' : labels.length > 0 ? 'weeks' : 'same',
    labels: labels.join(', '),
    overrides: (book.cycle?.overrides ?? []).map(({ week, label }) => ({ week, label })),
  };
}

/** The calendar as the server takes it. */
export function bodyOf(draft: CalendarDraft): CalendarBody {
  const labels = draft.cycle === 'same' ? [] : labelsOf(draft.labels);
  return {
    ...(draft.firstWeekday !== null && { firstWeekday: draft.firstWeekday }),
    terms: draft.terms.map((term) => ({ ...term, name: term.name.trim() })),
    closures: draft.closures.map((closure) => ({ ...closure, name: closure.name.trim(), to: closure.to || closure.from })),
    periods: draft.periods.map(({ weekdays, schedule, ...period }): Period => ({
      ...period,
      name: period.name.trim(),
      ...(weekdays.length > 0 && { weekdays }),
      ...(schedule.trim() !== '' && { schedule: schedule.trim() }),
    })),
    cycle: {
      kind: draft.cycle === 'rotating' ? 'rotating' : 'weeks',
      labels,
      ...(draft.overrides.length > 0 && draft.cycle !== 'same' && { overrides: draft.overrides }),
    },
  };
}

/** `A, B`, `A B` or `A;B` as labels, in their order. */
export function labelsOf(text: string): string[] {
  const parts = /[,;\n]/.test(text) ? text.split(/[,;\n]/) : text.split(/\s+/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** What is missing, by the name of its field, before the server is asked: `terms.0.from`. */
export function missingIn(draft: CalendarDraft): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (draft.terms.length === 0) wrong['terms'] = 'Add at least one term.';
  if (draft.periods.length === 0) wrong['periods'] = 'Add at least one period.';
  draft.terms.forEach((term, at) => {
    if (term.name.trim() === '') wrong[`terms.${at}.name`] = 'Give it a name.';
    if (!isIsoDate(term.from)) wrong[`terms.${at}.from`] = 'Give a date.';
    if (!isIsoDate(term.to)) wrong[`terms.${at}.to`] = 'Give a date.';
    else if (isIsoDate(term.from) && term.to < term.from) wrong[`terms.${at}.to`] = 'The last day is before the first.';
  });
  draft.closures.forEach((closure, at) => {
    if (closure.name.trim() === '') wrong[`closures.${at}.name`] = 'Give it a name.';
    if (!isIsoDate(closure.from)) wrong[`closures.${at}.from`] = 'Give a date.';
    if (closure.to !== '' && !isIsoDate(closure.to)) wrong[`closures.${at}.to`] = 'Give a date.';
    else if (closure.to !== '' && closure.to < closure.from) wrong[`closures.${at}.to`] = 'The last day is before the first.';
  });
  draft.periods.forEach((period, at) => {
    if (period.name.trim() === '') wrong[`periods.${at}.name`] = 'Give it a name.';
    if (!isWallTime(period.start)) wrong[`periods.${at}.start`] = 'Give a time.';
    if (!isWallTime(period.end)) wrong[`periods.${at}.end`] = 'Give a time.';
    else if (isWallTime(period.start) && period.end <= period.start) wrong[`periods.${at}.end`] = 'It ends before it starts.';
  });
  if (draft.cycle !== 'same' && labelsOf(draft.labels).length === 0) wrong['cycle.labels'] = 'Name them, such as A, B.';
  draft.overrides.forEach((one, at) => {
    if (draft.cycle !== 'same' && !isIsoDate(one.week)) wrong[`cycle.overrides.${at}.week`] = 'Give a date.';
  });
  return wrong;
}

/** Whether the two would be written alike. */
export function isSame(one: CalendarDraft, other: CalendarDraft): boolean {
  return JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other));
}

/** `20 teaching days in its first four weeks, week A first` */
export function writtenWords(view: CalendarView): string {
  const first = view.teachingDays[0];
  const label = first?.weekLabel ?? null;
  const days = view.teachingDays.length;
  return `${days === 1 ? '1 teaching day' : `${days} teaching days`} in the first four weeks${label ? `, which begin with week ${label}` : first ? `, which begin on ${first.cycleDay}` : ''}`;
}

/** A draft of before schedules and first weekdays has none of either. */
export function withBells(value: unknown): CalendarDraft {
  const draft = value as Partial<CalendarDraft> & CalendarDraft;
  return {
    ...draft,
    firstWeekday: draft.firstWeekday ?? null,
    periods: draft.periods.map((period) => ({ ...period, schedule: (period as Partial<typeof period>).schedule ?? '' })),
  };
}

type DraftPeriod = CalendarDraft['periods'][number];

const timed = (periods: readonly DraftPeriod[]): DraftPeriod[] =>
  periods.filter(({ start, end }) => isWallTime(start) && isWallTime(end) && start < end);

/** Periods without bells that are at once with others, and their places; null where there are none. */
export function secondBellsIn(periods: readonly DraftPeriod[]): { pairs: AtOnce<DraftPeriod>[]; places: number[] } | null {
  const pairs = periodsAtOnce(timed(periods)).filter(({ second }) => second.schedule.trim() === '');
  const places = [...new Set(pairs.map(({ second }) => periods.indexOf(second)))];
  return pairs.length === 0 ? null : { pairs, places };
}

/** The weekday on which a week begins where the school says none. */
export function usualFirstWeekday(periods: readonly DraftPeriod[]): FirstWeekday {
  return firstWeekdayOf(teachingWeekdays(periodsByWeekday(periods)));
}
