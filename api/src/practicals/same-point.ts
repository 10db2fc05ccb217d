import { is, statement } from '../core/database/index.js';

const POINT = (of: string): string => `lower(btrim(coalesce(${of}.serves, ${of}.required)))`;
const MOST_NAMED = 10;

/**
 * The practicals of a school ($1) that serve the same point of the curriculum as one ($2): the same text under 'serves' or, where that says
 * nothing, the same required-practical reference, in the same subject.
 */
export const SAME_POINT = statement(
  { id: is.uuid, title: is.text },
  `SELECT o.id, o.title FROM practical p CROSS JOIN LATERAL (SELECT t.id, t.title FROM practical t
     WHERE t.school_id = $1 AND ${POINT('t')} = ${POINT('p')} AND coalesce(t.serves, t.required) IS NOT NULL
       AND lower(t.subject) = lower(p.subject) AND t.id <> p.id AND NOT t.archived ORDER BY t.title, t.id LIMIT ${MOST_NAMED}) o
   WHERE p.school_id = $1 AND p.id = $2 ORDER BY o.title, o.id`,
);
