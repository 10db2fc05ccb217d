import { cycleDayText, knownPeriod, lessonKey, readCycleDay, type ImportCalendar, type TimetableLesson } from '@app/shared';

/** What the school has now that a timetable touches. Dates are 'YYYY-MM-DD', null without bound. */
export interface SchoolRows {
  departments: readonly { id: string; name: string }[];
  people: readonly { id: string; code: string }[];
  rooms: readonly { id: string; code: string }[];
  groups: readonly GroupRow[];
  /** The entries that are valid on the day before `from` or later, or that would be but for an end on that day. */
  entries: readonly EntryNow[];
}
export interface GroupRow {
  id: string;
  code: string;
  year: number | null;
  pupils: number | null;
}
export interface EntryRow {
  id: string;
  cycleDay: string;
  period: string;
  lastPeriod: string | null;
  groupId: string;
  subject: string;
  departmentId: string;
  teacherId: string;
  roomId: string | null;
  validFrom: string | null;
}
export interface EntryNow extends EntryRow {
  validTo: string | null;
  /** A requisition or an answer refers to it. */
  used: boolean;
}

/** Everything that taking a timetable in would write, and the counts that a person is told. */
export interface TimetablePlan {
  departments: { id: string; name: string }[];
  people: { id: string; code: string; departmentIds: string[] }[];
  rooms: { id: string; code: string }[];
  groups: GroupRow[];
  changedGroups: GroupRow[];
  entries: EntryRow[];
  /** Entries as they are to be; all of them without an end. */
  changed: EntryRow[];
  ended: { id: string; validTo: string }[];
  dropped: string[];
  unchanged: number;
  updated: number;
}

export interface PlanRules {
  /** The first day of the new timetable. */
  from: string;
  /** A person gave it: lessons that already begin later are brought forward to it. */
  fromGiven: boolean;
  calendar: ImportCalendar | null;
  /** The file says each group's year, so that it may correct the one that we have. */
  yearsGiven: boolean;
  newId: () => string;
}

const before = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** Things that a file names by code: those that exist, whatever their case, and those to be made, in the file's spelling. */
class ByCode<Row extends { id: string }> {
  readonly made: Row[] = [];
  private readonly rows: Map<string, Row>;

  constructor(
    existing: readonly Row[],
    codeOf: (row: Row) => string,
    private readonly make: (code: string) => Row,
  ) {
    this.rows = new Map(existing.map((row) => [codeOf(row).toLowerCase(), row]));
  }

  get(code: string): Row {
    const key = code.toLowerCase();
    let row = this.rows.get(key);
    if (!row) {
      row = this.make(code);
      this.rows.set(key, row);
      this.made.push(row);
    }
    return row;
  }
}

/**
 * Compares a timetable with the one that the school has. A lesson of the same cycle day, period, group, subject and
 * teacher is the same lesson and keeps its id, also one that an earlier import ended on the day before `from`. A lesson
 * that the file lacks ends on the day before `from`; one that would never have been held is dropped, unless something
 * refers to it. The first timetable of a school has no beginning unless one is given.
 */
export function planTimetable(lessons: readonly TimetableLesson[], now: SchoolRows, rules: PlanRules): TimetablePlan {
  const { newId, from } = rules;
  const departments = new ByCode(
    now.departments,
    (row) => row.name,
    (name) => ({ id: newId(), name }),
  );
  const rooms = new ByCode(
    now.rooms,
    (row) => row.code,
    (code) => ({ id: newId(), code }),
  );
  const people = new ByCode(
    now.people,
    (row) => row.code,
    (code) => ({ id: newId(), code }),
  );
  const groups = new ByCode(
    now.groups,
    (row) => row.code,
    (code): GroupRow => ({ id: newId(), code, year: null, pupils: null }),
  );
  const groupsAsTold = tellGroups(lessons, groups, now, rules.yearsGiven);

  const current = entriesByKey(now, rules.calendar);
  const first = now.entries.length === 0 && !rules.fromGiven;
  const teaches = new Map<string, Set<string>>();
  const plan = { entries: [] as EntryRow[], changed: [] as EntryRow[], unchanged: 0, updated: 0 };
  const kept = new Set<string>();
  for (const lesson of lessons) {
    const wanted = {
      cycleDay: lesson.cycleDay,
      period: lesson.period,
      lastPeriod: lesson.lastPeriod,
      groupId: groups.get(lesson.group).id,
      subject: lesson.subject,
      departmentId: departments.get(lesson.department).id,
      teacherId: people.get(lesson.teacher).id,
      roomId: lesson.room === null ? null : rooms.get(lesson.room).id,
    };
    remember(teaches, wanted.teacherId, wanted.departmentId);
    const entry = current.get(lessonKey(lesson));
    if (!entry) {
      plan.entries.push({ id: newId(), ...wanted, validFrom: first ? null : from });
      continue;
    }
    kept.add(entry.id);
    const brought = rules.fromGiven && entry.validFrom !== null && entry.validFrom > from;
    const next: EntryRow = { id: entry.id, ...wanted, subject: entry.subject, validFrom: brought ? from : entry.validFrom };
    const changed = differs(next, entry);
    if (changed) plan.changed.push(next);
    if (changed || groupsAsTold.changedIds.has(wanted.groupId)) plan.updated += 1;
    else plan.unchanged += 1;
  }
  return {
    ...plan,
    ...leave(
      now.entries.filter((entry) => !kept.has(entry.id)),
      from,
    ),
    departments: departments.made,
    people: people.made.map((person) => ({ ...person, departmentIds: [...(teaches.get(person.id) ?? [])] })),
    rooms: rooms.made,
    groups: groups.made.map((group) => groupsAsTold.rows.get(group.id) ?? group),
    changedGroups: [...groupsAsTold.rows.values()].filter(({ id }) => groupsAsTold.changedIds.has(id)),
  };
}

function remember(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function differs(next: EntryRow, entry: EntryNow): boolean {
  return (
    entry.validTo !== null ||
    (['cycleDay', 'period', 'lastPeriod', 'departmentId', 'roomId', 'validFrom'] as const).some((column) => next[column] !== entry[column])
  );
}

/** Each group with the year and the largest number of pupils that the file gives it; what the file does not say stays. */
function tellGroups(
  lessons: readonly TimetableLesson[],
  groups: ByCode<GroupRow>,
  now: SchoolRows,
  yearsGiven: boolean,
): { rows: Map<string, GroupRow>; changedIds: Set<string> } {
  const told = new Map<string, { group: GroupRow; year: number | null; pupils: number | null }>();
  for (const lesson of lessons) {
    const group = groups.get(lesson.group);
    const known = told.get(group.id);
    if (!known) told.set(group.id, { group, year: lesson.year, pupils: lesson.pupils });
    else {
      known.year ??= lesson.year;
      if (lesson.pupils !== null) known.pupils = Math.max(known.pupils ?? 0, lesson.pupils);
    }
  }
  const existing = new Set(now.groups.map(({ id }) => id));
  const rows = new Map<string, GroupRow>();
  const changedIds = new Set<string>();
  for (const { group, year, pupils } of told.values()) {
    const row = { ...group, year: yearsGiven ? (year ?? group.year) : (group.year ?? year), pupils: pupils ?? group.pupils };
    rows.set(group.id, row);
    if (existing.has(group.id) && (row.year !== group.year || row.pupils !== group.pupils)) changedIds.add(group.id);
  }
  return { rows, changedIds };
}

/**
 * The school's entries by what makes a lesson the same, in the calendar's spelling of days and periods (an entry may be
 * older than the calendar). Of several the one without an end, else the one that ends last, is the lesson.
 */
function entriesByKey(now: SchoolRows, calendar: ImportCalendar | null): Map<string, EntryNow> {
  const groupCodes = new Map(now.groups.map(({ id, code }) => [id, code]));
  const teacherCodes = new Map(now.people.map(({ id, code }) => [id, code]));
  const found = new Map<string, EntryNow>();
  for (const entry of now.entries) {
    const day = readCycleDay(entry.cycleDay, '', calendar, 'rotating');
    const key = lessonKey({
      cycleDay: typeof day === 'string' ? entry.cycleDay : cycleDayText(day),
      period: (calendar && knownPeriod(entry.period, calendar)) ?? entry.period,
      group: groupCodes.get(entry.groupId) ?? '',
      subject: entry.subject,
      teacher: teacherCodes.get(entry.teacherId) ?? '',
    });
    const other = found.get(key);
    if (!other || (other.validTo !== null && (entry.validTo === null || entry.validTo > other.validTo))) found.set(key, entry);
  }
  return found;
}

/** How entries leave that the file lacks: ended, or dropped when nothing was held and nothing refers to them. */
function leave(entries: readonly EntryNow[], from: string): Pick<TimetablePlan, 'ended' | 'dropped'> {
  const lastDay = before(from);
  const ended: { id: string; validTo: string }[] = [];
  const dropped: string[] = [];
  for (const { id, validFrom, validTo, used } of entries) {
    if (validTo !== null && (validTo <= lastDay || (validFrom !== null && validTo < validFrom))) continue;
    if (validFrom === null || validFrom < from) ended.push({ id, validTo: lastDay });
    else if (used) ended.push({ id, validTo: before(validFrom) });
    else dropped.push(id);
  }
  return { ended, dropped };
}
