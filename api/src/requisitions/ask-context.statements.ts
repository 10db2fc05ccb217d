import { entryPairs, otherTeachers } from '../calendar/index.js';
import { is, statement } from '../core/database/index.js';
import { aloneAtLine } from '../workload/index.js';
import type { AskedEntry, MeantKit } from './asked-entry.js';
import type { AskedPractical, SentPractical } from './asked-practical.js';

/** The entry `e` of a lesson with its teacher `t`, group `g` and room `r`, as an `AskedEntry`. */
export const ENTRY = `json_build_object(${entryPairs('e')},
    'subject', e.subject, 'departmentId', e.department_id,
    'teacher', json_build_object('id', t.id, 'code', t.code, 'name', t.name), 'otherTeachers', ${otherTeachers('e')},
    'group', json_build_object('id', g.id, 'code', g.code, 'year', g.year, 'pupils', coalesce((e.occasion ->> 'pupils')::int, g.pupils), 'ofOccasion', g.of_occasion),
    'room', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'code', r.code) END)`;

const COLUMNS = {
  entry: is.json<AskedEntry>(),
  practical: is.json<AskedPractical>().orNull,
  apparatus: is.json<{ id: string; name: string; location: string }[]>().orNull,
  kit: is.json<MeantKit[]>().orNull,
  answered: is.bool,
  rulesVersion: is.int,
};
/** The apparatus with one of these parts of a name ($6) in its name or in what else it is called; where there are none nothing is read. */
const KIT = `(SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'aliases', a.aliases, 'location', a.location)) FROM apparatus a
   WHERE a.school_id = $1 AND cardinality($6::text[]) > 0 AND NOT a.archived AND EXISTS (SELECT FROM unnest($6::text[]) stem
     WHERE strpos(lower(a.name), stem) > 0 OR strpos(lower(array_to_string(a.aliases, ' ')), stem) > 0))`;
/** What the lines of a request name: the apparatus of these ids, and what typed lines may mean. */
const linesNamed = (ids: string) =>
  `(SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'location', a.location)) FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY(${ids})) AS apparatus,
  ${KIT} AS kit`;
/** Of a request without lines of its own: to look up nothing would cost PostgreSQL a tenth of what it reads here. */
const NONE_NAMED = 'NULL::json AS apparatus, NULL::json AS kit';
/** What is read of a request, and whether its entry's ($2) `day` was answered. `practical` and `lines`: which of them. */
const named = (practical: string, lines: string, day: string) => `
  (SELECT json_build_object('id', p.id, 'version', p.version, 'title', p.title, 'groupSize', p.group_size, 'subject', p.subject, 'needs', p.needs, 'demonstration', p.demonstration,
      'leadSchoolDays', p.lead_school_days, 'prepareFixed', p.prepare_fixed, 'preparePerSet', p.prepare_per_set, 'clearFixed', p.clear_fixed, 'clearPerSet', p.clear_per_set,
      'lines', coalesce((SELECT json_agg(json_build_object('apparatusId', l.apparatus_id, 'stockId', l.stock_id, 'name', coalesce(a.name, l.name), 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set,
          'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to,
          'overage', l.overage, 'pictograms', l.pictograms, 'statements', l.statements, 'location', a.location) ORDER BY l.position)
        FROM practical_line l LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
        WHERE l.school_id = $1 AND l.practical_id = p.id), '[]'))
   FROM practical p WHERE p.school_id = $1 AND p.id = $3 AND ${practical}) AS practical,
  ${lines},
  EXISTS (SELECT FROM lesson_answer n WHERE n.school_id = $1 AND n.entry_id = $2 AND n.date = ${day}) AS answered, s.rules_version AS "rulesVersion"`;
/** The same with the entry itself ($2) of a school ($1). */
const context = (practical: string, lines: string, day = '$5') => `
  ${ENTRY} AS entry, ${named(practical, lines, day)}
FROM timetable_entry e
JOIN school s ON s.school_id = $1
JOIN person t ON t.school_id = $1 AND t.id = e.teacher_id
JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
LEFT JOIN room r ON r.school_id = $1 AND r.id = e.room_id
WHERE e.school_id = $1 AND e.id = $2`;
/** The same of an entry that is known by the rules that stand. */
const contextOfKnown = (lines: string, day = '$5') => `${named('NOT p.archived', lines, day)} FROM school s WHERE s.school_id = $1`;

/**
 * All that a request names: the entry ($2) of a school ($1), the practical ($3), the apparatus ($4), what
 * lines typed by hand may mean ($6), and whether the day ($5) was answered.
 */
export const CONTEXT = statement(COLUMNS, `SELECT ${context('NOT p.archived', linesNamed('$4'))}`);
/** The same of a request without lines of its own; the day is $4. */
export const CONTEXT_WITHOUT_LINES = statement(COLUMNS, `SELECT ${context('NOT p.archived', NONE_NAMED, '$4')}`);

const AS_SENT = `(SELECT v.document FROM requisition q JOIN practical_version v ON v.school_id = $1 AND v.practical_id = $3 AND v.version = q.practical_version
  WHERE q.school_id = $1 AND q.id = $7 AND q.practical_id = $3 AND q.status <> 'draft')`;

/**
 * The same of what a requisition ($7) asks for anew. `sent`: the practical as it was when that was sent, where it has a newer version
 * since. One that was sent with a practical keeps it when that is archived.
 */
export const CONTEXT_AS_SENT = statement(
  { ...COLUMNS, sent: is.json<SentPractical>().orNull },
  `SELECT ${AS_SENT} AS sent, ${context(
    `(NOT p.archived OR EXISTS (SELECT FROM requisition q WHERE q.school_id = $1 AND q.id = $7 AND q.practical_id = p.id AND q.status <> 'draft'))`,
    linesNamed(
      `$4::uuid[] || ARRAY(SELECT (l ->> 'apparatusId')::uuid FROM jsonb_array_elements(${AS_SENT} -> 'lines') l WHERE l ->> 'apparatusId' IS NOT NULL)`,
    ),
  )}`,
);
const TO_WRITE = { ...COLUMNS, number: is.int, isAlone: is.bool };
const NUMBERED = `nextval('requisition_number_seq')::int AS number, ${aloneAtLine('s.school_id')} AS "isAlone"`;
/**
 * The same for a request that is to be written. Whoever changes what requests are made of locks the school's row for good (`keepRules`): he
 * waits until this one is written, or this one waits and then finds that the rules have changed.
 */
export const CONTEXT_TO_WRITE = statement(
  TO_WRITE,
  `SELECT ${NUMBERED}, ${context('NOT p.archived', linesNamed('$4'))} FOR KEY SHARE OF s`,
);
/** The same of a request without lines of its own; the day is $4. */
export const CONTEXT_TO_WRITE_WITHOUT_LINES = statement(
  TO_WRITE,
  `SELECT ${NUMBERED}, ${context('NOT p.archived', NONE_NAMED, '$4')} FOR KEY SHARE OF s`,
);

const { entry: _known, ...BESIDES } = COLUMNS;
const BESIDES_TO_WRITE = { ...BESIDES, number: is.int, isAlone: is.bool };
/** The four of them for an entry that is known: by the rules that stand it is as it was. */
export const CONTEXT_OF_KNOWN = statement(BESIDES, `SELECT ${contextOfKnown(linesNamed('$4'))}`);
export const CONTEXT_OF_KNOWN_WITHOUT_LINES = statement(BESIDES, `SELECT ${contextOfKnown(NONE_NAMED, '$4')}`);
export const CONTEXT_OF_KNOWN_TO_WRITE = statement(
  BESIDES_TO_WRITE,
  `SELECT ${NUMBERED}, ${contextOfKnown(linesNamed('$4'))} FOR KEY SHARE OF s`,
);
export const CONTEXT_OF_KNOWN_TO_WRITE_WITHOUT_LINES = statement(
  BESIDES_TO_WRITE,
  `SELECT ${NUMBERED}, ${contextOfKnown(NONE_NAMED, '$4')} FOR KEY SHARE OF s`,
);

/** The statement that reads what a request names. */
export function contextFor({ isKnown, toWrite, withoutLines }: { isKnown: boolean; toWrite: boolean; withoutLines: boolean }) {
  if (isKnown) {
    if (toWrite) return withoutLines ? CONTEXT_OF_KNOWN_TO_WRITE_WITHOUT_LINES : CONTEXT_OF_KNOWN_TO_WRITE;
    return withoutLines ? CONTEXT_OF_KNOWN_WITHOUT_LINES : CONTEXT_OF_KNOWN;
  }
  if (toWrite) return withoutLines ? CONTEXT_TO_WRITE_WITHOUT_LINES : CONTEXT_TO_WRITE;
  return withoutLines ? CONTEXT_WITHOUT_LINES : CONTEXT;
}
