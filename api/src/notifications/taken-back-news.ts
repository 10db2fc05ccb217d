import { Injectable } from '@nestjs/common';
import type { Rules } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import { type AboutRequisition, type AboutRow, requisitionOf } from './compose/index.js';
import type { Message } from './deliver.js';
import { mailTo } from './recipients.js';
import { type Told, WithdrawTold } from './withdraw-told.js';

/** So long what somebody does is told to nobody by e-mail, in milliseconds. */
export const TAKEN_BACK_WITHIN_MS = 60_000;

/** How a request stands once its sending was taken back. */
const UNSENT: readonly string[] = ['cancelled', 'draft'];

/** The events of acts on requests ($2) of a school ($1) that were taken back. */
export const TAKEN_BACK = statement(
  { eventId: is.text },
  `SELECT jsonb_array_elements_text(b.payload->'after'->'events') AS "eventId" FROM event b
   WHERE b.school_id = $1 AND b.subject_id = ANY($2) AND b.name = 'requisition.taken-back'`,
);

type TakenBack = EventOf<'requisition.taken-back'>;

/** What was told of acts that were taken back: it is withdrawn, and whoever has heard it is told what is so again. */
@Injectable()
export class TakenBackNews {
  constructor(
    private readonly db: Database,
    private readonly told: WithdrawTold,
  ) {}

  /** Leaves out the events of acts that were taken back before anybody was told. */
  async stillSo(schoolId: string, events: readonly EventRow[]): Promise<EventRow[]> {
    const ids = events.filter(({ subject }) => subject === 'requisition').map(({ subjectId }) => subjectId);
    if (ids.length === 0) return [...events];
    const gone = new Set((await this.db.query(TAKEN_BACK, [schoolId, [...new Set(ids)]])).map(({ eventId }) => eventId));
    return events.filter(({ id }) => !gone.has(id));
  }

  /** Withdraws what was told of what was taken back, and makes the messages to those who have heard it. */
  async messages({ schoolId, timeZone }: Rules, events: readonly EventRow[], around: ReadonlyMap<string, AboutRow>): Promise<Message[]> {
    const happened = events.filter((event): event is TakenBack => event.name === 'requisition.taken-back');
    const messages: Message[] = [];
    for (const event of happened) {
      const row = around.get(event.id);
      const request = row && requisitionOf(row, timeZone);
      const heard = await this.told.withdraw(schoolId, event.payload.after.events, event.subjectId);
      const others = heard.filter(({ personId }) => personId !== event.personId);
      if (request) messages.push(...others.map((one) => messageOf(event, { ...one, doer: row.doer }, request)));
    }
    return messages;
  }
}

function messageOf({ id, name, subjectId, payload }: TakenBack, told: Told & { doer: string | null }, request: AboutRequisition): Message {
  const { personId, event: kind, doer } = told;
  // what was never sent is its teacher's alone, and what was handed over is not theirs to whom it was
  const isUnsent = UNSENT.includes(payload.after.status);
  const isForeign = (isUnsent || kind === 'requisition.handed-over') && !request.teacherIds.includes(personId);
  const says = words.messages.takenBack(request, doer, { kind, told: told.subject, isUnsent });
  return {
    personId,
    event: name,
    eventKey: `event:${id}`,
    subject: says.subject,
    text: says.lines.join('\n'),
    link: isForeign ? null : `/requests/${subjectId}`,
    mailTo: mailTo(told),
    lessonStartMs: request.startsAt,
    // they know of the overload that came with it
    overloadOf: told.overloadOf ?? [],
  };
}
