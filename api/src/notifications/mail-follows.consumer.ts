import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { type Consumer, Consumers, type EventOf, type EventRow } from '../core/events/index.js';
import { MailQueue } from '../core/mail/index.js';
import { NotificationRow } from './notification.entity.js';

/** Longer than any e-mail waits for the next teaching day, in milliseconds. */
const WAITS_AT_MOST_MS = 60 * 86_400_000;

/** The e-mails of what people ($2) of a school ($1) were told since an instant ($3), with whom they are for as they are now. */
export const MAILS_OF = statement(
  { mailId: is.uuid.orNull, name: is.text, email: is.text.orNull, active: is.bool },
  `SELECT DISTINCT n.mail_id AS "mailId", p.name, p.email, p.active FROM notification n JOIN person p ON p.school_id = $1 AND p.id = n.person_id
   WHERE n.school_id = $1 AND n.person_id = ANY($2) AND n.mail_id IS NOT NULL AND n.at > $3`,
);

/** Gives what somebody ($2) of a school ($1) was told to whom they were merged into ($3), but for what that one was told as well. */
export const GIVE_MESSAGES = command(`
UPDATE notification n SET person_id = $3 WHERE n.school_id = $1 AND n.person_id = $2
  AND NOT EXISTS (SELECT FROM notification k WHERE k.school_id = $1 AND k.person_id = $3 AND k.event_key = n.event_key)`);

/** Sends e-mails that still wait to the address that somebody has by then, and to nobody who has left; a merge gives what was told, too. */
@Injectable()
export class MailFollowsConsumer implements Consumer {
  readonly name = 'mail-follows';
  readonly events = ['person.changed', 'person.merged'] as const;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
    consumers: Consumers,
  ) {
    consumers.add(this);
  }

  /** Readdresses what waits for people whose name or address is another, and takes back what waits for who is there no more. */
  async deliver(schoolId: string, events: readonly EventRow[]): Promise<void> {
    for (const event of events)
      if (isMerge(event)) await this.db.change(GIVE_MESSAGES, [schoolId, event.payload.before.personId, event.subjectId]);
    const people = [...new Set(events.flatMap(peopleIn))];
    if (people.length === 0) return;
    const mails = await this.db.query(MAILS_OF, [schoolId, people, instant(this.clock.nowMs() - WAITS_AT_MOST_MS)]);
    const unsent = await this.queue.unsent(mails.flatMap(({ mailId }) => mailId ?? []));
    const waiting = mails.flatMap((mail) => (mail.mailId !== null && unsent.has(mail.mailId) ? [{ ...mail, id: mail.mailId }] : []));
    const gone = waiting.filter(({ active, email }) => !active || email === null).map(({ id }) => id);
    if (gone.length > 0) await this.db.update(NotificationRow, { mailId: In(gone) }, { mailId: null });
    await this.queue.takeBack(gone);
    for (const { id, name, email } of waiting)
      if (email !== null && !gone.includes(id)) await this.queue.readdress(id, { name, address: email });
  }
}

function isMerge(event: EventRow): event is EventOf<'person.merged'> {
  return event.name === 'person.merged';
}

/** Whose e-mails an event concerns: nobody's where neither name nor address is another and nobody has left. */
function peopleIn(event: EventRow): string[] {
  if (isMerge(event)) return [event.payload.before.personId, event.subjectId];
  const { payload, subjectId } = event as EventOf<'person.changed'>;
  const { before, after } = payload;
  return 'email' in after || after.active === false || after.name !== before.name ? [subjectId] : [];
}
