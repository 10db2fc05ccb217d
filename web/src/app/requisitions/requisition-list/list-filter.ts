import { addDays } from '@app/shared/rules';
import type { RequisitionFilter } from '../requisitions.client';

/** Which part of the list is shown: what comes, what waits for an answer, what is over, or the school year. */
export const VIEWS = ['coming', 'waiting', 'past', 'year'] as const;
export type View = (typeof VIEWS)[number];

/** What the address says of a list; what is not said is not filtered by. */
export interface Asked {
  view?: string;
  q?: string;
  status?: string;
  teacher?: string;
  group?: string;
  department?: string;
  late?: string;
  short?: string;
  over?: string;
  from?: string;
  to?: string;
  year?: string;
  weekday?: string;
  period?: string;
  practical?: string;
  shortOf?: string;
  wasted?: string;
}

/** Where the list is read: on which day, by whom, and in which departments somebody serves or leads. */
export interface Reader {
  today: string;
  personId: string;
  seesAll: boolean;
  own: readonly string[];
}

export const EVERY_DEPARTMENT = 'all';

/** Reads the view that an address names, by its name now or before. */
export function viewOf(text: string | undefined): View {
  return text === 'attention' ? 'waiting' : (VIEWS.find((one) => one === text) ?? 'coming');
}

/** Finds the day on which the school year of a date began. */
export function yearStart(today: string): string {
  const date = Temporal.PlainDate.from(today);
  return date
    .with({ month: 9, day: 1 })
    .subtract({ years: date.month >= 9 ? 0 : 1 })
    .toString();
}

/** Says what the API is asked for. Without a department those of whoever looks come first: they are the only ones. */
export function filterOf(asked: Asked, { today, personId, seesAll, own }: Reader): RequisitionFilter {
  const view = viewOf(asked.view);
  const departments = asked.department ?? own.join(',');
  const status = asked.status ?? (view === 'waiting' ? 'submitted,queried' : '');
  return {
    ...datesOf(view, today),
    ...(asked.from && { from: asked.from }),
    ...(asked.to && { to: asked.to }),
    ...(status !== '' && { status }),
    ...(asked.q?.trim() && { q: asked.q.trim() }),
    ...(seesAll ? asked.teacher && { teacherId: asked.teacher } : { teacherId: personId }),
    ...(asked.group && { groupId: asked.group }),
    ...(seesAll && departments !== '' && departments !== EVERY_DEPARTMENT && { departmentId: departments }),
    ...(asked.late === 'true' && { late: 'true' as const }),
    ...(asked.short === 'true' && { short: 'true' as const }),
    ...(asked.over === 'true' && { overLine: 'true' as const }),
    ...(asked.year && { year: asked.year }),
    ...(asked.weekday && { weekday: asked.weekday }),
    ...(asked.period && { period: asked.period }),
    ...(asked.practical && { practicalId: asked.practical }),
    ...(asked.shortOf && { shortOf: asked.shortOf }),
    ...(asked.wasted === 'true' && { wasted: 'true' as const }),
  };
}

function datesOf(view: View, today: string): RequisitionFilter {
  if (view === 'past') return { to: addDays(today, -1), order: 'latest' };
  return { from: view === 'year' ? yearStart(today) : today };
}

/** Whether an address filters by more than its view. */
export function isFiltered({ view: _view, department: _department, q, ...more }: Asked): boolean {
  return [q?.trim(), ...Object.values(more)].some(Boolean);
}
