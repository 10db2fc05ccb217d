import {
  belongsTo,
  capacityCurve,
  type CapacityCurve,
  closureOf,
  freeListEffort,
  type Held,
  heldOn,
  lessonOn,
  neededFor,
  periodOf,
  setsFor,
  USUAL_PUPILS,
  workingSegments,
} from '@app/shared';
import { planTasks } from '../../src/prep/index.js';
import { calendarOf } from './calendar-of.js';
import { oversold } from './oversold.js';
import type { Everything, Stored } from './stored.js';

const LIVE = ['submitted', 'queried', 'accepted', 'prepared', 'delivered'];
/** The tasks that are done in each state. */
const DONE: Readonly<Record<string, readonly string[]>> = {
  submitted: [],
  queried: [],
  accepted: [],
  prepared: ['prepare'],
  delivered: ['prepare', 'deliver'],
};
/** What is left to be done where the lesson does not take place: what is out is fetched, what was made is cleared away. */
const LEFT_OF_LOST: Readonly<Record<string, readonly string[]>> = { prepared: ['clear'], delivered: ['clear', 'collect'] };
const FRESH_SCHOOL_DAYS = 2;
const NOT_HELD = ['lesson-gone', 'moved', 'closed'];
const OF_ITS_TEACHER = ['teacher-changed', 'teacher-away'];

/** What is stored and what it should be, where they differ. */
type Say = (what: string, stored: unknown, afresh: unknown) => void;

/** Whether a request can have anything to settle: it is sent, and its kit is not back. */
export const isLive = ({ status }: Pick<Stored, 'status'>): boolean => LIVE.includes(status);

/** Compares every stored fact of the school's requests with the one worked out afresh; says what is stale, oversold or not to be settled. */
export function staleCopies(everything: Everything): string[] {
  const found: string[] = [];
  const calendar = calendarOf(everything);
  for (const stored of everything.requisitions) {
    const say: Say = (what, is, afresh) => {
      if (JSON.stringify(is) !== JSON.stringify(afresh))
        found.push(`${stored.id} (${stored.status} on ${stored.date}) ${what}: ${JSON.stringify(is)}, afresh ${JSON.stringify(afresh)}`);
    };
    const lesson = lessonOn(calendar, stored.entry, stored.date);
    if (stored.status === 'draft') drafted(stored, lesson, calendar, say);
    else if (!isLive(stored)) ended(stored, say);
    else if (lesson) standing(stored, lesson, { calendar, everything, say });
    else stranded(stored, whyNotHeld(stored, calendar), say);
  }
  return [...found, ...oversold(everything)];
}

type Calendar = ReturnType<typeof calendarOf>;
type Lesson = NonNullable<ReturnType<typeof lessonOn>>;

/** In which room, and by whom, the lesson of a request is held. */
function heldOf({ entry, date }: Stored, calendar: Calendar): Held {
  const room = entry.roomId === null ? null : { id: entry.roomId, code: '' };
  return heldOn(calendar, { id: entry.id, room, teacher: { id: entry.teacherId, code: '', name: '' }, otherTeachers: [] }, date);
}

/** When the kit of a request is back: where the lesson until which it is kept is not held any more, as it was promised. */
function backMs({ keepUntil, keepUntilDate, endMs }: Stored, lesson: Lesson, calendar: Calendar): number {
  if (!keepUntil || keepUntilDate === null) return lesson.endMs;
  const until = lessonOn(calendar, keepUntil, keepUntilDate);
  return until && until.endMs > lesson.endMs ? until.endMs : Math.max(endMs, lesson.endMs);
}

/** Whether the room of a lesson is closed, or, day by day, that in which its practical stands until it is taken down. */
function isRoomClosed({ date, keepUntilDate, status }: Stored, { room, closed }: Held, { changes }: Calendar): boolean {
  if (closed || !changes || !room || keepUntilDate === null || status === 'collected') return closed !== null;
  for (let day = date; day <= keepUntilDate; day = Temporal.PlainDate.from(day).add({ days: 1 }).toString())
    if (closureOf(changes, room.id, day)) return true;
  return false;
}

function standing(stored: Stored, lesson: Lesson, beside: { calendar: Calendar; everything: Everything; say: Say }): void {
  const { calendar, everything, say } = beside;
  const { entry } = stored;
  const { period, lastPeriod, startMs, endMs } = stored;
  const held = heldOf(stored, calendar);
  const back = backMs(stored, lesson, calendar);
  say('times', [period, lastPeriod, startMs, endMs], [periodOf(lesson), lesson.lastPeriod, lesson.startMs, back]);
  say('end of its lesson', stored.lessonEndMs, stored.keepUntil ? lesson.endMs : null);
  say(
    'room, department, group',
    [stored.roomId, stored.departmentId, stored.groupId],
    [held.room?.id ?? null, entry.departmentId, entry.groupId],
  );
  const pupils = stored.pupilsTyped ? stored.pupils : (entry.pupils ?? 0) || USUAL_PUPILS;
  say('pupils', stored.pupils, pupils);
  say('sets', stored.sets, setsFor(pupils, stored.groupSize));
  kitOf(stored, { startMs: lesson.startMs, endMs: back }, everything, say);
  workOf(stored, lesson, { ...beside, back });
  const isAway = everything.away.some(
    ({ personId, fromMs, toMs }) => personId === stored.teacherId && fromMs < lesson.endMs && toMs > lesson.startMs,
  );
  const whys = [
    // what was handed on is its own teacher's where the lesson became theirs as well
    ...([stored.teacherId, stored.lessonTeacherId].includes(held.teacher.id) ? [] : ['teacher-changed']),
    ...(isAway ? ['teacher-away'] : []),
  ];
  say('to settle for its teacher', stored.whys.filter((why) => OF_ITS_TEACHER.includes(why)).sort(), whys.sort());
  say(
    'to settle for its lesson',
    stored.whys.filter((why) => [...NOT_HELD, 'pending'].includes(why)),
    isRoomClosed(stored, held, calendar) ? ['closed'] : [],
  );
}

/** A lesson in whose place the timetable has another in that week was moved. */
function whyNotHeld({ date, heirs }: Stored, calendar: Calendar): string {
  const day = calendar.day(date);
  if (!day) return calendar.closuresBetween(date, date).length > 0 ? 'closed' : 'lesson-gone';
  const dates = [0, 1, 2, 3, 4, 5, 6].map((days) => Temporal.PlainDate.from(day.week).add({ days }).toString());
  return heirs.some((heir) => dates.some((one) => lessonOn(calendar, heir, one))) ? 'moved' : 'lesson-gone';
}

/** A draft holds nothing and makes no work; where its lesson is not held, or another's, it is to be settled. */
function drafted(stored: Stored, lesson: Lesson | undefined, calendar: Calendar, say: Say): void {
  const { lessonTeacherId, teacherId, holds, tasks, whys } = stored;
  const held = heldOf(stored, calendar);
  const isAnothers = ![teacherId, lessonTeacherId].includes(held.teacher.id);
  const closed = lesson && isRoomClosed(stored, held, calendar) ? ['closed'] : [];
  const lost = [...(lesson ? closed : [whyNotHeld(stored, calendar)]), ...(isAnothers ? ['teacher-changed'] : [])];
  say('holds, work and what is to be settled', [holds, tasks, whys.sort()], [[], [], lost.sort()]);
}

function kitOf(stored: Stored, lesson: { startMs: number; endMs: number }, { apparatus }: Everything, say: Say): void {
  const wanted = new Map<string, number>();
  for (const { needed, apparatusId, name, short, ...line } of stored.lines) {
    const rule = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)) as unknown as Parameters<
      typeof neededFor
    >[0];
    say('needed', needed, neededFor(rule, { sets: stored.sets, pupils: stored.pupils }));
    if (apparatusId === null) continue;
    say('name', name, apparatus.get(apparatusId)?.name);
    const held = Math.ceil(needed) - short;
    if (held > 0) wanted.set(apparatusId, (wanted.get(apparatusId) ?? 0) + held);
  }
  const holds = [...wanted].map(([apparatusId, quantity]) => ({
    apparatusId,
    quantity,
    fromMs: lesson.startMs,
    toMs: lesson.endMs + (apparatus.get(apparatusId)?.turnaround ?? 0) * 60_000,
    labelled: apparatus.get(apparatusId)?.labelled,
  }));
  const order = (a: { apparatusId: string }, b: { apparatusId: string }) => a.apparatusId.localeCompare(b.apparatusId);
  say('holds', stored.holds.sort(order), holds.sort(order));
  say(
    'short',
    stored.short,
    stored.lines.some(({ short }) => short > 0),
  );
}

/** When those work by their hours, whoever is away, who take kit to the lessons of a department; null: that is not known. */
function shiftsOf({ technicians }: Everything, calendar: Calendar, departmentId: string): CapacityCurve | null {
  const team = technicians.filter(({ departmentIds, pattern }) => belongsTo(departmentIds, departmentId) && pattern.windows.length > 0);
  return team.length > 0 ? capacityCurve(team.map(({ pattern }) => workingSegments(calendar, pattern, calendar.days, []))) : null;
}

function workOf(
  stored: Stored,
  lesson: Lesson,
  { calendar, everything, say, back }: { calendar: Calendar; everything: Everything; say: Say; back: number },
): void {
  const work = {
    departmentId: stored.entry.departmentId,
    title: '',
    sets: stored.sets,
    prepare: freeListEffort(stored.lines.length),
    clear: freeListEffort(stored.lines.length),
    practical: null,
    leadSchoolDays: null,
    takenDown: stored.keepUntilDate === null ? null : { date: stored.keepUntilDate, endMs: back },
    support: stored.support,
    isCarried: stored.lines.length > 0 || !stored.support,
    lesson: { date: lesson.date, startMs: lesson.startMs, endMs: lesson.endMs },
  };
  const done = DONE[stored.status] ?? [];
  const open = planTasks(calendar, work, FRESH_SCHOOL_DAYS, shiftsOf(everything, calendar, work.departmentId))
    .filter(({ kind }) => !done.includes(kind))
    .map(({ kind, minutes, fromMs, dueMs }) => ({ kind, minutes, fromMs, dueMs, departmentId: work.departmentId }));
  const has = stored.tasks
    .filter(({ isDone }) => !isDone)
    .map(({ kind, minutes, fromMs, dueMs, departmentId }) => ({ kind, minutes, fromMs, dueMs, departmentId }));
  const order = (a: { kind: string }, b: { kind: string }) => a.kind.localeCompare(b.kind);
  say('open work', has.sort(order), open.sort(order));
}

/** A request whose lesson does not take place holds no kit, makes no work but with what was made, and is to be settled. */
function stranded(stored: Stored, why: string, say: Say): void {
  say('holds', stored.holds, []);
  say(
    'open work',
    stored.tasks
      .filter(({ isDone }) => !isDone)
      .map(({ kind }) => kind)
      .sort(),
    LEFT_OF_LOST[stored.status] ?? [],
  );
  say(
    'to settle',
    stored.whys.filter((one) => NOT_HELD.includes(one)),
    [why],
  );
}

function ended(stored: Stored, say: Say): void {
  say('holds', stored.holds, []);
  const open = stored.tasks.filter(({ isDone }) => !isDone).map(({ kind }) => kind);
  say(
    'work but clearing',
    open.filter((kind) => kind !== 'clear'),
    [],
  );
  if (stored.status !== 'collected') say('to settle', stored.whys, []);
}
