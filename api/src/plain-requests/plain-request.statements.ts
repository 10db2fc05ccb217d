import { is, statement } from '../core/database/index.js';

/** SQL: a mark that changes with every name of a school ($1), of its kit, library and schemes, rooms and classes. */
const MARK = `md5(concat(
    (SELECT string_agg(concat(a.id, a.version), ',' ORDER BY a.id) FROM apparatus a WHERE a.school_id = $1), ';',
    (SELECT string_agg(concat(p.id, p.version, p.archived), ',' ORDER BY p.id) FROM practical p WHERE p.school_id = $1), ';',
    (SELECT string_agg(concat(s.id, s.version), ',' ORDER BY s.id) FROM scheme s WHERE s.school_id = $1), ';',
    (SELECT string_agg(concat(r.code, chr(1)), chr(2) ORDER BY r.code) FROM room r WHERE r.school_id = $1), ';',
    (SELECT string_agg(concat(g.code, chr(1), g.year), chr(2) ORDER BY g.code, g.id) FROM teaching_group g WHERE g.school_id = $1)))`;

/** Says under which mark the names of a school ($1) stand. */
export const READING_MARK = statement({ mark: is.text }, `SELECT ${MARK} AS mark`);

interface ApparatusNames {
  id: string;
  name: string;
  aliases: string[];
  labelled: boolean;
}

/**
 * The names of a school's ($1) apparatus, of its practicals with the codes of their steps, of what these use up, of its rooms and classes; and
 * the mark of all, as it was at the same moment.
 */
export const READING_NAMES = statement(
  {
    apparatus: is.json<ApparatusNames[]>(),
    practicals: is.json<{ id: string; title: string; keywords: string[] }[]>(),
    supplies: is.texts,
    rooms: is.texts,
    groups: is.json<{ code: string; year: number | null }[]>(),
    mark: is.text,
  },
  `
SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'aliases', a.aliases, 'labelled', a.labelled) ORDER BY a.id), '[]')
   FROM apparatus a WHERE a.school_id = $1) AS apparatus,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'keywords', p.keywords || ARRAY(
      SELECT t.code FROM scheme_step t WHERE t.school_id = $1 AND t.practical_id = p.id ORDER BY t.code)) ORDER BY p.id), '[]')
   FROM practical p WHERE p.school_id = $1 AND NOT p.archived) AS practicals,
  (SELECT coalesce(array_agg(DISTINCT l.name), '{}') FROM practical_line l WHERE l.school_id = $1 AND l.kind = 'consumable') AS supplies,
  (SELECT coalesce(array_agg(r.code ORDER BY r.code), '{}') FROM room r WHERE r.school_id = $1) AS rooms,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', g.code, 'year', g.year) ORDER BY g.code), '[]')
   FROM teaching_group g WHERE g.school_id = $1) AS groups,
  ${MARK} AS mark`,
);

/** The kit list of a practical ($2), in order. */
export const PLAIN_KIT_LIST = statement(
  {
    apparatusId: is.uuid.orNull,
    name: is.text,
    kind: is.text.as<'apparatus' | 'consumable' | 'chemical'>(),
    perClass: is.number,
    perSet: is.number,
    perPupil: is.number,
    spare: is.number,
    unit: is.text.as<'cm3' | 'g'>().orNull,
    concentration: is.number.orNull,
    concentrationText: is.text.orNull,
    roundTo: is.number.orNull,
    overage: is.number.orNull,
  },
  `
SELECT l.apparatus_id AS "apparatusId", coalesce(a.name, l.name) AS name, l.kind, l.per_class AS "perClass", l.per_set AS "perSet",
  l.per_pupil AS "perPupil", l.spare, l.unit, l.concentration, l.concentration_text AS "concentrationText", l.round_to AS "roundTo", l.overage
FROM practical_line l LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
WHERE l.school_id = $1 AND l.practical_id = $2 ORDER BY l.position`,
);
