import type { LessonGroup, SchemeStep } from '@app/shared';
import { is, statement } from '../core/database/index.js';

const SCHEME = {
  id: is.uuid,
  version: is.int,
  name: is.text,
  subject: is.text,
  year: is.int.orNull,
  steps: is.json<SchemeStep[]>(),
  groups: is.json<LessonGroup[]>(),
};

/** A scheme s in the shape of the contract. */
const COLUMNS = `s.id, s.version, s.name, s.subject, s.year,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'title', t.title, 'practicalId', t.practical_id, 'practical', p.title, 'reference', t.reference)
      ORDER BY t.position), '[]')
   FROM scheme_step t LEFT JOIN practical p ON p.school_id = $1 AND p.id = t.practical_id WHERE t.school_id = $1 AND t.scheme_id = s.id) AS steps,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'code', g.code, 'year', g.year, 'pupils', g.pupils) ORDER BY lower(g.code), g.id), '[]')
   FROM group_scheme f JOIN teaching_group g ON g.school_id = $1 AND g.id = f.group_id WHERE f.school_id = $1 AND f.scheme_id = s.id) AS groups`;

/** The schemes of a school by year and name, after the last of the page before ($2 year, $3 name, $4 id, or null); $5 most rows. */
export const SCHEMES = statement(
  { ...SCHEME, place: is.int, sort: is.text, total: is.int },
  `
SELECT ${COLUMNS}, coalesce(s.year, 99) AS place, lower(s.name) AS sort, s.total
FROM (SELECT f.*, count(*) OVER ()::int AS total FROM scheme f WHERE f.school_id = $1) s
WHERE $2::int IS NULL OR (coalesce(s.year, 99), lower(s.name), s.id) > ($2, $3::text, $4::uuid)
ORDER BY coalesce(s.year, 99), lower(s.name), s.id LIMIT $5`,
);

export const ONE_SCHEME = statement(SCHEME, `SELECT ${COLUMNS} FROM scheme s WHERE s.school_id = $1 AND s.id = $2`);

/** Keeps others from changing it until the transaction ends. */
export const LOCK_SCHEME = statement({ version: is.int }, 'SELECT version FROM scheme WHERE school_id = $1 AND id = $2 FOR NO KEY UPDATE');

/** Which of these practicals ($2) are in a school's library. */
export const PRACTICALS_THERE = statement(
  { id: is.uuid },
  'SELECT id FROM practical WHERE school_id = $1 AND id = ANY($2) AND NOT archived',
);

/** A class ($2), whether somebody ($3) teaches it, and what scheme it follows. */
export const GROUP_FOLLOWS = statement(
  { taught: is.bool, schemeId: is.uuid.orNull, fromDate: is.date.orNull, step: is.text.orNull },
  `
SELECT f.scheme_id AS "schemeId", f.from_date AS "fromDate", f.step,
  EXISTS (SELECT FROM timetable_entry e WHERE e.school_id = $1 AND e.group_id = g.id AND (e.teacher_id = $3
    OR EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id = $3))) AS taught
FROM teaching_group g LEFT JOIN group_scheme f ON f.school_id = $1 AND f.group_id = g.id
WHERE g.school_id = $1 AND g.id = $2`,
);

/** The classes that follow a scheme ($2), each with its requests for practicals of it from the day it began on: sent and not withdrawn, by lesson. */
export const COVERED = statement(
  {
    id: is.uuid,
    code: is.text,
    year: is.int.orNull,
    pupils: is.int.orNull,
    step: is.text.orNull,
    requests: is.json<{ id: string; practicalId: string; date: string; status: string; outcome: string | null; isOver: boolean }[]>(),
  },
  `
SELECT g.id, g.code, g.year, g.pupils, f.step,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'practicalId', r.practical_id, 'date', r.date, 'status', r.status, 'outcome', r.outcome,
      'isOver', r.ends_at <= $3::timestamptz) ORDER BY r.starts_at, r.id), '[]')
   FROM requisition r WHERE r.school_id = $1 AND r.group_id = f.group_id AND r.date >= f.from_date
     AND r.status NOT IN ('draft', 'cancelled', 'declined')
     AND r.practical_id IN (SELECT t.practical_id FROM scheme_step t WHERE t.school_id = $1 AND t.scheme_id = $2)) AS requests
FROM group_scheme f JOIN teaching_group g ON g.school_id = $1 AND g.id = f.group_id
WHERE f.school_id = $1 AND f.scheme_id = $2 AND ($4::uuid IS NULL OR f.group_id = $4)
ORDER BY lower(g.code), g.id`,
);

/** How many schemes a school has. */
export const SCHEMES_COUNTED = statement({ schemes: is.int }, 'SELECT count(*)::int AS schemes FROM scheme WHERE school_id = $1');

/** The practicals of a school's library by title, for a file that names them. */
export const PRACTICAL_TITLES = statement(
  { id: is.uuid, title: is.text },
  'SELECT id, title FROM practical WHERE school_id = $1 AND NOT archived ORDER BY id',
);
