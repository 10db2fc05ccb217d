import { deadlineFor, EXCUSED_REASONS, lastBefore, neededFor, schoolDaysLate, stretchesOf, type TaskKind } from '@app/shared';
import { chance } from '../../../migrations/seeds/oakfield/chance.js';
import { candidatesFor, minutesFor } from '../../../migrations/seeds/oakfield/requests/choose-practical.js';
import type { SeedPractical } from '../../../migrations/seeds/library/practical.types.js';
import { KitLedger, setsFor } from '../../../migrations/seeds/oakfield/requests/kit-ledger.js';
import { lateReasonFor } from '../../../migrations/seeds/oakfield/requests/words.js';
import { policiesOf, type Rules, teamOf } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { type Database, is, jsonOf, statement } from '../core/database/index.js';
import { eventRow, EventRow, type NewEvent } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { DAY_MS } from '../core/jobs/index.js';
import { PracticalLineRow } from '../practicals/index.js';
import { TaskRow } from '../prep/index.js';
import { RequisitionLineRow, RequisitionRow } from '../requisitions/index.js';
import { type DemoLesson, lessonsBetweenDates } from './demo-lessons.js';
import { principalOf } from './demo-principal.js';
import type { DemoSchool } from './load-school.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The share of science lessons that had a practical, and of those the share that was asked for late. */
const ASKED = 0.06;
const LATE = 0.17;
/** The share of the other classes of that year and subject at the same time that did the same practical, whether or not kit is enough for both. */
const BESIDE = 0.6;
/** The share of what was prepared that was not used in the end. */
const NOT_USED = 0.05;
/** A request is late only where so much is left between its deadline and its lesson. */
const LATE_ROOM_MS = 4 * HOUR_MS;
/** So many hours before its deadline a request on time was sent at most. */
const EARLIEST_HOURS = 60;
/** What taking a request to its room takes, and fetching it back. */
const CARRY_MINUTES = 5;

/** The kit lists of practicals ($2) of a school ($1), in their order. */
export const LINES_OF_PRACTICALS = statement(
  { line: is.json<PracticalLineRow>() },
  `SELECT ${jsonOf(PracticalLineRow, 'l')} AS line FROM practical_line l
   WHERE l.school_id = $1 AND l.practical_id = ANY($2::uuid[]) ORDER BY l.practical_id, l.position`,
);
/** So many ($1) numbers for requests. */
export const NUMBERS = statement({ number: is.int }, `SELECT nextval('requisition_number_seq')::int AS number FROM generate_series(1, $1)`);

type Calendar = NonNullable<Rules['calendar']>;
type Rows = { requests: RequisitionRow[]; lines: RequisitionLineRow[]; tasks: TaskRow[]; events: EventRow[] };

/**
 * Writes what the demo school did in the two half terms before the one of the demo, all of it long done: what is to be compared with. As rows, since nobody
 * is told of it and nothing follows from it any more. `before`: a date; the half terms that ended before it are meant, where the calendar has them.
 */
export async function showLastHalfTerms(
  db: Database,
  school: DemoSchool,
  practicalIds: ReadonlyMap<string, string>,
  rules: Rules,
  before: string,
): Promise<void> {
  if (!rules.body) return;
  const halves = stretchesOf(rules.body)['half-term'];
  const last = lastBefore(halves, before);
  const lines = Map.groupBy(
    (await db.query(LINES_OF_PRACTICALS, [school.schoolId, [...practicalIds.values()]])).map(({ line }) => line),
    ({ practicalId }) => practicalId,
  );
  const lessons: DemoLesson[] = [];
  for (const half of [last && lastBefore(halves, last.from), last])
    if (half) lessons.push(...askedOf(await lessonsBetweenDates(db, rules, half.from, half.to)));
  const numbers = await db.query(NUMBERS, [lessons.length]);
  const rows: Rows = { requests: [], lines: [], tasks: [], events: [] };
  const ledger = new KitLedger();
  for (const [at, lesson] of lessons.entries())
    add(rows, lesson, { school, practicalIds, rules, lines, ledger, number: numbers[at]?.number ?? 0 });
  await db.insert([RequisitionRow, rows.requests], [RequisitionLineRow, rows.lines], [TaskRow, rows.tasks], [EventRow, rows.events]);
}

const slotOf = ({ date, period, year, subject }: DemoLesson) => `${date} ${period} ${year} ${subject}`;

/** The science lessons that had a practical: some by themselves, and some beside another class of that year. */
function askedOf(lessons: readonly DemoLesson[]): DemoLesson[] {
  const chanceOf = (what: string, { id, groupCode, period }: DemoLesson) => chance(`${what} ${id.slice(-10)} ${groupCode} ${period}`);
  const science = lessons.filter(({ department }) => department === 'Science');
  const slots = new Set(science.filter((one) => chanceOf('half term', one) < ASKED).map(slotOf));
  return science.filter(
    (one) => chanceOf('half term', one) < ASKED || (slots.has(slotOf(one)) && chanceOf('beside half term', one) < BESIDE),
  );
}

interface With {
  school: DemoSchool;
  practicalIds: ReadonlyMap<string, string>;
  rules: Rules;
  lines: ReadonlyMap<string, PracticalLineRow[]>;
  ledger: KitLedger;
  number: number;
}

/** When a request was sent, in epoch milliseconds of a whole minute, and whether after its deadline and why. */
interface Sending {
  deadline: ReturnType<typeof deadlineFor>;
  deadlineMs: number;
  sentMs: number;
  late: boolean;
  minutesLate: number;
  why: ReturnType<typeof lateReasonFor> | null;
}

/** What a request was: its lesson, its practical, who asked and who served it. */
interface Served extends Sending {
  id: string;
  schoolId: string;
  lesson: DemoLesson;
  practical: SeedPractical;
  practicalId: string;
  departmentId: string;
  groupId: string;
  teacherId: string;
  technicianId: string | null;
  sets: number;
  /** How many of each apparatus other classes had at that time, by its name. */
  missing: ReadonlyMap<string, number>;
  notUsed: boolean;
}

/** Adds a request that was served to its end, with its kit, its work and its history. */
function add(rows: Rows, lesson: DemoLesson, { school, practicalIds, rules, lines, ledger, number }: With): void {
  const { calendar } = rules;
  const seed = `half term ${lesson.groupCode} ${lesson.date} ${lesson.period}`;
  const could = candidatesFor(lesson).filter(({ leadSchoolDays }) => leadSchoolDays === null);
  // classes of a year that meet at one time do the same
  const practical = could[Math.floor(chance(`which half term ${slotOf(lesson)}`) * could.length)];
  const practicalId = practical && practicalIds.get(practical.key);
  const groupId = school.groupIds.get(lesson.groupCode);
  if (!practicalId || !groupId || !calendar) return;
  const departmentId = school.departmentIds.get(lesson.department) ?? '';
  const team = teamOf(rules, departmentId);
  const served: Served = {
    ...sending(calendar, rules, lesson, { departmentId, seed }),
    ...{ id: newId(), schoolId: school.schoolId, lesson, practical, practicalId, departmentId, groupId },
    teacherId: principalOf(school, lesson.teacherCode).personId,
    technicianId: team[Math.floor(chance(`who ${seed}`) * team.length)]?.id ?? null,
    sets: setsFor(practical, lesson.pupils),
    missing: ledger.missing(lesson, practical),
    notUsed: chance(`not used ${seed}`) < NOT_USED,
  };
  ledger.take(lesson, practical);
  rows.requests.push(requestOf(served, number, lesson.room === null ? null : (school.roomIds.get(lesson.room) ?? null)));
  rows.lines.push(...(lines.get(practicalId) ?? []).map((line) => lineOf(served, line)));
  rows.tasks.push(...tasksOf(served));
  rows.events.push(...historyOf(served, schoolDaysLate(calendar, served.deadlineMs, served.sentMs)));
}

function sending(
  calendar: Calendar,
  rules: Rules,
  lesson: DemoLesson,
  { departmentId, seed }: { departmentId: string; seed: string },
): Sending {
  const deadline = deadlineFor(calendar, policiesOf(rules, departmentId), lesson, 0);
  const deadlineMs = deadline.deadlineMs ?? lesson.startMs - HOUR_MS;
  const late = chance(`late ${seed}`) < LATE && lesson.startMs - deadlineMs > LATE_ROOM_MS;
  const when = chance(`when ${seed}`);
  const askedMs = late
    ? deadlineMs + (lesson.startMs - deadlineMs) * (0.1 + 0.6 * when)
    : deadlineMs - HOUR_MS * (1 + Math.floor(when * EARLIEST_HOURS));
  const sentMs = Math.floor(askedMs / MINUTE_MS) * MINUTE_MS;
  const minutesLate = late ? (sentMs - deadlineMs) / MINUTE_MS : 0;
  return { deadline, deadlineMs, sentMs, late, minutesLate, why: late ? lateReasonFor(seed) : null };
}

function requestOf(served: Served, number: number, roomId: string | null): RequisitionRow {
  const { id, schoolId, lesson, practical, practicalId, departmentId, groupId, teacherId, sets } = served;
  const { deadline, deadlineMs, sentMs, late, minutesLate, why } = served;
  const outcome = served.notUsed ? 'not-used' : 'used';
  return {
    ...{ schoolId, id, version: 6, number, status: 'cleared', outcome, recorded: false, short: served.missing.size > 0, ownLines: false },
    ...{ entryId: lesson.id.slice(0, lesson.id.lastIndexOf('_')), date: lesson.date, period: lesson.period, lastPeriod: null },
    ...{
      startsAt: instant(lesson.startMs),
      endsAt: instant(lesson.endMs),
      lessonEndsAt: null,
      keepUntilEntryId: null,
      keepUntilDate: null,
    },
    ...{ support: null, teacherId, lessonTeacherId: null, departmentId, groupId, practicalId, practicalVersion: 1, roomId },
    ...{ title: practical.title, pupils: lesson.pupils, pupilsTyped: false, groupSize: practical.groupSize, sets },
    ...{ notes: null, roomLacks: [], riskAssessment: null },
    ...{ deadline: instant(deadlineMs), deadlinePolicy: JSON.stringify(deadline.facts.policy), submittedAt: instant(sentMs) },
    ...{ late, minutesLate, lateReason: why?.lateReason ?? null, lateWords: why?.lateWords ?? null },
    ...{ createdBy: teacherId, createdAt: instant(sentMs), excused: why !== null && EXCUSED_REASONS.includes(why.lateReason) },
  };
}

function lineOf({ id, schoolId, sets, lesson, missing }: Served, line: PracticalLineRow): RequisitionLineRow {
  const { practicalId: _of, ...kit } = line;
  const needed = neededFor(line, { sets, pupils: lesson.pupils });
  const short = line.apparatusId === null ? 0 : Math.min(needed, missing.get(line.name) ?? 0);
  return { ...kit, schoolId, id: newId(), requisitionId: id, needed, short };
}

/** The four tasks of a request, each done when it was due. */
function tasksOf({ id, schoolId, lesson, practical, practicalId, departmentId, technicianId, sets, sentMs }: Served): TaskRow[] {
  const { title } = practical;
  const { startMs, endMs } = lesson;
  const took = minutesFor(practical, sets);
  const task = (kind: TaskKind, fromMs: number, dueMs: number, minutes: number, fixedMinutes = 0): TaskRow => ({
    ...{ schoolId, id: newId(), version: 2, kind, requisitionId: id, departmentId, title, minutes, fixedMinutes, date: lesson.date },
    ...{ windowFrom: instant(fromMs), due: instant(dueMs), assigneeId: technicianId, pinned: false, doneAt: instant(dueMs) },
    ...{ doneBy: technicianId, actualMinutes: null, practicalId, practicalVersion: 1, askedAt: instant(sentMs) },
    ...{ yields: false, overLine: false },
  });
  const fixed = Math.min(took.prepare, Math.ceil(practical.effort.prepareFixed));
  return [
    task('prepare', startMs - DAY_MS, startMs - 15 * MINUTE_MS, took.prepare, fixed),
    task('deliver', startMs - 30 * MINUTE_MS, startMs, CARRY_MINUTES),
    task('collect', endMs, endMs + HOUR_MS, CARRY_MINUTES),
    task('clear', endMs, endMs + DAY_MS, took.clear),
  ];
}

/** What is remembered of a request: sent, accepted, and each step to its end. */
function historyOf(
  { id, schoolId, lesson, practical, teacherId, technicianId, sentMs, late, minutesLate, why, missing, notUsed }: Served,
  daysLate: number,
): EventRow[] {
  const { title } = practical;
  const { startMs, endMs } = lesson;
  const sent: NewEvent<'requisition.submitted'> = {
    name: 'requisition.submitted',
    subjectId: id,
    payload: {
      before: null,
      after: {
        ...{ status: 'submitted', title, late, minutesLate, lateReason: why?.lateReason ?? null, short: missing.size > 0, overload: null },
        schoolDaysLate: daysLate,
      },
    },
  };
  const steps = [
    ['accepted', 'submitted', sentMs + 30 * MINUTE_MS],
    ['prepared', 'accepted', startMs - HOUR_MS],
    ['delivered', 'prepared', startMs - 12 * MINUTE_MS],
    ['collected', 'delivered', endMs + 10 * MINUTE_MS],
    ['cleared', 'collected', endMs + 50 * MINUTE_MS],
  ] as const;
  return [
    eventRow({ schoolId, personId: teacherId }, sentMs, sent),
    ...steps.map(([status, from, atMs]) =>
      eventRow({ schoolId, personId: technicianId }, Math.max(atMs, sentMs), {
        name: `requisition.${status}`,
        subjectId: id,
        payload: {
          before: { status: from },
          after: { status, title, ...(status === 'cleared' && { outcome: notUsed ? 'not-used' : 'used' }) },
        },
      }),
    ),
  ];
}
