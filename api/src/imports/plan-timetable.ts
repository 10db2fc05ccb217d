import { OTHER_DEPARTMENT, type TimetableLesson } from '@app/shared';
import { Choice, entriesOf } from './choice.js';
import { countLeaving, type Half, halvesOf, wholesOf } from './halves.js';
import { hasLeft, keepOutside, keepUnread, leave } from './leave-entries.js';
import { inSteps } from './in-steps.js';
import { matchingEntries, wantedKey } from './match-entries.js';
import { ByCode } from './named-things.js';
import { Teachers } from './teachers.js';
import { tellGroups } from './tell-groups.js';
import type { EntryNow, EntryRow, GroupRow, PlanRules, SchoolRows, TimetablePlan } from './timetable-plan.js';

/** A half of a lesson of the file with the ids of what it names; entry is the one that it is, if the school has it. */
interface Planned {
  whole: TimetableLesson;
  wanted: Omit<EntryRow, 'id' | 'validFrom'>;
  entry: EntryNow | undefined;
}

/**
 * Compares a timetable with the one that the school has. A lesson that the school has keeps its id, also one that an earlier import ended
 * on the day before `from`. A lesson that the file lacks ends on the day before `from`, unless it is outside of what a person chose, or a row
 * that could not be read may be it; one that would never have been held is dropped, unless something refers to it. The first timetable of a
 * school has no beginning unless one is given.
 */
export function planTimetable(lessons: readonly TimetableLesson[], now: SchoolRows, teachers: Teachers, rules: PlanRules): TimetablePlan {
  const steps = planningTimetable(lessons, now, teachers, rules);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in many steps, between which others may be served. */
export function* planningTimetable(
  lessons: readonly TimetableLesson[],
  now: SchoolRows,
  teachers: Teachers,
  rules: PlanRules,
): Generator<void, TimetablePlan> {
  const { newId, from } = rules;
  const choice = new Choice(rules.choice);
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
  const groups = new ByCode(
    now.groups,
    (row) => row.code,
    (code): GroupRow => ({ id: newId(), code, year: null, pupils: null }),
  );
  const taken = yield* inSteps(lessons, (lesson) => choice.takes(chosenOf(lesson, { departments, groups, teachers })));
  const inside = lessons.filter((_, index) => taken[index]);
  const groupsAsTold = yield* tellGroups(inside, groups, now, rules.yearsGiven);
  yield;
  const { distinct, repeated } = yield* distinctLessons(inside.flatMap(halvesOf), groups, teachers);
  const entries = yield* matchingEntries(
    distinct.map(({ place }) => place),
    now,
    rules.calendar,
  );
  const planned = yield* inSteps(distinct, ({ lesson, whole, place }, index): Planned => {
    const entry = entries[index];
    const roomId = lesson.room === null ? (rules.roomsGiven ? null : (entry?.roomId ?? null)) : rooms.get(lesson.room).id;
    const departmentId = departmentOf(lesson, entry, now) ?? departments.get(lesson.department).id;
    const schedule = lesson.schedule ?? entry?.schedule ?? null;
    return { whole, entry, wanted: { ...place, lastPeriod: lesson.lastPeriod, schedule, departmentId, roomId } };
  });
  const written = yield* compare(planned, groupsAsTold.changedIds, rules, now.entries.length === 0 && !rules.fromGiven);
  yield;
  const kept = new Set(planned.flatMap(({ entry }) => entry?.id ?? []));
  const isChosen = entriesOf(choice, now);
  const lacking = now.entries.filter((entry) => !kept.has(entry.id) && isChosen(entry) && !hasLeft(entry, from));
  const unread = yield* keepUnread(lacking, rules, now, teachers);
  const isInside = new Set(inside);
  const outside = lessons.filter((lesson) => !isInside.has(lesson));
  const parted = keepOutside(unread.leaving, outside, { now, calendar: rules.calendar }, { groups, teachers });
  yield;
  const teaches = new Map<string, Set<string>>();
  for (const { wanted } of planned)
    for (const id of [wanted.teacherId, ...wanted.otherTeacherIds]) remember(teaches, id, wanted.departmentId);
  const left = leave(parted.leaving, from);
  const leaving = new Set([...left.ended.map(({ id }) => id), ...left.dropped]);
  return {
    ...written,
    ...left,
    removed: countLeaving(parted.leaving, leaving),
    kept: [...unread.kept, ...parted.kept],
    departments: departments.made,
    people: teachers.made.map((person) => ({ ...person, departmentIds: [...(teaches.get(person.id) ?? [])] })),
    rooms: rooms.made,
    groups: groups.made.map((group) => groupsAsTold.rows.get(group.id) ?? group),
    changedGroups: [...groupsAsTold.rows.values()].filter(({ id }) => groupsAsTold.changedIds.has(id)),
    outside: outside.length,
    repeated,
  };
}

interface Named {
  departments: ByCode<{ id: string; name: string }>;
  groups: ByCode<GroupRow>;
  teachers: Teachers;
}

function chosenOf(
  { department, teacher, otherTeachers, year, yearGuessed, group }: TimetableLesson,
  named: Named,
): Parameters<Choice['takes']>[0] {
  const known = named.groups.find(group)?.year ?? null;
  return {
    department: { id: named.departments.find(department)?.id, name: department },
    teachers: [teacher, ...otherTeachers].map((written) => {
      const person = named.teachers.find(written);
      return { id: person?.id, names: person ? [written, person.code, person.name] : [written] };
    }),
    year: yearGuessed ? (known ?? year) : (year ?? known),
  };
}

/** The halves by what they name, each once: two writings of one teacher's name may make two rows the same. */
function* distinctLessons(halves: readonly Half[], groups: ByCode<GroupRow>, teachers: Teachers) {
  const first = new Map<string, TimetableLesson>();
  const repeated: { row: number; of: number }[] = [];
  const distinct = yield* inSteps(halves, ({ lesson, whole }) => {
    const { cycleDay, period, subject } = lesson;
    const [teacherId = '', ...otherTeacherIds] = new Set([lesson.teacher, ...lesson.otherTeachers].map((name) => teachers.idOf(name)));
    const place = { cycleDay, period, subject, groupId: groups.get(lesson.group).id, teacherId, otherTeacherIds };
    const key = wantedKey(place);
    const earlier = first.get(key);
    if (earlier) {
      repeated.push({ row: lesson.row, of: earlier.row });
      return null;
    }
    first.set(key, lesson);
    return { lesson, whole, place };
  });
  return { distinct: distinct.filter((one) => one !== null), repeated };
}

/** The department that a lesson keeps, where the file names none and its subject is only a guess; null where the file decides. */
function departmentOf({ departmentFrom }: TimetableLesson, entry: EntryNow | undefined, now: SchoolRows): string | null {
  if (!entry || departmentFrom === undefined || departmentFrom === 'file') return null;
  const present = now.departments.find(({ id }) => id === entry.departmentId);
  return departmentFrom === 'subject' && present?.name === OTHER_DEPARTMENT ? null : entry.departmentId;
}

function* compare(planned: readonly Planned[], changedGroups: ReadonlySet<string>, { from, fromGiven, newId }: PlanRules, first: boolean) {
  const plan = { entries: [] as EntryRow[], changed: [] as EntryRow[] };
  const halves = yield* inSteps(planned, ({ whole, entry, wanted }) => {
    if (!entry) {
      const id = newId();
      plan.entries.push({ id, ...wanted, validFrom: first ? null : from });
      return { id, whole, made: true, changed: false };
    }
    const brought = fromGiven && entry.validFrom !== null && entry.validFrom > from;
    const next: EntryRow = { id: entry.id, ...wanted, subject: entry.subject, validFrom: brought ? from : entry.validFrom };
    const changed = differs(next, entry);
    if (changed) plan.changed.push(next);
    return { id: entry.id, whole, made: false, changed: changed || changedGroups.has(wanted.groupId) };
  });
  return { ...plan, ...(yield* wholesOf(halves)) };
}

function remember(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function differs(next: EntryRow, entry: EntryNow): boolean {
  const columns = ['cycleDay', 'period', 'departmentId', 'teacherId', 'schedule', 'roomId', 'validFrom'] as const;
  // the last period of halves that are joined is not the file's to say
  const isShorter = entry.joinedTo === null && next.lastPeriod !== entry.lastPeriod;
  const hasOthers = next.otherTeacherIds.join() !== entry.otherTeacherIds.join();
  return entry.validTo !== null || isShorter || hasOthers || columns.some((column) => next[column] !== entry[column]);
}
