import type { TimetableLesson } from '@app/shared';
import { halvesOf } from './halves.js';
import { inSteps } from './in-steps.js';
import { placesOf } from './match-entries.js';
import type { ByCode } from './named-things.js';
import type { Teachers } from './teachers.js';
import type { EntryNow, GroupRow, KeptEntry, PlanRules, SchoolRows, TimetablePlan, UnreadRow } from './timetable-plan.js';

/** The day before a date. */
export const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/**
 * Parts the entries that the file lacks into those that leave and those that stay, since a row that could not be read may be them.
 * `rows` of one that stays are those rows, in order. In steps between which others may be served.
 */
export function* keepUnread(
  entries: readonly EntryNow[],
  { unread, calendar }: Pick<PlanRules, 'unread' | 'calendar'>,
  now: SchoolRows,
  teachers: Teachers,
): Generator<void, { leaving: EntryNow[]; kept: KeptEntry[] }> {
  if (unread.length === 0) return { leaving: [...entries], kept: [] };
  const placeOf = placesOf(now, calendar);
  const mayBe = yield* unreadBy(unread, now, teachers);
  const leaving: EntryNow[] = [];
  const kept: KeptEntry[] = [];
  yield* inSteps(entries, (entry) => {
    const rows = mayBe({ ...entry, ...placeOf(entry) });
    if (rows.length > 0) kept.push({ entry, rows, why: 'unread' });
    else leaving.push(entry);
  });
  return { leaving, kept };
}

/**
 * Parts the entries of a choice that the file lacks into those that leave and those that stand in rows outside of the choice, with another
 * teacher or department. A row that is an entry of its own teacher's is no other entry.
 */
export function keepOutside(
  entries: readonly EntryNow[],
  outside: readonly TimetableLesson[],
  { now, calendar }: { now: SchoolRows; calendar: PlanRules['calendar'] },
  { groups, teachers }: { groups: ByCode<GroupRow>; teachers: Teachers },
): { leaving: EntryNow[]; kept: KeptEntry[] } {
  if (outside.length === 0) return { leaving: [...entries], kept: [] };
  const placeOf = placesOf(now, calendar);
  const keyOf = (...parts: (string | undefined)[]) => parts.join('\u0000').toLowerCase();
  const lacking = new Set(entries);
  const others = new Set(
    now.entries
      .filter((entry) => entry.validTo === null && !lacking.has(entry))
      .flatMap((entry) => {
        const { cycleDay, period } = placeOf(entry);
        return [entry.teacherId, ...entry.otherTeacherIds].map((id) => keyOf(cycleDay, period, entry.groupId, id));
      }),
  );
  const rowsAt = new Map<string, number[]>();
  for (const { lesson } of outside.flatMap(halvesOf)) {
    const { cycleDay, period, subject, row } = lesson;
    const groupId = groups.find(lesson.group)?.id;
    const people = [lesson.teacher, ...lesson.otherTeachers].map((written) => teachers.find(written)?.id);
    if (groupId === undefined || people.some((id) => id !== undefined && others.has(keyOf(cycleDay, period, groupId, id)))) continue;
    const key = keyOf(cycleDay, period, groupId, subject);
    add(rowsAt, key, row);
  }
  const leaving: EntryNow[] = [];
  const kept: KeptEntry[] = [];
  for (const entry of entries) {
    const { cycleDay, period } = placeOf(entry);
    const rows = [entry.subject, ''].flatMap((subject) => rowsAt.get(keyOf(cycleDay, period, entry.groupId, subject)) ?? []);
    if (rows.length > 0) kept.push({ entry, rows: [...new Set(rows)], why: 'outside' });
    else leaving.push(entry);
  }
  return { leaving, kept };
}

/** Of so many rows that an entry may be by one thing, these are named alone: together with others they would be put in order for each entry. */
const MANY_ROWS = 200;

/** Tells the rows that an entry may be: of its group; where the group is not known, of its teacher; of anybody where neither is. */
function* unreadBy(
  unread: readonly UnreadRow[],
  now: SchoolRows,
  teachers: Teachers,
): Generator<void, (entry: EntryNow) => readonly number[]> {
  const codes = new Map(yield* inSteps(now.groups, ({ id, code }) => [id, partsOf(code)] as const));
  const known = new Set([...codes.values()].flat());
  const byGroup = new Map<string, number[]>();
  const byTeacher = new Map<string, number[]>();
  const bySlot = new Map<string, number[]>();
  const byAnybody: number[] = [];
  yield* inSteps(unread, ({ row, group, teacher, otherTeachers, slot }) => {
    const people = [teacher, ...otherTeachers].flatMap((name) => (name === null ? [] : (teachers.find(name)?.id ?? [])));
    const groups = partsOf(group ?? '').filter((part) => known.has(part));
    if (slot) for (const id of people) add(bySlot, `${id} ${slot.cycleDay} ${slot.period}`.toLowerCase(), row);
    else if (groups.length > 0) for (const part of groups) add(byGroup, part, row);
    else if (people.length > 0) for (const id of people) add(byTeacher, id, row);
    else if (group === null) byAnybody.push(row);
  });
  return (entry) => {
    const people = [entry.teacherId, ...entry.otherTeacherIds];
    const lists = [
      ...(codes.get(entry.groupId) ?? []).map((part) => byGroup.get(part)),
      ...people.map((id) => byTeacher.get(id)),
      ...people.map((id) => bySlot.get(`${id} ${entry.cycleDay} ${entry.period}`.toLowerCase())),
      byAnybody,
    ].filter((rows) => rows !== undefined && rows.length > 0) as number[][];
    const long = lists.find(({ length }) => length > MANY_ROWS);
    if (long) return long;
    return [...new Set(lists.flat())].sort((a, b) => a - b);
  };
}

/** Adds a row to those of a key. */
function add(to: Map<string, number[]>, key: string, row: number): void {
  const rows = to.get(key);
  if (rows) rows.push(row);
  else to.set(key, [row]);
}

/** The groups that a cell joins: '10A + 10B' is 10A and 10B. */
function partsOf(code: string): string[] {
  return code
    .normalize('NFC')
    .toLowerCase()
    .split('+')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** How entries leave that the file lacks: ended, or dropped when nothing was held and nothing refers to them. */
export function leave(entries: readonly EntryNow[], from: string): Pick<TimetablePlan, 'ended' | 'dropped'> {
  const lastDay = dayBefore(from);
  const ended: { id: string; validTo: string }[] = [];
  const dropped: string[] = [];
  for (const { id, validFrom, validTo, used } of entries) {
    if (hasLeft({ validFrom, validTo }, from)) continue;
    if (validFrom === null || validFrom < from) ended.push({ id, validTo: lastDay });
    else if (used) ended.push({ id, validTo: dayBefore(validFrom) });
    else dropped.push(id);
  }
  return { ended, dropped };
}

/** Whether an entry is over before this day, whatever the file says. */
export function hasLeft({ validFrom, validTo }: Pick<EntryNow, 'validFrom' | 'validTo'>, from: string): boolean {
  return validTo !== null && (validTo < from || (validFrom !== null && validTo < validFrom));
}
