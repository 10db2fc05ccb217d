import type { SettleWhy } from '@app/shared';
import { ENTRY_RULE, entryColumns } from '../calendar/index.js';
import { is, statement } from '../core/database/index.js';
import { wasTakenBack } from '../core/undo/index.js';

/** Requests that are under way; what is delivered stays where it is until it is collected. */
const UNDER_WAY = `('submitted', 'queried', 'accepted', 'prepared', 'delivered')`;

/** The classes of a person ($5) of a school ($1): who has a lesson of them now. */
const HAS_CLASS = `EXISTS (SELECT FROM timetable_entry n WHERE n.school_id = $1 AND n.group_id = q.group_id
    AND (n.teacher_id = $5 OR EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = n.id AND o.teacher_id = $5))
    AND (n.valid_from IS NULL OR n.valid_from <= q.date) AND (n.valid_to IS NULL OR n.valid_to >= q.date))`;

/** Short by its own submission, and nobody who serves or leads has taken it as it is since it was last asked for. */
const SHORT_AS_ASKED = `q.short AND q.status IN ('submitted', 'queried') AND NOT EXISTS (
    SELECT FROM event v WHERE v.school_id = $1 AND v.subject_id = q.id AND v.name = 'requisition.settled' AND v.payload->'after' ? 'forAll' AND NOT ${wasTakenBack('v')}
      AND NOT EXISTS (SELECT FROM event l WHERE l.school_id = $1 AND l.subject_id = q.id AND l.place > v.place
        AND l.name IN ('requisition.changed', 'requisition.changed-late', 'requisition.moved') AND NOT ${wasTakenBack('l')}))`;

/**
 * What is to be settled in a school ($1) of lessons that end after now ($2), or of what stays out until after it. Whom it concerns: of the work of all ($3) that of some
 * departments ($4; null: of all), and of a person ($5) what is theirs, or lost by a class of theirs. Short by its own submission is
 * the technicians' to settle, a draft that of its teacher and of whoever began it. Of one request ($6), or with null of all.
 */
const concerning = `
FROM (SELECT n.* FROM requisition n WHERE n.school_id = $1 AND n.starts_at > $2::timestamptz - interval '2 days' AND n.ends_at > $2
    UNION ALL SELECT k.* FROM requisition k WHERE k.school_id = $1 AND k.keep_until_entry_id IS NOT NULL AND k.starts_at <= $2::timestamptz - interval '2 days' AND k.ends_at > $2) q
  JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
  LEFT JOIN (SELECT s.requisition_id, array_agg(s.why ORDER BY s.why) AS whys, min(s.since) AS since FROM settle s WHERE s.school_id = $1 GROUP BY s.requisition_id) w
    ON w.requisition_id = q.id
WHERE q.school_id = $1 AND (q.status IN ${UNDER_WAY} OR q.status = 'draft' AND (q.teacher_id = $5 OR q.created_by = $5))
  AND ($6::uuid IS NULL OR q.id = $6)
  AND (w.whys IS NOT NULL OR NOT t.active OR $3 AND ${SHORT_AS_ASKED})
  AND ($3 AND ($4::uuid[] IS NULL OR q.department_id = ANY($4)) OR q.teacher_id = $5 OR q.status = 'draft'
    OR (w.whys && ARRAY['lesson-gone', 'teacher-changed', 'moved'] OR NOT t.active) AND ${HAS_CLASS})`;

/** So many of them ($7) by lesson, after the last of the page before ($8, $9, or null), and how many there are in all. */
export const TO_SETTLE = statement(
  { id: is.uuid, whys: is.texts.as<SettleWhy[]>(), since: is.instant, left: is.bool, startMs: is.instant, total: is.int },
  `SELECT f.* FROM (SELECT q.id, coalesce(w.whys, '{}') || CASE WHEN NOT 'short' = ANY(coalesce(w.whys, '{}')) AND ($3 OR w.whys IS NULL) AND ${SHORT_AS_ASKED} THEN ARRAY['short'] ELSE '{}'::text[] END AS whys, coalesce(w.since, q.submitted_at, q.created_at) AS since,
     NOT t.active AS left, q.starts_at AS "startMs", count(*) OVER ()::int AS total ${concerning}) f
   WHERE $8::timestamptz IS NULL OR (f."startMs", f.id) > ($8, $9::uuid) ORDER BY f."startMs", f.id LIMIT $7`,
  'each time',
);

export const HOW_MANY_TO_SETTLE = statement({ count: is.int }, `SELECT count(*)::int AS count ${concerning}`, 'each time');

/**
 * The lessons of classes ($2) and of teachers ($5) of a school ($1), with the dates from $3 to $4 at which something is asked for
 * already. `here`: its teacher has not left; `others`: the other teachers of it who have not.
 */
export const LESSONS_OF_CLASSES = statement(
  {
    ...ENTRY_RULE,
    subject: is.text,
    groupId: is.uuid,
    group: is.text,
    roomId: is.uuid.orNull,
    teacher: is.json<{ id: string; code: string; name: string }>(),
    here: is.bool,
    others: is.json<{ id: string; code: string; name: string }[]>(),
    taken: is.texts.orNull,
  },
  `SELECT ${entryColumns('e')}, e.subject, e.group_id AS "groupId", g.code AS "group", e.room_id AS "roomId", json_build_object('id', t.id, 'code', t.code, 'name', t.name) AS teacher,
     t.active AS here,
     (SELECT coalesce(json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name) ORDER BY p.name, p.id), '[]')
      FROM entry_teacher o JOIN person p ON p.school_id = $1 AND p.id = o.teacher_id WHERE o.school_id = $1 AND o.entry_id = e.id AND p.active) AS others,
     (SELECT array_agg(q.date::text) FROM requisition q WHERE q.school_id = $1 AND q.entry_id = e.id AND q.date BETWEEN $3 AND $4
        AND q.status NOT IN ('draft', 'cancelled', 'declined')) AS taken
   FROM timetable_entry e JOIN person t ON t.school_id = $1 AND t.id = e.teacher_id JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
   WHERE e.school_id = $1 AND (e.group_id = ANY($2) OR e.teacher_id = ANY($5)
     OR EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id = ANY($5)))`,
);
