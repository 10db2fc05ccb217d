import {
  type AskedFor,
  type EntryRule,
  type Facility,
  type LineBody,
  type PersonName,
  lessonId,
  type RequisitionAsk,
  type SettleWhy,
} from '@app/shared';
import { entryPairs, takesLesson } from '../calendar/index.js';
import { type Answered, columnsOf, is, statement } from '../core/database/index.js';
import { asItStands } from './kept-assessment.js';
import { AS_SAID, REQUISITION_INSTANTS, RequisitionRow } from './requisition.entity.js';
import { HELD_BY, TAKERS, TO_SETTLE } from './requisitions.statements.js';

const q = columnsOf(RequisitionRow, 'q', REQUISITION_INSTANTS);
const columns = {
  ...q.columns,
  rulesVersion: is.int,
  ofVersion: is.json<{ title: string; groupSize: number; needs: Facility[] }>().orNull,
  lines: is.json<(LineBody & { needed: number })[]>().orNull,
  entry: is.json<EntryRule & { subject: string; teacherIds: string[] }>(),
  teacherCode: is.text,
  lessonTeacher: is.json<PersonName>().orNull,
  /** Its place in the order in which time is given. */
  askedAt: is.instant.orNull,
  whys: is.texts.as<SettleWhy[]>(),
  takers: is.uuids,
};

/** What is read of a requisition of a school ($1), and from where. `ofVersion`: what the version of its practical says, which it has. */
const OF_REQUISITION = `${q.text}, s.rules_version AS "rulesVersion",
  (SELECT jsonb_build_object('title', coalesce(v.document ->> 'title', p.title), 'groupSize', coalesce((v.document ->> 'groupSize')::int, p.group_size),
     'needs', CASE WHEN v.version IS NULL THEN to_jsonb(p.needs) ELSE coalesce(v.document -> 'needs', '[]') END)
   FROM practical p LEFT JOIN practical_version v ON v.school_id = $1 AND v.practical_id = p.id AND v.version = q.practical_version
   WHERE p.school_id = $1 AND p.id = q.practical_id) AS "ofVersion",
  (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('apparatusId', l.apparatus_id, 'stockId', l.stock_id, 'name', l.name, 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set, 'perPupil', l.per_pupil,
      'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to, 'overage', l.overage, 'needed', l.needed)) ORDER BY l.position)
   FROM requisition_line l WHERE l.school_id = $1 AND l.requisition_id = q.id) AS lines,
  (SELECT json_build_object(${entryPairs('e')},
      'subject', e.subject, 'teacherIds', ${HELD_BY}) FROM timetable_entry e WHERE e.school_id = $1 AND e.id = q.entry_id) AS entry,
  (SELECT json_build_object('id', t.id, 'code', t.code, 'name', t.name) FROM person t
   WHERE t.school_id = $1 AND t.id = (SELECT ${takesLesson('e', 'q.date')} FROM timetable_entry e WHERE e.school_id = $1 AND e.id = q.entry_id)) AS "lessonTeacher",
  (SELECT t.code FROM person t WHERE t.school_id = $1 AND t.id = q.teacher_id) AS "teacherCode",
  (SELECT max(k.asked_at) FROM task k WHERE k.school_id = $1 AND k.requisition_id = q.id) AS "askedAt",
  ${TO_SETTLE} AS whys, ${TAKERS} AS takers
FROM requisition q JOIN school s ON s.school_id = $1 WHERE q.school_id = $1 AND`;
/** The school's row first: whoever changes what requests are made of has it before he touches any of them, and nobody waits in a circle. */
const TO_WRITE = 'FOR KEY SHARE OF s FOR UPDATE OF q';

/** Reads requisitions ($2) of a school ($1) as they are read under lock, without one: for a look that writes nothing. */
export const LOOK = statement(columns, `SELECT ${OF_REQUISITION} q.id = ANY($2)`);

/** As `LOOK`, of one requisition ($2), which is found by its key whatever is known of the table. */
export const LOOK_AT_ONE = statement(columns, `SELECT ${OF_REQUISITION} q.id = $2`);

/** Locks one requisition ($2) of a school ($1) and reads it. */
export const LOCK = statement(columns, `SELECT ${OF_REQUISITION} q.id = $2 ${TO_WRITE}`);

/** As `LOCK`, of the requisition that a task ($2) belongs to. */
export const LOCK_OF_TASK = statement(
  columns,
  `SELECT ${OF_REQUISITION} q.id = (SELECT k.requisition_id FROM task k WHERE k.school_id = $1 AND k.id = $2) ${TO_WRITE}`,
);

/** A requisition under lock, with what it asks for. Instants are epoch milliseconds. */
export type Locked = Answered<typeof LOCK>;

/** What a requisition asks for now, as a change of it is compared. */
export function askedFor(locked: Locked): AskedFor {
  const { entryId, date, practicalId, practicalVersion, pupils, sets, lines, support } = locked;
  const keptUntilMs = locked.keepUntilEntryId === null ? null : locked.endsAt;
  return { keptUntilMs, support, lessonId: lessonId(entryId, date), practicalId, practicalVersion, pupils, sets, lines: lines ?? [] };
}

/**
 * What a requisition asks for, as it could be asked again. Title and group size are asked for where a person chose them; else they are
 * those of the version of its practical.
 */
export function askOf(locked: Locked): RequisitionAsk {
  const { ofVersion } = locked;
  const said = AS_SAID.filter((field) => locked[field] !== null).map((field) => [field, locked[field]]);
  return {
    lessonId: lessonId(locked.entryId, locked.date),
    ...(locked.practicalId ? { practicalId: locked.practicalId } : {}),
    ...(locked.title === ofVersion?.title ? {} : { title: locked.title }),
    ...(locked.pupilsTyped ? { pupils: locked.pupils } : {}),
    ...(locked.groupSize === ofVersion?.groupSize ? {} : { groupSize: locked.groupSize }),
    ...(locked.ownLines ? { lines: (locked.lines ?? []).map(({ needed: _needed, ...line }) => line) } : {}),
    ...(locked.support ? { support: locked.support } : {}),
    ...(locked.keepUntilEntryId && locked.keepUntilDate
      ? { keepUntilLessonId: lessonId(locked.keepUntilEntryId, locked.keepUntilDate) }
      : {}),
    ...(locked.lateReason ? { lateReason: locked.lateReason } : {}),
    ...(locked.lateWords === null ? {} : { lateWords: locked.lateWords }),
    ...(Object.fromEntries(said) as Pick<RequisitionAsk, (typeof AS_SAID)[number]>),
    ...(locked.riskAssessment ? { riskAssessment: asItStands(locked.riskAssessment) } : {}),
  };
}

/** When the lesson of a request was that does not take place, and until when it was to be kept out. */
export function lostLessonOf({ startsAt, endsAt, lessonEndsAt, keepUntilEntryId: entryId, keepUntilDate: date }: Locked) {
  const takenDown = entryId === null || date === null ? null : { entryId, date, endMs: endsAt };
  return { startMs: startsAt, endMs: lessonEndsAt ?? endsAt, takenDown };
}
