import type { Need } from '@app/shared';
import { command, is, statement } from '../core/database/index.js';

/**
 * What requests of a department ($2) of a school ($1) that are sent and not prepared yet use up in lessons from a day ($3) to another ($4), each
 * line with its request, in the order of the lessons.
 */
export const WEEK_LINES = statement(
  {
    requisitionId: is.uuid,
    title: is.text,
    date: is.date,
    period: is.text,
    pupils: is.int,
    groupId: is.uuid,
    group: is.text,
    submittedAt: is.instant.orNull,
    name: is.text.orNull,
    unit: is.text.orNull,
    concentration: is.number.orNull,
    concentrationText: is.text.orNull,
    quantity: is.number.orNull,
  },
  `SELECT q.id AS "requisitionId", q.title, q.date, q.period, q.pupils, q.group_id AS "groupId", g.code AS "group", q.submitted_at AS "submittedAt",
     l.name, l.unit, l.concentration, l.concentration_text AS "concentrationText", l.needed::numeric AS quantity
   FROM requisition q JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   LEFT JOIN requisition_line l ON l.school_id = $1 AND l.requisition_id = q.id AND l.kind <> 'apparatus' AND l.needed > 0
   WHERE q.school_id = $1 AND q.department_id = $2 AND q.starts_at >= $3::date - interval '1 day' AND q.starts_at < $4::date + interval '2 days'
     AND q.date BETWEEN $3 AND $4 AND q.status IN ('submitted', 'queried', 'accepted')
   ORDER BY q.starts_at, q.id, l.position`,
);

/** What a school ($1) has on the shelf under these names ($2), as substances are told apart. */
export const WEEK_SHELF = statement(
  {
    name: is.text,
    unit: is.text.orNull,
    concentration: is.number.orNull,
    concentrationText: is.text.orNull,
    amount: is.number,
    expires: is.date.orNull,
    supplier: is.text.orNull,
    location: is.text,
  },
  `SELECT s.name, s.unit, s.concentration, s.concentration_text AS "concentrationText", s.amount, s.expires, s.supplier, s.location
   FROM stock s WHERE s.school_id = $1 AND NOT s.archived AND s.key = ANY($2) ORDER BY s.key, s.id`,
);

/** A department ($2) of a school ($1), and when its shopping closes. */
export const DEPARTMENT_CUT_OFF = statement(
  { id: is.uuid, name: is.text, version: is.int.orNull, weekday: is.int.orNull, time: is.text.orNull },
  `SELECT d.id, d.name, c.version, c.weekday, c.time FROM department d
   LEFT JOIN shopping_cut_off c ON c.school_id = $1 AND c.department_id = d.id WHERE d.school_id = $1 AND d.id = $2`,
);

/** What classes ($2) of a school ($1) need, by their codes. */
export const NEEDS_OF = statement(
  { groupId: is.uuid, group: is.text, version: is.int.orNull, needs: is.json<Need[]>().orNull },
  `SELECT g.id AS "groupId", g.code AS "group", n.version, n.needs FROM teaching_group g
   LEFT JOIN group_need n ON n.school_id = $1 AND n.group_id = g.id WHERE g.school_id = $1 AND g.id = ANY($2) ORDER BY g.code, g.id`,
);

/** A class ($2) of a school ($1), and whether somebody ($3) teaches it. */
export const TAUGHT_BY = statement(
  { id: is.uuid, taught: is.bool },
  `SELECT g.id, EXISTS (SELECT FROM timetable_entry e WHERE e.school_id = $1 AND e.group_id = g.id AND (e.teacher_id = $3
     OR EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id = $3))) AS taught
   FROM teaching_group g WHERE g.school_id = $1 AND g.id = $2`,
);

/** Makes the row of a department ($2) of a school ($1) that has not said when its shopping closes, so that it can be locked. */
export const BEGIN_CUT_OFF = command(
  `INSERT INTO shopping_cut_off (school_id, department_id, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING`,
);
export const LOCK_CUT_OFF = statement(
  { version: is.int, weekday: is.int.orNull, time: is.text.orNull },
  `SELECT c.version, c.weekday, c.time FROM shopping_cut_off c WHERE c.school_id = $1 AND c.department_id = $2 FOR UPDATE`,
);
export const WRITE_CUT_OFF = command(
  `UPDATE shopping_cut_off c SET weekday = $3, time = $4, version = c.version + 1 WHERE c.school_id = $1 AND c.department_id = $2`,
);

/** Makes the row of a class ($2) of a school ($1) of which nothing was said, so that it can be locked. */
export const BEGIN_NEEDS = command(`INSERT INTO group_need (school_id, group_id, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING`);
export const LOCK_NEEDS = statement(
  { version: is.int, needs: is.json<Need[]>() },
  `SELECT n.version, n.needs FROM group_need n WHERE n.school_id = $1 AND n.group_id = $2 FOR UPDATE`,
);
export const WRITE_NEEDS = command(
  `UPDATE group_need n SET needs = $3, version = n.version + 1 WHERE n.school_id = $1 AND n.group_id = $2`,
);
