import { lessonId, type LineBody, type RequisitionAsk } from '@app/shared';
import { type Answered, columnsOf, is, statement } from '../core/database/index.js';
import { AS_SAID, REQUISITION_INSTANTS, RequisitionRow } from './requisition.entity.js';

const q = columnsOf(RequisitionRow, 'q', REQUISITION_INSTANTS);
const columns = { ...q.columns, hasOwnTitle: is.bool, lines: is.json<LineBody[]>().orNull };

/** What is read of a requisition of a school ($1), and from where. */
const OF_REQUISITION = `${q.text},
  q.title IS DISTINCT FROM (SELECT p.title FROM practical p WHERE p.school_id = $1 AND p.id = q.practical_id) AS "hasOwnTitle",
  (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('apparatusId', l.apparatus_id, 'name', l.name, 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set, 'perPupil', l.per_pupil,
      'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to, 'overage', l.overage)) ORDER BY l.position)
   FROM requisition_line l WHERE l.school_id = $1 AND l.requisition_id = q.id) AS lines
FROM requisition q WHERE q.school_id = $1 AND`;

/** Locks one requisition ($2) of a school ($1) and reads it. */
export const LOCK = statement(columns, `SELECT ${OF_REQUISITION} q.id = $2 FOR UPDATE OF q`);

/** As `LOCK`, of the requisition that a task ($2) belongs to. */
export const LOCK_OF_TASK = statement(
  columns,
  `SELECT ${OF_REQUISITION} q.id = (SELECT k.requisition_id FROM task k WHERE k.school_id = $1 AND k.id = $2) FOR UPDATE OF q`,
);

/** A requisition under lock, with what it asks for. Instants are epoch milliseconds. */
export type Locked = Answered<typeof LOCK>;

/** What a requisition asks for, as it could be asked again. */
export function askOf(locked: Locked): RequisitionAsk {
  const said = AS_SAID.filter((field) => locked[field] !== null).map((field) => [field, locked[field]]);
  return {
    lessonId: lessonId(locked.entryId, locked.date),
    ...(locked.practicalId ? { practicalId: locked.practicalId } : {}),
    ...(locked.hasOwnTitle ? { title: locked.title } : {}),
    ...(locked.pupilsTyped ? { pupils: locked.pupils } : {}),
    groupSize: locked.groupSize,
    ...(locked.ownLines ? { lines: locked.lines ?? [] } : {}),
    ...(locked.lateReason ? { lateReason: locked.lateReason } : {}),
    ...(locked.lateWords === null ? {} : { lateWords: locked.lateWords }),
    ...(Object.fromEntries(said) as Pick<RequisitionAsk, (typeof AS_SAID)[number]>),
  };
}
