import { Injectable } from '@nestjs/common';
import { type MessageChoice, type MessageKind, messageKinds, type NotificationChoices } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { command, Database, is, statement } from '../core/database/index.js';

/** What people ($2) of a school ($1) have chosen. */
export const CHOSEN = statement(
  { personId: is.uuid, event: is.text.as<MessageKind>(), choice: is.text.as<'digest' | 'off'>() },
  'SELECT person_id AS "personId", event, choice FROM notification_choice WHERE school_id = $1 AND person_id = ANY($2)',
);

/** Writes what a person ($2) of a school ($1) chooses of sorts of messages ($3 to $4). */
export const CHOOSE = command(
  `INSERT INTO notification_choice (school_id, person_id, event, choice)
   SELECT $1, $2, c.event, c.choice FROM unnest($3::text[], $4::text[]) c(event, choice)
   ON CONFLICT (school_id, person_id, event) DO UPDATE SET choice = excluded.choice`,
);

/** Forgets what was chosen of sorts of messages ($3), which come at once again. */
export const AT_ONCE = command('DELETE FROM notification_choice WHERE school_id = $1 AND person_id = $2 AND event = ANY($3)');

/** How each person wants to hear of things by e-mail. */
@Injectable()
export class Choices {
  constructor(private readonly db: Database) {}

  /** Answers what somebody has chosen of every sort of message. */
  async own({ schoolId, personId }: Principal): Promise<NotificationChoices> {
    const rows = await this.db.read(schoolId, CHOSEN, [schoolId, [personId]]);
    const chosen = new Map(rows.map(({ event, choice }) => [event, choice]));
    return Object.fromEntries(messageKinds.map((kind) => [kind, chosen.get(kind) ?? 'at-once']));
  }

  /** Keeps what somebody chooses; what is not sent stays as it was. It leaves no event: it is nobody else's affair. */
  choose(principal: Principal, choices: NotificationChoices): Promise<NotificationChoices> {
    const { schoolId, personId } = principal;
    const sent = messageKinds.flatMap((kind) => (choices[kind] == null ? [] : [[kind, choices[kind]] as const]));
    const others = sent.filter(([, choice]) => choice !== 'at-once');
    const atOnce = sent.filter(([, choice]) => choice === 'at-once').map(([kind]) => kind);
    return this.db.transaction(schoolId, async () => {
      if (atOnce.length > 0) await this.db.change(AT_ONCE, [schoolId, personId, atOnce]);
      if (others.length > 0)
        await this.db.change(CHOOSE, [schoolId, personId, others.map(([kind]) => kind), others.map(([, choice]) => choice)]);
      return this.own(principal);
    });
  }

  /** Reads, in the ambient transaction, how people want to hear of something. */
  async of(schoolId: string, people: readonly string[]): Promise<(personId: string, kind: MessageKind) => MessageChoice> {
    const rows = await this.db.query(CHOSEN, [schoolId, [...new Set(people)]]);
    const chosen = new Map(rows.map(({ personId, event, choice }) => [`${personId} ${event}`, choice]));
    return (personId, kind) => chosen.get(`${personId} ${kind}`) ?? 'at-once';
  }
}
