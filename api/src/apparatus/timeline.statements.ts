import { is, statement } from '../core/database/index.js';
import { FITS_WORDS } from './apparatus.queries.js';
import { HELD_APPARATUS, HELD_COLUMNS, overlapping } from './kit-held.js';
import { APPARATUS, COLUMNS_OF_MANY } from './stored-apparatus.js';

/** Of a school ($1) the apparatus of these words ($2) and ids ($3, null: any) after a name and id ($4, $5), at most $6 by name. */
export const TIMELINE = statement(
  { ...APPARATUS, sort: is.text },
  `
SELECT ${COLUMNS_OF_MANY}, a.sort
FROM (SELECT f.*, lower(f.name) AS sort FROM apparatus f WHERE f.school_id = $1 AND NOT f.archived AND ($3::uuid[] IS NULL OR f.id = ANY($3)) AND ${FITS_WORDS}
    AND ($4::text IS NULL OR (lower(f.name), f.id) > ($4, $5::uuid))
  ORDER BY lower(f.name), f.id LIMIT $6) a
ORDER BY a.sort, a.id`,
);

/** Apparatus ($2) of a school ($1) as it is counted. */
export const COUNTED = statement(
  HELD_APPARATUS,
  `SELECT ${HELD_COLUMNS} FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY($2) ORDER BY a.id`,
);

/** The kits of a school ($1) that apparatus ($2) is a part of, and how many of it one has. */
export const KITS_OF = statement(
  { part: is.uuid, kit: is.uuid, each: is.int },
  `SELECT p.part_id AS part, p.kit_id AS kit, p.quantity AS each FROM apparatus_part p WHERE p.school_id = $1 AND p.part_id = ANY($2) ORDER BY p.part_id, p.kit_id`,
);

/** SQL: apparatus ($2) of a school ($1) and the kits that it is a part of. */
const HOLDERS_OF = '$2::uuid[] || ARRAY(SELECT p.kit_id FROM apparatus_part p WHERE p.school_id = $1 AND p.part_id = ANY($2))';

/** The holds of a school ($1) of apparatus ($2), and of kits that it is a part of, within [$3, $4), by their starts. */
export const HELD_THEN = statement(
  { holder: is.uuid, requisitionId: is.uuid, quantity: is.int, fromMs: is.instant, toMs: is.instant },
  `SELECT h.apparatus_id AS holder, coalesce(h.requisition_id, h.id) AS "requisitionId", h.quantity, h.starts_at AS "fromMs", h.ends_at AS "toMs" FROM hold h
   WHERE h.school_id = $1 AND h.apparatus_id = ANY(${HOLDERS_OF}) AND ${overlapping('$3::timestamptz', '$4::timestamptz')} ORDER BY h.starts_at, h.id`,
);

/** The requests of those holds: what they are for, and whose. */
export const REQUESTS_THEN = statement(
  { id: is.uuid, title: is.text, teacher: is.text, group: is.text },
  `SELECT q.id, q.title, p.code AS teacher, g.code AS "group"
   FROM (SELECT DISTINCT h.requisition_id FROM hold h WHERE h.school_id = $1 AND h.apparatus_id = ANY(${HOLDERS_OF}) AND ${overlapping('$3::timestamptz', '$4::timestamptz')}) h
   CROSS JOIN LATERAL (SELECT id, title, teacher_id, group_id FROM requisition WHERE school_id = $1 AND id = h.requisition_id OFFSET 0) q
   CROSS JOIN LATERAL (SELECT code FROM person WHERE school_id = $1 AND id = q.teacher_id OFFSET 0) p
   CROSS JOIN LATERAL (SELECT code FROM teaching_group WHERE school_id = $1 AND id = q.group_id OFFSET 0) g ORDER BY q.id`,
);
