import type { LateReason, LineKind, OverloadFacts, PersonName, RequisitionStatus, TaskNeed } from '@app/shared';
import { type AskedQuestion, questionOf, teachersOf } from '../calendar/index.js';
import { type Answered, is, statement } from '../core/database/index.js';
import { TASK_FIELDS } from './tasks.js';

/** Of departments ($5, null for all), and of a technician ($6: theirs and nobody's) or null. */
const OWN = '($5::uuid[] IS NULL OR k.department_id = ANY($5)) AND ($6::uuid IS NULL OR k.assignee_id = $6 OR k.assignee_id IS NULL)';

/**
 * The tasks of a list: $1 school, $2 date, $3 whether it is today (then the open tasks of the four weeks before too), $4 the next teaching
 * day or null. In three parts, so that each is looked up by its index: where one condition holds all, every task of the school may be read
 * for it. What is of no use any more is left out by who reads them (`isOfNoUse`): asked of each task here it kept PostgreSQL from the
 * indexes of the lines.
 */
const listed = (columns: string) => `(
  SELECT ${columns} FROM task k WHERE k.school_id = $1 AND k.date = $2 AND ${OWN}
  UNION ALL SELECT ${columns} FROM task k WHERE k.school_id = $1 AND k.date = $4 AND k.kind = 'prepare' AND k.done_at IS NULL AND ${OWN}
  UNION ALL SELECT ${columns} FROM task k WHERE $3 AND k.school_id = $1 AND k.date < $2 AND k.date >= $2::date - 28 AND k.done_at IS NULL AND ${OWN}) k`;

/**
 * SQL: one row of a table of the school ($1) by its id, looked up for each row before it. `OFFSET 0` keeps it a look-up: otherwise PostgreSQL may
 * read all that the school has and hash it, by what it takes the school to have.
 */
const oneOf = (table: string, columns: string, id: string) =>
  `LATERAL (SELECT ${columns} FROM ${table} WHERE school_id = $1 AND id = ${id} OFFSET 0)`;

/** The tasks of a list; `ahead`: they are the next teaching day's. */
export const TASKS = statement(
  {
    ...TASK_FIELDS,
    fixed_minutes: is.number,
    ahead: is.bool,
    assignee_id: is.uuid.orNull,
    assignee_code: is.text.orNull,
    assignee_name: is.text.orNull,
  },
  `
SELECT k.id, k.version, k.kind, k.requisition_id, k.department_id, k.title, k.minutes, k.window_from, k.due, k.date, k.pinned, k.done_at, k.actual_minutes, k.fixed_minutes, k.date > $2 AS ahead,
  w.id AS assignee_id, w.code AS assignee_code, w.name AS assignee_name
FROM ${listed(
    'k.id, k.version, k.kind, k.requisition_id, k.department_id, k.title, k.minutes, k.window_from, k.due, k.date, k.pinned, k.done_at, k.actual_minutes, k.fixed_minutes, k.assignee_id',
  )}
LEFT JOIN ${oneOf('person', 'id, code, name', 'k.assignee_id AND k.assignee_id IS NOT NULL')} w ON true
ORDER BY k.due, k.id`,
);
export type DayTask = Answered<typeof TASKS>;

/** SQL: who teaches the lesson of a requisition `q`, its first teacher first; nobody where it has but one, for that is nobody beside another. */
const SEVERAL_TEACHERS = `CASE WHEN EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = q.entry_id)
    THEN (SELECT ${teachersOf('e')} FROM timetable_entry e WHERE e.school_id = $1 AND e.id = q.entry_id) ELSE '[]' END`;

/** What a list says of a requisition, once for all its tasks. */
export const REQUISITIONS = statement(
  {
    id: is.uuid,
    version: is.int,
    status: is.text.as<RequisitionStatus>(),
    lesson_id: is.text,
    date: is.date,
    period: is.text,
    last_period: is.text.orNull,
    starts_at: is.instant,
    ends_at: is.instant,
    lesson_ends_at: is.instant.orNull,
    kept_until: is.date.orNull,
    support_note: is.text.orNull,
    needs: is.json<TaskNeed[]>().orNull,
    clear_away: is.text.orNull,
    outcome: is.text.orNull,
    group_code: is.text,
    room_code: is.text.orNull,
    teacher_id: is.uuid,
    department_id: is.uuid,
    teacher: is.text,
    lesson_teacher_id: is.uuid.orNull,
    teachers: is.json<PersonName[]>(),
    sets: is.int,
    short: is.bool,
    late: is.bool,
    notes: is.text.orNull,
    practical_id: is.uuid.orNull,
    practical_version: is.int.orNull,
  },
  `
SELECT q.id, q.version, q.status, q.entry_id || '_' || q.date AS lesson_id, q.date, q.period, q.last_period, q.starts_at, q.ends_at, q.lesson_ends_at, q.keep_until_date AS kept_until, q.support ->> 'note' AS support_note, q.outcome, n.needs, p.clear_away, g.code AS group_code, r.code AS room_code,
  t.id AS teacher_id, q.department_id, t.name AS teacher, q.lesson_teacher_id, ${SEVERAL_TEACHERS} AS teachers, q.sets, q.short, q.late, q.notes, q.practical_id, q.practical_version
FROM (SELECT DISTINCT k.requisition_id FROM ${listed('k.requisition_id')}) listed
CROSS JOIN ${oneOf(
    'requisition',
    'id, version, status, entry_id, date, period, last_period, starts_at, ends_at, lesson_ends_at, keep_until_date, support, outcome, group_id, room_id, teacher_id, department_id, lesson_teacher_id, sets, short, late, notes, practical_id, practical_version',
    'listed.requisition_id',
  )} q
CROSS JOIN ${oneOf('teaching_group', 'code', 'q.group_id')} g
CROSS JOIN ${oneOf('person', 'id, name', 'q.teacher_id')} t
LEFT JOIN ${oneOf('room', 'code', 'q.room_id')} r ON true
LEFT JOIN LATERAL (SELECT needs FROM group_need WHERE school_id = $1 AND group_id = q.group_id OFFSET 0) n ON true
LEFT JOIN ${oneOf('practical', 'clear_away', 'q.practical_id')} p ON true`,
);
export type DayRequisition = Answered<typeof REQUISITIONS>;

/**
 * The lines to pick for the day's open preparing, the short ones of every requisition of the list, and what the next teaching day's preparing
 * takes from stock. `pick`: for the day itself; `ahead`: for that next one.
 */
export const LINES = statement(
  {
    requisition_id: is.uuid,
    location: is.text.orNull,
    name: is.text,
    concentration: is.number.orNull,
    concentrationText: is.text.orNull,
    unit: is.text.orNull,
    kind: is.text.as<LineKind>(),
    needed: is.number,
    short: is.int,
    stockId: is.uuid.orNull,
    unlisted: is.bool,
    pick: is.bool,
    ahead: is.bool,
  },
  `
SELECT l.requisition_id, nullif(coalesce(a.location, s.location), '') AS location, l.name, l.concentration, l.concentration_text AS "concentrationText", l.unit, l.kind, l.needed, l.short, l.stock_id AS "stockId", l.kind = 'apparatus' AND l.apparatus_id IS NULL AS unlisted, listed.pick, listed.ahead
FROM (SELECT k.requisition_id, bool_or(k.kind = 'prepare' AND k.done_at IS NULL AND k.date <= $2) AS pick, bool_or(k.date > $2) AS ahead FROM ${listed(
    'k.requisition_id, k.kind, k.done_at, k.date',
  )} GROUP BY k.requisition_id) listed
CROSS JOIN LATERAL (SELECT requisition_id, position, apparatus_id, stock_id, name, concentration, concentration_text, unit, kind, needed, short FROM requisition_line
  WHERE school_id = $1 AND requisition_id = listed.requisition_id AND (listed.pick OR short > 0 OR (listed.ahead AND (kind = 'chemical' OR stock_id IS NOT NULL))) OFFSET 0) l
LEFT JOIN ${oneOf('apparatus', 'location', 'l.apparatus_id')} a ON true
LEFT JOIN ${oneOf('stock', 'location', 'l.stock_id')} s ON true
ORDER BY l.requisition_id, l.position`,
);
export type DayLine = Answered<typeof LINES>;

/** Of a request on a list beside the day's: what and when it is, whose, and (`of_all`) of how many it is one. */
const OF_REQUEST = {
  id: is.uuid,
  version: is.int,
  title: is.text,
  status: is.text.as<RequisitionStatus>(),
  date: is.date,
  period: is.text,
  lastPeriod: is.text.orNull,
  start: is.instant,
  group: is.text,
  room: is.text.orNull,
  teacher_id: is.uuid,
  teacher_code: is.text,
  teacher_name: is.text,
  lesson_teacher_id: is.uuid.orNull,
  teachers: is.json<PersonName[]>(),
  departmentId: is.uuid,
  of_all: is.int,
};
const REQUEST_COLUMNS = `q.id, q.version, q.title, q.status, q.date, q.period, q.last_period AS "lastPeriod", q.starts_at AS start, g.code AS "group", r.code AS room,
  t.id AS teacher_id, t.code AS teacher_code, t.name AS teacher_name, q.lesson_teacher_id, ${teachersOf('e')} AS teachers, q.department_id AS "departmentId", q.of_all`;
/** The columns of `requisition` that are read for them. */
const OF_ROW =
  'q.id, q.version, q.title, q.status, q.date, q.period, q.last_period, q.starts_at, q.lesson_teacher_id, q.department_id, q.entry_id, q.group_id, q.teacher_id, q.room_id';
const REQUEST_TABLES = `CROSS JOIN ${oneOf('timetable_entry', 'id, teacher_id', 'q.entry_id')} e
CROSS JOIN ${oneOf('teaching_group', 'code', 'q.group_id')} g
CROSS JOIN ${oneOf('person', 'id, code, name', 'q.teacher_id')} t
LEFT JOIN ${oneOf('room', 'code', 'q.room_id')} r ON true
ORDER BY q.starts_at, q.id`;

/** The overload that is told of a request over the line, and by how much that is over. */
export type FoundFacts = OverloadFacts & { minutesOver: number };

/**
 * The requisitions of a school ($1) that wait for an answer, the first of them by lesson and of how many: $2 departments or null for all, $3
 * now, $4 how many. `overload`: that which is told while it is over the line.
 */
export const WAITING = statement(
  {
    ...OF_REQUEST,
    sets: is.int,
    late: is.bool,
    minutesLate: is.int,
    deadlineMs: is.instant.orNull,
    sentMs: is.instant.orNull,
    lateReason: is.text.as<LateReason>().orNull,
    short: is.bool,
    notes: is.text.orNull,
    lastMessage: is.text.orNull,
    question: is.json<AskedQuestion>().orNull,
    overload: is.json<FoundFacts>().orNull,
    of_queried: is.int,
    of_late: is.int,
    of_short: is.int,
  },
  `
SELECT ${REQUEST_COLUMNS},
  q.sets, q.late, q.minutes_late AS "minutesLate", q.deadline AS "deadlineMs", q.submitted_at AS "sentMs", q.late_reason AS "lateReason", q.short, q.notes,
  (SELECT m.text FROM requisition_message m WHERE m.school_id = $1 AND m.requisition_id = q.id ORDER BY m.place DESC LIMIT 1) AS "lastMessage",
  ${questionOf('q')} AS question,
  (SELECT json_build_object('fromMs', date_part('epoch', o.from_at) * 1000, 'toMs', date_part('epoch', o.to_at) * 1000, 'workMinutes', o.work_minutes,
     'technicianMinutes', o.technician_minutes, 'minutesOver', o.minutes_over) FROM over_line o WHERE o.school_id = $1 AND o.requisition_id = q.id) AS overload,
  q.of_queried, q.of_late, q.of_short
FROM (SELECT ${OF_ROW}, q.sets, q.late, q.minutes_late, q.deadline, q.submitted_at, q.late_reason, q.short, q.notes, (count(*) OVER ())::int AS of_all,
    (count(*) FILTER (WHERE q.status = 'queried') OVER ())::int AS of_queried,
    (count(*) FILTER (WHERE q.status <> 'queried' AND q.late) OVER ())::int AS of_late,
    (count(*) FILTER (WHERE q.status <> 'queried' AND q.short) OVER ())::int AS of_short
  FROM requisition q
  WHERE q.school_id = $1 AND q.status IN ('submitted', 'queried') AND q.starts_at > $3::timestamptz - interval '2 days' AND q.ends_at > $3
    AND ($2::uuid[] IS NULL OR q.department_id = ANY($2))
    AND NOT EXISTS (SELECT FROM settle s WHERE s.school_id = $1 AND s.requisition_id = q.id AND s.why IN ('lesson-gone', 'closed', 'teacher-changed', 'moved') OFFSET 0)
  ORDER BY q.starts_at, q.id LIMIT $4) q
${REQUEST_TABLES}`,
);
export type WaitingRow = Answered<typeof WAITING>;

/** Requests of a school whose lessons are over, in such a state: each has an index of those whose state it is. */
const overWhile = (state: string) => `FROM requisition q
    WHERE q.school_id = $1 AND ${state} AND q.starts_at < $3 AND q.starts_at > $3::timestamptz - interval '60 days' AND q.ends_at <= $3
      AND ($2::uuid[] IS NULL OR q.department_id = ANY($2))`;

/**
 * The requests of a school ($1) whose lessons are over ($3 now) and of which nobody did anything, the first $4 by lesson and of how many: $2
 * departments or null for all.
 */
export const TO_CLOSE = statement(
  OF_REQUEST,
  `
SELECT ${REQUEST_COLUMNS}
FROM (SELECT q.*, (count(*) OVER ())::int AS of_all
  FROM (SELECT ${OF_ROW} ${overWhile("q.status IN ('submitted', 'queried')")}
    UNION ALL SELECT ${OF_ROW} ${overWhile("q.status = 'accepted'")}) q
  ORDER BY q.starts_at, q.id LIMIT $4) q
${REQUEST_TABLES}`,
);
export type ToCloseRow = Answered<typeof TO_CLOSE>;
