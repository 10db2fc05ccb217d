import type { ContractBody, DutyFunction, LogKind, TaskKind } from '@app/shared';
import { ENTRY_RULE, entryColumns } from '../calendar/index.js';
import { is, statement } from '../core/database/index.js';
import { batchOfDay, minutesOfBatch } from '../prep/index.js';
import { sentBetween } from '../workload/index.js';

/** Of a request q: sent for a lesson from $2 to $3 in some departments ($4; null: all), by one teacher ($5; null: by anybody). */
const ASKED = `${sentBetween('q', '$2', '$3')} AND q.starts_at >= $2::date - interval '1 day' AND q.starts_at < $3::date + interval '2 days'
  AND ($4::uuid[] IS NULL OR q.department_id = ANY($4)) AND ($5::uuid IS NULL OR q.teacher_id = $5)`;

/** How many requests of a school ($1) came late, and why. */
export const LATE_FIGURES = statement(
  { asked: is.int, late: is.int, excused: is.int, causes: is.json<{ reason: string; count: number }[]>().orNull },
  `WITH asked AS (SELECT q.late, q.excused, q.late_reason FROM requisition q WHERE ${ASKED})
SELECT (SELECT count(*) FROM asked) AS asked, (SELECT count(*) FROM asked WHERE late) AS late, (SELECT count(*) FROM asked WHERE late AND excused) AS excused,
  (SELECT json_agg(c) FROM (SELECT late_reason AS reason, count(*)::int AS count FROM asked WHERE late GROUP BY late_reason ORDER BY count(*) DESC, late_reason) c) AS causes`,
  'each time',
);

/** The same of each teacher, in order of name. */
export const LATE_BY_TEACHER = statement(
  { id: is.uuid, code: is.text, name: is.text, asked: is.int, late: is.int, excused: is.int },
  `SELECT p.id, p.code, p.name, count(*) AS asked, count(*) FILTER (WHERE q.late) AS late, count(*) FILTER (WHERE q.late AND q.excused) AS excused
   FROM requisition q JOIN person p ON p.school_id = $1 AND p.id = q.teacher_id WHERE ${ASKED}
   GROUP BY p.id, p.code, p.name ORDER BY lower(p.name), p.id`,
  'each time',
);

/** The timetable of some departments ($4; null: of all) that is in force between $2 and $3; clubs and other occasions are none of it. */
export const TAUGHT = statement(
  ENTRY_RULE,
  `SELECT ${entryColumns('e')} FROM timetable_entry e
   WHERE e.school_id = $1 AND e.occasion IS NULL AND (e.valid_to IS NULL OR e.valid_to >= $2) AND (e.valid_from IS NULL OR e.valid_from <= $3)
     AND ($4::uuid[] IS NULL OR e.department_id = ANY($4))`,
  'each time',
);

/** Minutes of work by kind, of duties by function, of machine jobs as preparing, that lie from $2 to $3 in some departments ($4; null: in all). */
export const WORK = statement(
  { kind: is.text.as<TaskKind>(), duty: is.text.as<DutyFunction>().orNull, minutes: is.number },
  `SELECT e.kind, e.duty, sum(e.minutes)::float8 AS minutes FROM (
     SELECT CASE WHEN j.id IS NULL THEN k.kind ELSE 'prepare' END AS kind, d.function AS duty, ${minutesOfBatch('k', 'b')} AS minutes
     FROM task k CROSS JOIN LATERAL (SELECT ${batchOfDay('k')}) b
       LEFT JOIN duty_task t ON t.school_id = $1 AND t.task_id = k.id LEFT JOIN duty d ON d.school_id = $1 AND d.id = t.duty_id
       LEFT JOIN machine_job j ON j.school_id = $1 AND j.task_id = k.id
     WHERE k.school_id = $1 AND k.date BETWEEN $2 AND $3 AND ($4::uuid[] IS NULL OR k.department_id = ANY($4))
     GROUP BY 1, d.function, k.date, k.assignee_id, b.practical, b.version) e
   GROUP BY e.kind, e.duty`,
  'each time',
);

/** The contracts of some technicians ($2) of a school ($1), by person; those of whom nobody has said are not there. */
export const CONTRACTS = statement(
  { id: is.uuid, contract: is.json<ContractBody>() },
  'SELECT p.id, p.contract FROM person p WHERE p.school_id = $1 AND p.id = ANY($2) AND p.contract IS NOT NULL',
);

/** How many requests of lessons from $2 to $3 in some departments ($4; null: in all) were delivered or went on from there, and how many were written down afterwards. */
export const SERVED = statement(
  { served: is.int, recorded: is.int },
  `SELECT count(*) FILTER (WHERE NOT q.recorded) AS served, count(*) FILTER (WHERE q.recorded) AS recorded FROM requisition q
   WHERE q.school_id = $1 AND q.date BETWEEN $2 AND $3 AND q.starts_at >= $2::date - interval '1 day' AND q.starts_at < $3::date + interval '2 days'
     AND q.status IN ('delivered', 'collected', 'cleared') AND q.outcome IS DISTINCT FROM 'never-made' AND ($4::uuid[] IS NULL OR q.department_id = ANY($4))`,
  'each time',
);

/** What is shared of logs from $2 to $3 by people of some departments ($4; null: of all) or of none; of one person ($5) or of everybody (null). */
export const SHARED_LOGS = statement(
  { kind: is.text.as<LogKind>(), minutes: is.int, entries: is.int },
  `SELECT l.kind, sum(l.minutes)::int AS minutes, count(*)::int AS entries FROM log_entry l
   WHERE l.school_id = $1 AND l.shared AND l.date BETWEEN $2 AND $3 AND ($5::uuid IS NULL OR l.person_id = $5) AND ($4::uuid[] IS NULL
     OR EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = l.person_id AND d.department_id = ANY($4))
     OR NOT EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = l.person_id))
   GROUP BY l.kind`,
  'each time',
);
