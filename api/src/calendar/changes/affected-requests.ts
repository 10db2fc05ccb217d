import { Injectable } from '@nestjs/common';
import { type TouchedRequest, parseLessonId } from '@app/shared';
import { Database, is, statement } from '../../core/database/index.js';

const COLUMNS = { requisitionId: is.uuid, title: is.text, status: is.text, date: is.date, lessonId: is.text };
const SHOWN = `q.id AS "requisitionId", q.title, q.status, q.date, q.entry_id || '_' || q.date AS "lessonId"`;
const GOES_ON = `q.status IN ('submitted', 'queried', 'accepted', 'prepared', 'delivered') ORDER BY q.starts_at, q.id`;
/** SQL: requests of lessons, by columns that name one. */
const idsAt = (entry: string, date: string) => `(SELECT r.id FROM unnest($2::uuid[], $3::date[]) AS l(entry_id, date)
     CROSS JOIN LATERAL (SELECT id FROM requisition WHERE school_id = $1 AND ${entry} = l.entry_id AND ${date} = l.date OFFSET 0) r)`;

/** The requests of a school ($1) that go on at lessons, by entry ($2) and date ($3), the two lists being of one length. */
export const REQUESTS_AT = statement(
  COLUMNS,
  `SELECT ${SHOWN} FROM ${idsAt('entry_id', 'date')} at JOIN requisition q ON q.school_id = $1 AND q.id = at.id WHERE ${GOES_ON}`,
);

/** The same with those that are kept out until there. */
export const REQUESTS_TOUCHED = statement(
  COLUMNS,
  `SELECT ${SHOWN} FROM (${idsAt('entry_id', 'date')} UNION ${idsAt('keep_until_entry_id', 'keep_until_date')}) at
   JOIN requisition q ON q.school_id = $1 AND q.id = at.id WHERE ${GOES_ON}`,
);

/** Those that stay out in a room ($2) on a day from one date ($3) to another ($4). */
export const REQUESTS_STANDING = statement(
  COLUMNS,
  `SELECT ${SHOWN} FROM requisition q WHERE q.school_id = $1 AND q.keep_until_entry_id IS NOT NULL AND q.room_id = $2 AND q.date <= $4::date AND q.keep_until_date >= $3::date
     AND ${GOES_ON}`,
);

/** Reads what was asked for at lessons that change. */
@Injectable()
export class AffectedRequests {
  constructor(private readonly db: Database) {}

  /** Requests that go on at the lessons of these ids, in order of start; a draft asks for nothing yet. */
  at(schoolId: string, lessonIds: readonly string[]): Promise<TouchedRequest[]> {
    return this.read(schoolId, REQUESTS_AT, lessonIds);
  }

  /** As `at`, with those that are kept out until one of the lessons: its time is when they are taken down. */
  touchedBy(schoolId: string, lessonIds: readonly string[]): Promise<TouchedRequest[]> {
    return this.read(schoolId, REQUESTS_TOUCHED, lessonIds);
  }

  /** Requests that stay out in a room on a day from one date to another, those of lessons of these days too. */
  standingIn(schoolId: string, roomId: string, from: string, to: string): Promise<TouchedRequest[]> {
    return this.db.read(schoolId, REQUESTS_STANDING, [schoolId, roomId, from, to]);
  }

  private async read(schoolId: string, what: typeof REQUESTS_AT, lessonIds: readonly string[]): Promise<TouchedRequest[]> {
    const parts = lessonIds.flatMap((id) => parseLessonId(id) ?? []);
    if (parts.length === 0) return [];
    return this.db.read(schoolId, what, [schoolId, parts.map(({ entryId }) => entryId), parts.map(({ date }) => date)]);
  }
}
