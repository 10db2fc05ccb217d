import type { AlternativeFacts, AskedBefore, OfferState, PersonName } from '@app/shared';
import { type Answered, is, statement } from '../../core/database/index.js';
import { HELD_BY } from '../requisitions.statements.js';
import type { KeptMove } from './offer.entity.js';

/** SQL: what a requisition by its alias asks for, at which lesson and for whom, as one short text: the same as long as nothing of it changes. */
const askedText = (
  q: string,
) => `md5(concat_ws('|', ${q}.entry_id, ${q}.date, ${q}.teacher_id, ${q}.practical_id, ${q}.practical_version, ${q}.title, ${q}.pupils, ${q}.sets,
    ${q}.keep_until_entry_id, ${q}.keep_until_date, ${q}.support,
    (SELECT string_agg(concat_ws(',', l.apparatus_id, l.stock_id, l.name, l.needed), ';' ORDER BY l.position) FROM requisition_line l
     WHERE l.school_id = $1 AND l.requisition_id = ${q}.id)))`;

/** What requisitions ($2) of a school ($1) ask for, as offers compare it. */
export const ASKED_TEXT = statement(
  { id: is.uuid, asked: is.text },
  `SELECT q.id, ${askedText('q')} AS asked FROM requisition q WHERE q.school_id = $1 AND q.id = ANY($2)`,
);

const person = (alias: string) => `json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`;
const stands = (q: string, move: number) =>
  `${q}.status IN ('submitted', 'queried', 'accepted', 'prepared') AND ${askedText(q)} = o.moves->${move}->>'asked'`;
/** Whether a requisition `q` is that of a person ($3): its teacher or, where its lesson is that one's, whoever has it with them. */
const OWN = `(q.teacher_id = $3 OR EXISTS (SELECT FROM timetable_entry e WHERE e.school_id = $1 AND e.id = q.entry_id
    AND q.teacher_id = ANY(${HELD_BY}) AND $3 = ANY(${HELD_BY})))`;

const columns = {
  id: is.uuid,
  requisitionId: is.uuid,
  swapWith: is.uuid.orNull,
  moves: is.json<KeptMove[]>(),
  facts: is.json<AlternativeFacts>(),
  minutesSaved: is.int,
  note: is.text.orNull,
  overruled: is.bool,
  madeBy: is.uuid,
  by: is.json<PersonName>(),
  madeAt: is.instant,
  endsAt: is.instant,
  accepted: is.bool.orNull,
  answeredAt: is.instant.orNull,
  answeredBy: is.json<PersonName>().orNull,
  answerNote: is.text.orNull,
  title: is.text,
  departmentId: is.uuid,
  group: is.text,
  teacher: is.json<PersonName>(),
  swapTitle: is.text.orNull,
  swapGroup: is.text.orNull,
  swapTeacher: is.json<PersonName>().orNull,
  state: is.text.as<OfferState>(),
  own: is.bool,
  place: is.int,
};

/** Offers of a school ($1) as they are at an instant ($2) for a person ($3). */
const shown = `o.id, o.requisition_id AS "requisitionId", o.swap_with AS "swapWith", o.moves, o.facts, o.minutes_saved AS "minutesSaved", o.note, o.overruled, o.made_by AS "madeBy", ${person('b')} AS by,
    o.made_at AS "madeAt", o.ends_at AS "endsAt", o.accepted, o.answered_at AS "answeredAt", CASE WHEN w.id IS NULL THEN NULL ELSE ${person('w')} END AS "answeredBy",
    o.answer_note AS "answerNote", q.title, q.department_id AS "departmentId", g.code AS "group", ${person('t')} AS teacher,
    s.title AS "swapTitle", h.code AS "swapGroup", CASE WHEN u.id IS NULL THEN NULL ELSE ${person('u')} END AS "swapTeacher",
    CASE WHEN o.accepted THEN 'accepted' WHEN NOT o.accepted THEN 'declined'
      WHEN o.ends_at > $2 AND ${stands('q', 0)} AND (s.id IS NULL AND o.swap_with IS NULL OR ${stands('s', 1)}) THEN 'open' ELSE 'ended' END AS state,
    ${OWN} AS own, o.place
  FROM offer o
  JOIN requisition q ON q.school_id = $1 AND q.id = o.requisition_id
  JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
  JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
  JOIN person b ON b.school_id = $1 AND b.id = o.made_by
  LEFT JOIN person w ON w.school_id = $1 AND w.id = o.answered_by
  LEFT JOIN requisition s ON s.school_id = $1 AND s.id = o.swap_with
  LEFT JOIN person u ON u.school_id = $1 AND u.id = s.teacher_id
  LEFT JOIN teaching_group h ON h.school_id = $1 AND h.id = s.group_id
  WHERE o.school_id = $1`;

/** One offer ($4). */
export const OFFER = statement(columns, `SELECT ${shown} AND o.id = $4`);

export type StoredOffer = Answered<typeof OFFER>;

/**
 * So many ($4) of a person's offers, to answer and made; those of one request ($5) whosever they are. Of one state ($6), or with null of all;
 * the open ones first, then the newest, after the last of the page before ($7, $8, or null).
 */
export const OFFERS = statement(
  { ...columns, total: is.int },
  `SELECT f.*, count(*) OVER ()::int AS total FROM (SELECT ${shown} AND ($5::uuid IS NULL OR o.requisition_id = $5 OR o.swap_with = $5)
       AND ($6::text IS DISTINCT FROM 'open' OR o.accepted IS NULL AND o.ends_at > $2) OFFSET 0) f
   WHERE ($5::uuid IS NULL AND (f.own OR f."madeBy" = $3) OR f."requisitionId" = $5 OR f."swapWith" = $5) AND ($6::text IS NULL OR f.state = $6)
     AND ($7::boolean IS NULL OR (f.state <> 'open', -f.place) > ($7, -$8::bigint))
   ORDER BY f.state <> 'open', -f.place LIMIT $4`,
  'each time',
);

/** Which lessons the teachers of requests ($4) of a school ($1) are asked about at an instant ($2), or have said no to, for a person ($3). */
export const ASKED_OF = statement(
  { requisitionId: is.uuid, lessonId: is.text.orNull, state: is.text.as<AskedBefore>() },
  `SELECT f."requisitionId", f.moves->0->'to'->>'lessonId' AS "lessonId", f.state FROM (SELECT ${shown} AND o.requisition_id = ANY($4)) f
   WHERE f.state IN ('open', 'declined')`,
);

/** Locks an offer ($2) of a school ($1). */
export const LOCK_OFFER = statement({ id: is.uuid }, 'SELECT id FROM offer WHERE school_id = $1 AND id = $2 FOR UPDATE');

/** The same open question once more: to the same request ($2), about the same lesson ($3), with the same other request ($4). */
export const SAME_OFFERS = statement(
  { id: is.uuid },
  `SELECT id FROM offer WHERE school_id = $1 AND requisition_id = $2 AND moves->0->'to'->>'lessonId' = $3 AND swap_with IS NOT DISTINCT FROM $4::uuid AND accepted IS NULL`,
);
