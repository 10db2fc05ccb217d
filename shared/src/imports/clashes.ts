import { plainWords } from '../reading/index.js';
import type { ImportWarning, WarningCode } from './import-issue.js';
import type { ColumnMapping, TimetableColumn } from './timetable-columns.js';
import type { TimetableLesson } from './timetable-lesson.js';

/** From this many double bookings, in more than half of its lessons, a teacher's code is taken for nobody's. */
const STAND_IN_CLASHES = 10;

type Column = Extract<TimetableColumn, 'teacher' | 'group' | 'room'>;
const CODES: Readonly<Record<Column, WarningCode>> = { teacher: 'TEACHER_CLASH', group: 'GROUP_CLASH', room: 'ROOM_CLASH' };

/** The first lessons in one slot that use one thing: in any week, in every week, and by week. */
interface Users {
  first: TimetableLesson;
  everyWeek?: TimetableLesson;
  byWeek: Map<string, TimetableLesson>;
}

/**
 * Two lessons at once for one teacher, group or room: same day and period, in the same week or one of them in every week.
 * One remark for each later lesson and the first earlier one that it meets; where two lessons share several things only
 * the first of teacher, group, room is said. Groups and teachers joined by '+' count singly. A code that names nobody is
 * left out; one that is double-booked nearly always gets one remark in all.
 */
export function findClashes(lessons: readonly TimetableLesson[], mapping: ColumnMapping): ImportWarning[] {
  const slots = new Map<string, Users>();
  const clashes: { warning: ImportWarning; teacher: string | null; elsewhere: boolean }[] = [];
  for (const lesson of lessons) {
    const met = new Set<TimetableLesson>();
    for (const { column, thing } of thingsOf(lesson)) {
      const slot = `${column}\u0000${plainWords(thing)}\u0000${lesson.cycle.day}\u0000`;
      for (const period of lesson.periods) {
        const key = slot + period;
        const users = slots.get(key);
        const other = users && meets(users, lesson.cycle.week);
        if (other && other !== lesson && !met.has(other)) {
          met.add(other);
          const warning: ImportWarning = {
            row: lesson.row,
            column: mapping[column] ?? column,
            code: CODES[column],
            message: sentence(column, thing, lesson, other, period),
          };
          clashes.push({ warning, teacher: column === 'teacher' ? thing : null, elsewhere: lesson.room !== other.room });
        }
        remember(slots, key, users, lesson);
      }
    }
  }
  return gatherStandIns(lessons, clashes, mapping);
}

function thingsOf(lesson: TimetableLesson): { column: Column; thing: string }[] {
  const teachers = lesson.standIn ? [] : [lesson.teacher, ...lesson.otherTeachers];
  const groups = lesson.group.split('+').map((group) => group.trim());
  return [
    ...teachers.map((thing) => ({ column: 'teacher' as const, thing })),
    ...groups.filter(Boolean).map((thing) => ({ column: 'group' as const, thing })),
    ...(lesson.room === null ? [] : [{ column: 'room' as const, thing: lesson.room }]),
  ];
}

function meets(users: Users, week: string | null): TimetableLesson | undefined {
  return week === null ? users.first : (users.everyWeek ?? users.byWeek.get(week));
}

function remember(slots: Map<string, Users>, key: string, users: Users | undefined, lesson: TimetableLesson): void {
  const entry = users ?? { first: lesson, byWeek: new Map<string, TimetableLesson>() };
  const { week } = lesson.cycle;
  if (week === null) entry.everyWeek ??= lesson;
  else if (!entry.byWeek.has(week)) entry.byWeek.set(week, lesson);
  if (!users) slots.set(key, entry);
}

function sentence(column: Column, thing: string, lesson: TimetableLesson, other: TimetableLesson, period: string): string {
  const when = `${lesson.cycleDay}, period ${period}`;
  const where = `row ${other.row}`;
  if (column === 'teacher') return `${thing} teaches ${lesson.group} and ${other.group} (${where}) at once on ${when}.`;
  if (column === 'group')
    return `${thing} has ${lesson.subject || 'a lesson'} and ${other.subject || 'another'} (${where}) at once on ${when}.`;
  return `Room ${thing} is taken by ${lesson.group} and ${other.group} (${where}) at once on ${when}.`;
}

function gatherStandIns(
  lessons: readonly TimetableLesson[],
  clashes: readonly { warning: ImportWarning; teacher: string | null; elsewhere: boolean }[],
  mapping: ColumnMapping,
): ImportWarning[] {
  const counts = new Map<string, number>();
  for (const { teacher, elsewhere } of clashes) if (teacher !== null && elsewhere) counts.set(teacher, (counts.get(teacher) ?? 0) + 1);
  const byTeacher = new Map<string, TimetableLesson[]>();
  for (const lesson of lessons) {
    const own = byTeacher.get(lesson.teacher);
    if (own) own.push(lesson);
    else byTeacher.set(lesson.teacher, [lesson]);
  }
  const standIns = new Map<string, { clashes: number; lessons: TimetableLesson[] }>();
  for (const [teacher, count] of counts) {
    if (count < STAND_IN_CLASHES) continue;
    const own = byTeacher.get(teacher) ?? [];
    if (count > own.length / 2) standIns.set(teacher, { clashes: count, lessons: own });
  }
  const gathered = [...standIns].map(([teacher, found]): ImportWarning => ({
    row: found.lessons[0]?.row ?? 1,
    column: mapping.teacher ?? 'teacher',
    code: 'NO_TEACHER_NAMED',
    message: `${teacher} is in two places at once ${found.clashes} times in ${found.lessons.length} lessons: it seems to stand for nobody. Its clashes are not listed.`,
  }));
  return [...gathered, ...clashes.filter(({ teacher }) => teacher === null || !standIns.has(teacher)).map(({ warning }) => warning)];
}
