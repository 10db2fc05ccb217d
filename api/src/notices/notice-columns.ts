import type { Notice, NoticeFacts, NoticeKind, NoticeReader } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { type Answered, is, statement } from '../core/database/index.js';

const COLUMNS = {
  id: is.uuid,
  kind: is.text.as<NoticeKind>(),
  title: is.text,
  text: is.text,
  mustRead: is.bool,
  departmentId: is.uuid.orNull,
  department: is.text.orNull,
  authorId: is.uuid,
  author: is.text,
  at: is.instant,
  answer: is.text.orNull,
  answeredBy: is.text.orNull,
  answeredAt: is.instant.orNull,
  isRead: is.bool,
  readBy: is.json<NoticeReader[]>().orNull,
  notRead: is.json<NoticeReader[]>().orNull,
  place: is.int,
};

/** Whom a notice n is for, its author apart: those in service of its department, those of none, and all where it names none. */
const FOR = `p.school_id = $1 AND p.active AND p.id <> n.author_id AND (n.department_id IS NULL
    OR EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = p.id AND d.department_id = n.department_id)
    OR NOT EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = p.id))`;
const readers = (
  not: '' | 'NOT',
) => `CASE WHEN $4 THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id), '[]')
    FROM person p WHERE ${FOR} AND ${not} EXISTS (SELECT FROM notice_read r WHERE r.school_id = $1 AND r.notice_id = n.id AND r.person_id = p.id)) END`;

/**
 * Notices of a school ($1) that somebody ($2) may see, the newest first: for all, for the departments ($3; null: any) and their own. $4: with
 * who has read them; $5 one notice alone, $6 one kind alone (null: any), $7 only what they have not read; after a place in the order of writing $8; most $9.
 */
export const NOTICE_LIST = statement(
  { ...COLUMNS, total: is.int },
  `SELECT n.id, n.kind, n.title, n.text, n.must_read AS "mustRead", n.department_id AS "departmentId", d.name AS department, n.author_id AS "authorId",
     a.name AS author, n.at, n.answer, w.name AS "answeredBy", n.answered_at AS "answeredAt", (n.author_id = $2 OR m.at IS NOT NULL) AS "isRead",
     ${readers('')} AS "readBy", ${readers('NOT')} AS "notRead", n.place, count(*) OVER ()::int AS total
   FROM notice n JOIN person a ON a.school_id = $1 AND a.id = n.author_id
   LEFT JOIN person w ON w.school_id = $1 AND w.id = n.answered_by
   LEFT JOIN department d ON d.school_id = $1 AND d.id = n.department_id
   LEFT JOIN notice_read m ON m.school_id = $1 AND m.notice_id = n.id AND m.person_id = $2
   WHERE n.school_id = $1 AND NOT n.archived AND (n.department_id IS NULL OR $3::uuid[] IS NULL OR n.department_id = ANY($3) OR n.author_id = $2)
     AND ($5::uuid IS NULL OR n.id = $5) AND ($6::text IS NULL OR n.kind = $6) AND (NOT $7::boolean OR (n.author_id <> $2 AND m.at IS NULL))
     AND ($8::bigint IS NULL OR n.place < $8)
   ORDER BY n.place DESC LIMIT $9`,
);
export type NoticeFound = Answered<typeof NOTICE_LIST>;

/** One notice ($2) of a school ($1), locked. */
export const LOCK_NOTICE = statement(
  {
    id: COLUMNS.id,
    kind: COLUMNS.kind,
    title: is.text,
    mustRead: is.bool,
    departmentId: is.uuid.orNull,
    authorId: is.uuid,
    answer: is.text.orNull,
    archived: is.bool,
  },
  `SELECT id, kind, title, must_read AS "mustRead", department_id AS "departmentId", author_id AS "authorId", answer, archived
   FROM notice WHERE school_id = $1 AND id = $2 FOR UPDATE`,
);
export type NoticeLocked = Answered<typeof LOCK_NOTICE>;

/** Tells the facts that history keeps of a notice. */
export function noticeFacts({ kind, title, mustRead, departmentId }: NoticeFacts): NoticeFacts {
  return { kind, title, mustRead, departmentId };
}

/** Makes the answer of a row; who has read it where that was asked for. */
export function toNotice({ departmentId, department, authorId, author, at, answer, answeredBy, answeredAt, ...row }: NoticeFound): Notice {
  const { isRead, readBy, notRead, total: _total, place: _place, ...said } = row;
  return {
    ...said,
    department: departmentId !== null && department !== null ? { id: departmentId, name: department } : null,
    by: { id: authorId, name: author },
    at: instant(at),
    read: isRead,
    answer: answer !== null && answeredAt !== null ? { text: answer, by: answeredBy, at: instant(answeredAt) } : null,
    ...(readBy && { readBy }),
    ...(notRead && { notRead }),
  };
}
