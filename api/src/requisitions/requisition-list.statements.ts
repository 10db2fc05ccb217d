import type { EntryRule, LateReason, PersonName, RequisitionStatus } from '@app/shared';
import { type AskedQuestion, entryPairs, questionOf, teachersOf } from '../calendar/index.js';
import { type Answered, is, oneSpellingOf, statement } from '../core/database/index.js';
import { TEACHER_IDS } from './requisitions.statements.js';

const person = (alias: string) => `json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`;
/** Words as the search compares them: lower case, with everything that is neither letter nor digit a space. */
const plain = (text: string) => `' ' || regexp_replace(${oneSpellingOf(`lower(${text})`)}, '[^[:alnum:]]+', ' ', 'g')`;
/** A code as somebody types it in one go: 10X/Ph4 as 10xph4. */
const squeezed = (code: string) => `regexp_replace(lower(${code}), '[^[:alnum:]]+', '', 'g')`;

/** SQL: whether plain words say neighbouring words whole, apart or in one go: lab 7 and lab7 are the same room. */
const saysPhrase = (said: string, phrase: string) =>
  `strpos(${said} || ' ', ' ' || ${phrase} || ' ') > 0 OR strpos(${said} || ' ', ' ' || replace(${phrase}, ' ', '') || ' ') > 0`;
/** SQL: a code as it is written and as somebody types it in one go. */
const codeOf = (alias: string) => `concat_ws(' ', ${alias}.code, ${squeezed(`${alias}.code`)})`;

const COLUMNS = {
  total: is.int,
  id: is.uuid,
  version: is.int,
  number: is.int,
  entry_id: is.uuid,
  date: is.date,
  period: is.text,
  last_period: is.text.orNull,
  starts_at: is.instant,
  ends_at: is.instant,
  is_assessed: is.bool,
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
  minutes_over: is.number.orNull,
  entry: is.json<EntryRule & { teacherIds: string[]; teachers: PersonName[] }>(),
  lesson_teacher_id: is.uuid.orNull,
  kept_until: is.instant.orNull,
  support_minutes: is.int.orNull,
  outcome: is.text.orNull,
  recorded: is.bool,
};

/** SQL: whether a requisition `q` is of a person ($8): as its teacher, or as another of its lesson, for one request serves all who have that. */
const IS_THEIRS = `(q.teacher_id = $8 OR q.entry_id = ANY(ARRAY(SELECT e.id FROM timetable_entry e WHERE e.school_id = $1 AND e.teacher_id = $8
      UNION ALL SELECT o.entry_id FROM entry_teacher o WHERE o.school_id = $1 AND o.teacher_id = $8))
    AND EXISTS (SELECT FROM timetable_entry e WHERE e.school_id = $1 AND e.id = q.entry_id AND q.teacher_id = ANY(${TEACHER_IDS})))`;

/** SQL: whether a text has a word that begins as `word` does or, from three letters on, has it in it; of what is said as one: has it so. */
const saysWord = (text: string) =>
  `EXISTS (SELECT FROM (SELECT ${plain(text)} AS said) w WHERE CASE WHEN whole
     THEN ${saysPhrase('w.said', 'word')}
     ELSE strpos(w.said, ' ' || word) > 0 OR (length(word) >= 3 AND strpos(w.said, word) > 0) END)`;
/** SQL: the dates $2 to $3 of a requisition `q`, as bounds of its start too, so that the index serves them in any time zone. */
const OF_DATES = `q.starts_at >= coalesce($2::date, '-infinity') - interval '1 day' AND q.starts_at < coalesce($3::date, 'infinity') + interval '2 days'
    AND ($2::date IS NULL OR q.date >= $2) AND ($3::date IS NULL OR q.date <= $3)`;

/**
 * What is searched for ($13; null: nothing is): up to four neighbouring words that a room or a class is called are one (a room Lab 7 is
 * not any lab with a 7X in it), a word that a room or a class is called and that ends in a figure is that one (lab7 is not Lab 70), and every
 * other word is for itself.
 */
const SAID = `words AS MATERIALIZED (SELECT word, at::int FROM unnest($13::text[]) WITH ORDINALITY w(word, at)),
runs AS MATERIALIZED (SELECT * FROM (
    SELECT w.at AS first, w.at + more AS last, array_to_string(($13::text[])[w.at:w.at + more], ' ') AS word
    FROM words w CROSS JOIN generate_series(1, 3) more WHERE w.at + more <= cardinality($13::text[])) c
  WHERE EXISTS (SELECT FROM room r WHERE r.school_id = $1 AND (${saysPhrase(plain(codeOf('r')), 'c.word')}))
    OR EXISTS (SELECT FROM teaching_group g WHERE g.school_id = $1 AND (${saysPhrase(plain(codeOf('g')), 'c.word')}))),
codes AS MATERIALIZED (SELECT w.at, w.word FROM words w WHERE w.word ~ '[^0-9].*[0-9]$'
  AND (EXISTS (SELECT FROM room r WHERE r.school_id = $1 AND ${squeezed('r.code')} = w.word)
    OR EXISTS (SELECT FROM teaching_group g WHERE g.school_id = $1 AND ${squeezed('g.code')} = w.word))),
said AS MATERIALIZED (SELECT first, last, word, true AS whole FROM runs UNION ALL SELECT at, at, word, true FROM codes
  UNION ALL SELECT w.at, w.at, w.word, false FROM words w WHERE NOT EXISTS (SELECT FROM runs c WHERE w.at BETWEEN c.first AND c.last)
    AND NOT EXISTS (SELECT FROM codes c WHERE c.at = w.at))`;

/**
 * What each of these may stand for: titles, a word from four letters on also nearly so, classes, rooms and teachers. They are compared once
 * and not for every requisition.
 */
const NAMED = `titles AS MATERIALIZED (SELECT DISTINCT q.title FROM requisition q WHERE $13::text[] IS NOT NULL AND q.school_id = $1 AND ${OF_DATES}),
${SAID},
named AS MATERIALIZED (SELECT first, last, word,
    ARRAY(SELECT t.title FROM titles t WHERE ${saysWord('t.title')}
      OR (NOT whole AND length(word) >= 4 AND strict_word_similarity(word, ${oneSpellingOf('lower(t.title)')}) >= 0.5)) AS titles,
    ARRAY(SELECT g.id FROM teaching_group g WHERE g.school_id = $1 AND ${saysWord(codeOf('g'))}) AS groups,
    ARRAY(SELECT r.id FROM room r WHERE r.school_id = $1 AND ${saysWord(codeOf('r'))}) AS rooms,
    ARRAY(SELECT t.id FROM person t WHERE t.school_id = $1 AND ${saysWord(`concat_ws(' ', t.name, t.code)`)}) AS teachers
  FROM said)`;

/**
 * SQL: whether a requisition `q` answers all the words, each by its practical, class, room or teacher, or by its number. Where $14 does not let
 * names be searched, what would name a teacher finds nothing but one's own ($10).
 */
const ANSWERS_WORDS = `NOT EXISTS (SELECT FROM words w WHERE NOT EXISTS (SELECT FROM named n WHERE w.at BETWEEN n.first AND n.last
    AND (q.title = ANY(n.titles) OR n.word = q.number::text
    OR (q.group_id = ANY(n.groups) OR q.room_id = ANY(n.rooms) OR q.teacher_id = ANY(n.teachers)) AND ($14::boolean OR q.teacher_id = $10))))`;

/**
 * The requisitions of a school ($1) that a list shows: of the dates $2 to $3, in states $4, late or not $5, for reasons $6, short or not $7, of a
 * teacher $8 (null: of all), a class $9, departments $11, over the line or not $17, of oneself and of departments $18 whose lateness is one's to
 * read (null: of all), of classes of a year $19 (-1: of none), on a weekday $20, in a period $21, of a practical $22, that lack apparatus $23, prepared for nothing
 * or not $24. What was never sent is seen by its teacher and whoever began it ($10). Where the list
 * begins: $15, $16.
 */
const LISTED = `q.school_id = $1 AND ${OF_DATES}
    AND ($4::text[] IS NULL OR q.status = ANY($4)) AND ($5::boolean IS NULL OR q.late = $5) AND ($6::text[] IS NULL OR q.late AND q.late_reason = ANY($6))
    AND ($7::boolean IS NULL OR q.short = $7) AND ($8::uuid IS NULL OR ${IS_THEIRS}) AND ($9::uuid IS NULL OR q.group_id = $9)
    AND ($11::uuid[] IS NULL OR q.department_id = ANY($11))
    AND ($17::boolean IS NULL OR $17 = EXISTS (SELECT FROM over_line o WHERE o.school_id = $1 AND o.requisition_id = q.id))
    AND ($18::uuid[] IS NULL OR q.department_id = ANY($18) OR q.teacher_id = $10)
    AND (q.status <> 'draft' AND (q.status <> 'cancelled' OR q.submitted_at IS NOT NULL) OR q.teacher_id = $10 OR q.created_by = $10)
    AND ($19::int IS NULL OR EXISTS (SELECT FROM teaching_group y WHERE y.school_id = $1 AND y.id = q.group_id AND coalesce(y.year, -1) = $19))
    AND ($20::int IS NULL OR extract(isodow FROM q.date) = $20) AND ($21::text IS NULL OR q.period = $21) AND ($22::uuid IS NULL OR q.practical_id = $22)
    AND ($23::uuid IS NULL OR EXISTS (SELECT FROM requisition_line l WHERE l.school_id = $1 AND l.requisition_id = q.id AND l.apparatus_id = $23 AND l.short > 0))
    AND ($24::boolean IS NULL OR $24 = ((q.status = 'cancelled' OR coalesce(q.outcome, '') = 'not-used')
      AND EXISTS (SELECT FROM task k WHERE k.school_id = $1 AND k.requisition_id = q.id AND k.kind = 'prepare' AND k.done_at IS NOT NULL)))
    AND ${ANSWERS_WORDS}`;

/** A page ($12 rows) of the list, and how many there are in all; `after` and `order` say how it goes on. */
const page = (after: string, order: string) =>
  statement(
    COLUMNS,
    `
WITH ${NAMED},
listed AS MATERIALIZED (SELECT q.id, q.starts_at FROM requisition q WHERE ${LISTED}),
paged AS (SELECT l.id FROM listed l WHERE $15::timestamptz IS NULL OR (l.starts_at, l.id) ${after} ($15, $16::uuid) ORDER BY l.starts_at ${order}, l.id ${order} LIMIT $12)
SELECT (SELECT count(*)::int FROM listed) AS total,
  q.id, q.version, q.number, q.entry_id, q.date, q.period, q.last_period, q.starts_at, q.ends_at, coalesce((q.risk_assessment ->> 'confirmed')::boolean, false) AS is_assessed, g.code AS group_code, q.group_id, r.code AS room_code, q.department_id, ${person('t')} AS teacher, q.title, q.sets,
  q.status, q.created_by, q.deadline, q.submitted_at, q.late, q.minutes_late, q.late_reason, q.excused, q.short,
  (SELECT m.text FROM requisition_message m WHERE m.school_id = $1 AND m.requisition_id = q.id ORDER BY m.place DESC LIMIT 1) AS last_message,
  ${questionOf('q')} AS question,
  (SELECT o.minutes_over FROM over_line o WHERE o.school_id = $1 AND o.requisition_id = q.id) AS minutes_over,
  json_build_object(${entryPairs('e')},
    'teacherIds', ${TEACHER_IDS}, 'teachers', ${teachersOf('e')}) AS entry, q.lesson_teacher_id,
  CASE WHEN q.keep_until_entry_id IS NOT NULL THEN q.ends_at END AS kept_until, (q.support ->> 'minutes')::int AS support_minutes, q.outcome, q.recorded
FROM paged
JOIN requisition q ON q.school_id = $1 AND q.id = paged.id
JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id
JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
ORDER BY q.starts_at ${order}, q.id ${order}`,
    'each time',
  );

/** The list in order of its lessons, the soonest first. */
export const SOONEST_FIRST = page('>', 'ASC');

/** The list with the latest lesson first. */
export const LATEST_FIRST = page('<', 'DESC');

/** A requisition as a list reads it. */
export type SummaryRecord = Answered<typeof SOONEST_FIRST>;

/** The departments of a teacher ($2) of a school ($1); of one who has none, those of their lessons. */
export const DEPARTMENTS_OF_TEACHER = statement(
  { id: is.uuid },
  `SELECT department_id AS id FROM person_department WHERE school_id = $1 AND person_id = $2
   UNION
   SELECT e.department_id FROM timetable_entry e WHERE e.school_id = $1 AND e.teacher_id = $2
     AND NOT EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = $2)`,
);
