import { type ImportCalendar, type ImportWarning, type JoinableEntry, joiningDoubles } from '@app/shared';
import { words } from '../core/words.js';
import { inSteps } from './in-steps.js';
import type { EntryNow, EntryRow, SchoolRows, TimetablePlan } from './timetable-plan.js';

/** Says which periods in a row stay two lessons once the plan is written, since a live request stands at the second. */
export function* warningOfTwo(
  plan: TimetablePlan,
  now: SchoolRows,
  calendar: ImportCalendar | null,
  today: string,
): Generator<void, ImportWarning[]> {
  const entries = yield* afterwards(plan, now);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const groups = new Map([...now.groups, ...plan.groups].map(({ id, code }) => [id, code]));
  const periods = calendar?.periods.map(({ weekdays, ...period }) => ({ ...period, ...(weekdays?.length ? { weekdays } : {}) })) ?? [];
  const rules = { calendar: calendar && { cycle: calendar.cycle, periods }, joinDoubles: now.joinDoubles ?? true, today };
  const { apart } = yield* joiningDoubles(entries, rules);
  const pairs = apart.flatMap(({ first, second }) => {
    const [one, other] = [byId.get(first), byId.get(second)];
    if (!one || !other) return [];
    return [{ group: groups.get(one.groupId) ?? '', cycleDay: one.cycleDay, first: one.period, second: other.period }];
  });
  return pairs.length === 0 ? [] : [{ row: 1, column: '', code: 'DOUBLE_STAYS_TWO', message: words.imports.stayTwo(pairs) }];
}

/** The entries as they are after the plan. */
function* afterwards({ entries, changed, ended, dropped }: TimetablePlan, now: SchoolRows): Generator<void, JoinableEntry[]> {
  const gone = new Set(dropped);
  const ends = new Map(ended.map(({ id, validTo }) => [id, validTo]));
  const next = new Map(changed.map((entry) => [entry.id, entry]));
  const stay = now.entries.filter(({ id }) => !gone.has(id));
  const stayed = yield* inSteps(stay, (entry) => {
    const row = next.get(entry.id);
    return joinable(row ?? entry, row ? null : (ends.get(entry.id) ?? entry.validTo), entry);
  });
  const made = yield* inSteps(entries, (entry) => joinable(entry, null));
  return [...stayed, ...made];
}

function joinable({ teacherId, otherTeacherIds, ...row }: EntryRow, validTo: string | null, before?: EntryNow): JoinableEntry {
  const { joinedTo = null, liveTo = null } = before ?? {};
  return { ...row, validTo, joinedTo, joinedFrom: null, teacherIds: [teacherId, ...otherTeacherIds], liveTo, saidTo: liveTo };
}
