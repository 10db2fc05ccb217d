import type { EntryRule, LateReason, PersonName, RequisitionStatus } from '@app/shared';
import { type AskedQuestion, entryPairs, questionOf } from '../calendar/index.js';
import { type Answered, is, statement } from '../core/database/index.js';
import { TEACHER_IDS } from './requisitions.statements.js';

const person = (alias: string) => `json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`;
const ms = (column: string) => `date_part('epoch', ${column}) * 1000`;
/** Words as the search compares them: lower case, with everything that is neither letter nor digit a space. */
const plain = (text: string) => `' ' || regexp_replace(lower(${text}), '[^[:alnum:]]+', ' ', 'g')`;
/** A code as somebody types it in one go: 10X/Ph4 as 10xph4. */
const squeezed = (code: string) => `regexp_replace(lower(${code}), '[^[:alnum:]]+', '', 'g')`;

const COLUMNS = {
  total: is.int,
  id: is.uuid,
  version: is.int,
  number: is.int,
  entry_id: is.uuid,
  date: is.date,
  period: is.text,
  starts_at: is.instant,
  group_code: is.text,
  group_id: is.uuid,
  room_code: is.text.orNull,
  department_id: is.uuid,
  teacher: is.json<PersonName>(),
  title: is.text,
  sets: is.int,
  status: is.text.as<RequisitionStatus>(),
  created_by: is.uuid,
  deadline: is.instant.orNull,
  submitted_at: is.instant.orNull,
  late: is.bool,
  minutes_late: is.int,
  late_reason: is.text.as<LateReason>().orNull,
  excused: is.bool,
  short: is.bool,
  last_message: is.text.orNull,
  question: is.json<AskedQuestion>().orNull,
  open: is.json<{ fromMs: number; dueMs: number }[]>().orNull,
  entry: is.json<EntryRule & { teacherIds: string[] }>(),
  lesson_teacher_id: is.uuid.orNull,
};

/** SQL: whose a requisition `q` is beside its teacher's: one request serves all who have its lesson. */
const IS_OF = (who: string) => `(q.teacher_id = ${who} OR EXISTS (SELECT FROM timetable_entry e WHERE e.school_id = $1 AND e.id = q.entry_id
    AND ${who} = ANY(${TEACHER_IDS}) AND q.teacher_id = ANY(${TEACHER_IDS})))`;

/**
 * SQL: whether a requisition `q` answers all the words that are searched for ($13; null: nothing is): each begins a word of its practical, class,
 * room or teacher, is a part of one from three letters on, or is its number; from four letters on a word of the title may be nearly so. $14 says
 * in whose departments its teacher is searched by name (null: in all).
 */
const ANSWERS_WORDS = `($13::text[] IS NULL OR EXISTS (
    SELECT FROM teaching_group g JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
    CROSS JOIN LATERAL (SELECT ${plain(`concat_ws(' ', q.title, g.code, ${squeezed('g.code')}, r.code, ${squeezed('r.code')},
      CASE WHEN $14::uuid[] IS NULL OR q.department_id = ANY($14) OR q.teacher_id = $10 THEN concat_ws(' ', t.name, t.code) END)`)} AS said) w
    WHERE g.school_id = $1 AND g.id = q.group_id AND NOT EXISTS (SELECT FROM unnest($13::text[]) word WHERE NOT (
      strpos(w.said, ' ' || word) > 0 OR (length(word) >= 3 AND strpos(w.said, word) > 0) OR word = q.number::text
      OR (length(word) >= 4 AND strict_word_similarity(word, lower(q.title)) >= 0.5)))))`;

/**
 * The requisitions of a school ($1) that a list shows: of the dates $2 to $3, in states $4, late or not $5, for reasons $6, short or not $7, of a
 * teacher $8 (null: of all), a class $9, departments $11. What was never sent is seen by its teacher and whoever began it ($10). Where the list
 * begins: $15, $16. The starts of lessons are bounded by the dates, so that the index serves them in any time zone.
 */
const LISTED = `q.school_id = $1
    AND q.starts_at >= coalesce($2::date, '-infinity') - interval '1 day' AND q.starts_at < coalesce($3::date, 'infinity') + interval '2 days'
    AND ($2::date IS NULL OR q.date >= $2) AND ($3::date IS NULL OR q.date <= $3)
    AND ($4::text[] IS NULL OR q.status = ANY($4)) AND ($5::boolean IS NULL OR q.late = $5) AND ($6::text[] IS NULL OR q.late AND q.late_reason = ANY($6))
    AND ($7::boolean IS NULL OR q.short = $7) AND ($8::uuid IS NULL OR ${IS_OF('$8')}) AND ($9::uuid IS NULL OR q.group_id = $9)
    AND ($11::uuid[] IS NULL OR q.department_id = ANY($11))
    AND (q.status <> 'draft' AND (q.status <> 'cancelled' OR q.submitted_at IS NOT NULL) OR q.teacher_id = $10 OR q.created_by = $10)
    AND ${ANSWERS_WORDS}`;

/** A page ($12 rows) of the list, and how many there are in all; `after` and `order` say how it goes on. */
const page = (after: string, order: string) =>
  statement(
    COLUMNS,
    `
WITH listed AS MATERIALIZED (SELECT q.id, q.starts_at FROM requisition q WHERE ${LISTED}),
paged AS (SELECT l.id FROM listed l WHERE $15::timestamptz IS NULL OR (l.starts_at, l.id) ${after} ($15, $16::uuid) ORDER BY l.starts_at ${order}, l.id ${order} LIMIT $12)
SELECT (SELECT count(*)::int FROM listed) AS total,
  q.id, q.version, q.number, q.entry_id, q.date, q.period, q.starts_at, g.code AS group_code, q.group_id, r.code AS room_code, q.department_id, ${person('t')} AS teacher, q.title, q.sets,
  q.status, q.created_by, q.deadline, q.submitted_at, q.late, q.minutes_late, q.late_reason, q.excused, q.short,
  (SELECT m.text FROM requisition_message m WHERE m.school_id = $1 AND m.requisition_id = q.id ORDER BY m.id DESC LIMIT 1) AS last_message,
  ${questionOf('q')} AS question,
  (SELECT json_agg(json_build_object('fromMs', ${ms('k.window_from')}, 'dueMs', ${ms('k.due')})) FROM task k
   WHERE k.school_id = $1 AND k.requisition_id = q.id AND k.done_at IS NULL) AS open,
  json_build_object(${entryPairs('e')},
    'teacherIds', ${TEACHER_IDS}) AS entry, q.lesson_teacher_id
FROM paged
JOIN requisition q ON q.school_id = $1 AND q.id = paged.id
JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id
JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
ORDER BY q.starts_at ${order}, q.id ${order}`,
  );

/** The list in order of its lessons, the soonest first. */
export const SOONEST_FIRST = page('>', 'ASC');

/** The list with the latest lesson first. */
export const LATEST_FIRST = page('<', 'DESC');

/** A requisition as a list reads it. `open`: the windows [fromMs, dueMs) of its tasks that are still open. */
export type SummaryRecord = Answered<typeof SOONEST_FIRST>;

/** The departments of a teacher ($2) of a school ($1); of one who has none, those of their lessons. */
export const DEPARTMENTS_OF_TEACHER = statement(
  { id: is.uuid },
  `SELECT department_id AS id FROM person_department WHERE school_id = $1 AND person_id = $2
   UNION
   SELECT e.department_id FROM timetable_entry e WHERE e.school_id = $1 AND e.teacher_id = $2
     AND NOT EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = $2)`,
);
