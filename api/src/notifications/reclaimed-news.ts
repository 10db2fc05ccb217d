import { Injectable } from '@nestjs/common';
import type { Rules } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import { ABOUT, type AboutRow, requisitionOf } from './compose/index.js';
import type { Message } from './deliver.js';
import { mailTo } from './recipients.js';
import { type Told, WithdrawTold } from './withdraw-told.js';
import { idsFrom } from './world-news.js';

/** Of events ($2) of a school ($1) those by which kit came free that somebody took away again since. */
export const GONE_AGAIN = statement(
  { id: is.uuid },
  `SELECT f.id FROM event f WHERE f.school_id = $1 AND f.id = ANY($2) AND f.name = 'requisition.filled'
     AND EXISTS (SELECT FROM event s WHERE s.school_id = $1 AND s.subject_id = f.subject_id AND s.place > f.place AND s.name = 'requisition.short'
       AND s.person_id IS NOT NULL)`,
);

/**
 * The requests of a school ($1) that one of these events ($2) filled, and that are short again since it was taken back, in one request of
 * somebody ($5) whose events are from one id ($3) to another ($4): by which event they are, and by which they had been filled.
 */
export const RECLAIMED = statement(
  { requisitionId: is.uuid, shortId: is.uuid, filledIds: is.uuids },
  `SELECT s.subject_id AS "requisitionId", (array_agg(s.id ORDER BY s.place))[1] AS "shortId", array_agg(DISTINCT f.id) AS "filledIds"
   FROM event s JOIN event f ON f.school_id = $1 AND f.subject_id = s.subject_id AND f.name = 'requisition.filled' AND f.place < s.place
     AND f.payload->'after'->'freedBy' ?| $2::text[]
   WHERE s.school_id = $1 AND s.id >= $3 AND s.id < $4 AND s.request_id = $5 AND s.name = 'requisition.short' AND s.person_id IS NOT NULL
   GROUP BY s.subject_id`,
);

type TakenBack = EventOf<'requisition.taken-back'>;

/** That kit came free is not so any more where what set it free was taken back: whoever heard of it is told that it is short again. */
@Injectable()
export class ReclaimedNews {
  constructor(
    private readonly db: Database,
    private readonly told: WithdrawTold,
  ) {}

  /** Leaves out that kit came free where it is gone again by now. */
  async stillFree(schoolId: string, events: readonly EventRow[]): Promise<EventRow[]> {
    const ids = events.filter(({ name }) => name === 'requisition.filled').map(({ id }) => id);
    if (ids.length === 0) return [...events];
    const gone = new Set((await this.db.query(GONE_AGAIN, [schoolId, ids])).map(({ id }) => id));
    return events.filter(({ id }) => !gone.has(id));
  }

  /**
   * Withdraws that kit came free, and makes the messages to those who had heard it; its teacher is told of the shortage itself, which comes
   * before these.
   */
  async messages(rules: Rules, events: readonly EventRow[]): Promise<Message[]> {
    const messages: Message[] = [];
    for (const { id, requestId, payload } of events.filter((event): event is TakenBack => event.name === 'requisition.taken-back')) {
      const found = await this.db.query(RECLAIMED, [rules.schoolId, payload.after.events, idsFrom(id), id, requestId]);
      for (const { requisitionId, shortId, filledIds } of found) {
        const heard = await this.told.withdraw(rules.schoolId, filledIds, requisitionId);
        const about = heard.length > 0 && (await this.db.one(ABOUT, [rules.schoolId, [shortId]]));
        if (about) messages.push(...heard.flatMap((one) => messageOf(about, one, rules.timeZone) ?? []));
      }
    }
    return messages;
  }
}

function messageOf(about: AboutRow, told: Told, timeZone: string): Message | null {
  const request = requisitionOf(about, timeZone);
  if (!request) return null;
  const says = words.messages.shortAgain(request, about.doer, told.subject);
  return {
    personId: told.personId,
    event: 'requisition.taken-back',
    eventKey: `event:${about.eventId}`,
    subject: says.subject,
    text: says.lines.join('\n'),
    link: `/requests/${about.requisitionId}`,
    mailTo: mailTo(told),
    lessonStartMs: about.startsAt,
  };
}
