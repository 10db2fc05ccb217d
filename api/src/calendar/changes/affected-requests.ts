import { Injectable } from '@nestjs/common';
import { type TouchedRequest, parseLessonId } from '@app/shared';
import { Database, is, statement } from '../../core/database/index.js';

/** The requests of a school ($1) that go on at lessons, by entry ($2) and date ($3), the two lists being of one length. */
export const REQUESTS_AT = statement(
  { requisitionId: is.uuid, title: is.text, status: is.text, date: is.date, lessonId: is.text },
  `SELECT q.id AS "requisitionId", q.title, q.status, q.date, q.entry_id || '_' || q.date AS "lessonId"
   FROM unnest($2::uuid[], $3::date[]) AS l(entry_id, date)
   JOIN requisition q ON q.school_id = $1 AND q.entry_id = l.entry_id AND q.date = l.date
   WHERE q.status IN ('submitted', 'queried', 'accepted', 'prepared', 'delivered') ORDER BY q.starts_at, q.id`,
);

/** Reads what was asked for at lessons that change. */
@Injectable()
export class AffectedRequests {
  constructor(private readonly db: Database) {}

  /** Requests that go on at the lessons of these ids, in order of start; a draft asks for nothing yet. */
  async at(schoolId: string, lessonIds: readonly string[]): Promise<TouchedRequest[]> {
    const parts = lessonIds.flatMap((id) => parseLessonId(id) ?? []);
    if (parts.length === 0) return [];
    return this.db.read(schoolId, REQUESTS_AT, [schoolId, parts.map(({ entryId }) => entryId), parts.map(({ date }) => date)]);
  }
}
