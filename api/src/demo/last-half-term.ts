import { deadlineFor, EXCUSED_REASONS, lastBefore, neededFor, schoolDaysLate, stretchesOf, type TaskKind } from '@app/shared';
import { chance } from '../../../migrations/seeds/oakfield/chance.js';
import { candidatesFor, minutesFor } from '../../../migrations/seeds/oakfield/requests/choose-practical.js';
import { setsFor } from '../../../migrations/seeds/oakfield/requests/kit-ledger.js';
import { lateReasonFor } from '../../../migrations/seeds/oakfield/requests/words.js';
import { policiesOf, type Rules, teamOf } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { type Database, is, jsonOf, statement } from '../core/database/index.js';
import { eventRow, EventRow, type NewEvent } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
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

/** The kit lists of practicals ($2) of a school ($1), in their order. */
export const LINES_OF_PRACTICALS = statement(
  { line: is.json<PracticalLineRow>() },
  `SELECT ${jsonOf(PracticalLineRow, 'l')} AS line FROM practical_line l
   WHERE l.school_id = $1 AND l.practical_id = ANY($2::uuid[]) ORDER BY l.practical_id, l.position`,
);
/** So many ($1) numbers for requests. */
export const NUMBERS = statement({ number: is.int }, `SELECT nextval('requisition_number_seq')::int AS number FROM generate_series(1, $1)`);

type Rows = { requests: RequisitionRow[]; lines: RequisitionLineRow[]; tasks: TaskRow[]; events: EventRow[] };

/**
 * Writes what the demo school did in the half term before the one of the demo, all of it long done: what is to be compared with. As rows, since nobody is
 * told of it and nothing follows from it any more.
 */
export async function showLastHalfTerm(
  db: Database,
  school: DemoSchool,
  practicalIds: ReadonlyMap<string, string>,
  rules: Rules,
  before: string,
): Promise<void> {
  const half = rules.body && lastBefore(stretchesOf(rules.body)['half-term'], before);
  if (!half) return;
  const lessons = (await lessonsBetweenDates(db, rules, half.from, half.to)).filter(
    (one) => one.department === 'Science' && chance(`half term ${one.id.slice(-10)} ${one.groupCode} ${one.period}`) < ASKED,
  );
  const lines = Map.groupBy(
    (await db.query(LINES_OF_PRACTICALS, [school.schoolId, [...practicalIds.values()]])).map(({ line }) => line),
    ({ practicalId }) => practicalId,
  );
  const numbers = await db.query(NUMBERS, [lessons.length]);
  const rows: Rows = { requests: [], lines: [], tasks: [], events: [] };
  for (const [at, lesson] of lessons.entries()) add(rows, lesson, { school, practicalIds, rules, lines, number: numbers[at]?.number ?? 0 });
  await db.insert([RequisitionRow, rows.requests], [RequisitionLineRow, rows.lines], [TaskRow, rows.tasks], [EventRow, rows.events]);
}

interface With {
  school: DemoSchool;
  practicalIds: ReadonlyMap<string, string>;
  rules: Rules;
  lines: ReadonlyMap<string, PracticalLineRow[]>;
  number: number;
}

/** Adds a request that was served to its end, with its kit, its work and its history. */
function add(rows: Rows, lesson: DemoLesson, { school, practicalIds, rules, lines, number }: With): void {
  const seed = `half term ${lesson.groupCode} ${lesson.date} ${lesson.period}`;
  const could = candidatesFor(lesson).filter(({ leadSchoolDays }) => leadSchoolDays === null);
  const practical = could[Math.floor(chance(`which ${seed}`) * could.length)];
  const practicalId = practical && practicalIds.get(practical.key);
  const departmentId = school.departmentIds.get(lesson.department) ?? '';
  const groupId = school.groupIds.get(lesson.groupCode);
  if (!practicalId || !groupId || !rules.calendar) return;
  const { schoolId } = school;
  const teacher = principalOf(school, lesson.teacherCode);
  const team = teamOf(rules, departmentId);
  const technician = team[Math.floor(chance(`who ${seed}`) * team.length)];
  const deadline = deadlineFor(rules.calendar, policiesOf(rules, departmentId), lesson, 0);
  const deadlineMs = deadline.deadlineMs ?? lesson.startMs - HOUR_MS;
  const late = chance(`late ${seed}`) < LATE && lesson.startMs - deadlineMs > 4 * HOUR_MS;
  const askedMs = late
    ? deadlineMs + (lesson.startMs - deadlineMs) * (0.1 + 0.6 * chance(`when ${seed}`))
    : deadlineMs - HOUR_MS * (1 + Math.floor(chance(`when ${seed}`) * 60));
  const sentMs = Math.floor(askedMs / MINUTE_MS) * MINUTE_MS;
  const why = late ? lateReasonFor(seed) : null;
  const sets = setsFor(practical, lesson.pupils);
  const id = newId();
  const { title } = practical;
  const minutesLate = late ? (sentMs - deadlineMs) / MINUTE_MS : 0;
  rows.requests.push({
    ...{ schoolId, id, version: 6, number, status: 'cleared', outcome: 'used', recorded: false, short: false, ownLines: false },
    ...{ entryId: lesson.id.slice(0, lesson.id.lastIndexOf('_')), date: lesson.date, period: lesson.period, lastPeriod: null },
    ...{
      startsAt: instant(lesson.startMs),
      endsAt: instant(lesson.endMs),
      lessonEndsAt: null,
      keepUntilEntryId: null,
      keepUntilDate: null,
    },
    ...{
      support: null,
      teacherId: teacher.personId,
      lessonTeacherId: null,
      departmentId,
      groupId,
      practicalId,
      practicalVersion: 1,
      title,
    },
    roomId: lesson.room === null ? null : (school.roomIds.get(lesson.room) ?? null),
    ...{
      pupils: lesson.pupils,
      pupilsTyped: false,
      groupSize: practical.groupSize,
      sets,
      notes: null,
      roomLacks: [],
      riskAssessment: null,
    },
    ...{
      deadline: instant(deadlineMs),
      deadlinePolicy: JSON.stringify(deadline.facts.policy),
      submittedAt: instant(sentMs),
      late,
      minutesLate,
    },
    ...{ lateReason: why?.lateReason ?? null, lateWords: why?.lateWords ?? null, createdBy: teacher.personId, createdAt: instant(sentMs) },
    excused: why !== null && EXCUSED_REASONS.includes(why.lateReason),
  });
  for (const line of lines.get(practicalId) ?? []) {
    const { practicalId: _of, ...kit } = line;
    rows.lines.push({
      ...kit,
      schoolId,
      id: newId(),
      requisitionId: id,
      needed: neededFor(line, { sets, pupils: lesson.pupils }),
      short: 0,
    });
  }
  const took = minutesFor(practical, sets);
  const task = (kind: TaskKind, fromMs: number, dueMs: number, minutes: number, fixedMinutes = 0) =>
    rows.tasks.push({
      ...{ schoolId, id: newId(), version: 2, kind, requisitionId: id, departmentId, title, minutes, fixedMinutes, date: lesson.date },
      ...{ windowFrom: instant(fromMs), due: instant(dueMs), assigneeId: technician?.id ?? null, pinned: false, doneAt: instant(dueMs) },
      ...{ doneBy: technician?.id ?? null, actualMinutes: null, practicalId, practicalVersion: 1, askedAt: instant(sentMs) },
      ...{ yields: false, overLine: false },
    });
  const { startMs, endMs } = lesson;
  task(
    'prepare',
    startMs - 24 * HOUR_MS,
    startMs - 15 * MINUTE_MS,
    took.prepare,
    Math.min(took.prepare, Math.ceil(practical.effort.prepareFixed)),
  );
  task('deliver', startMs - 30 * MINUTE_MS, startMs, 5);
  task('collect', endMs, endMs + HOUR_MS, 5);
  task('clear', endMs, endMs + 24 * HOUR_MS, took.clear);
  const by = { schoolId, personId: technician?.id ?? null };
  const sent: NewEvent<'requisition.submitted'> = {
    name: 'requisition.submitted',
    subjectId: id,
    payload: {
      before: null,
      after: {
        ...{ status: 'submitted', title, late, minutesLate, lateReason: why?.lateReason ?? null, short: false, overload: null },
        schoolDaysLate: schoolDaysLate(rules.calendar, deadlineMs, sentMs),
      },
    },
  };
  rows.events.push(
    eventRow({ schoolId, personId: teacher.personId }, sentMs, sent),
    ...(
      [
        ['accepted', 'submitted', sentMs + 30 * MINUTE_MS],
        ['prepared', 'accepted', startMs - HOUR_MS],
        ['delivered', 'prepared', startMs - 12 * MINUTE_MS],
        ['collected', 'delivered', endMs + 10 * MINUTE_MS],
        ['cleared', 'collected', endMs + 50 * MINUTE_MS],
      ] as const
    ).map(([status, from, atMs]) =>
      eventRow(by, Math.max(atMs, sentMs), {
        name: `requisition.${status}`,
        subjectId: id,
        payload: { before: { status: from }, after: { status, title, ...(status === 'cleared' && { outcome: 'used' }) } },
      }),
    ),
  );
}
