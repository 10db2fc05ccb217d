import { Injectable } from '@nestjs/common';
import { dateAt, isShortNotice, mailAfterMs, parseInstantMs } from '@app/shared';
import { type Rules, SchoolRules } from '../calendar/index.js';
import { jobPrincipal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type Consumer, Consumers, type EventRow } from '../core/events/index.js';
import { ABOUT, type About, type AboutRow, compose, type MessagePart, requisitionOf, toldEvents } from './compose/index.js';
import { Deliver, type Message } from './deliver.js';
import { OverloadNotices } from './overload-notices.js';
import { mailTo, peopleOf, type Person, recipientsOf } from './recipients.js';
import { RULES_VERSION } from './rules-version.statement.js';

/** Tells people of what others did: who hears of an event and in which words is decided here, after it was committed. */
@Injectable()
export class NotifyConsumer implements Consumer {
  readonly name = 'notify';
  readonly events = toldEvents();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly messages: Deliver,
    private readonly overloads: OverloadNotices,
    consumers: Consumers,
  ) {
    consumers.add(this);
  }

  /** Tells of events of one school, in the order of their recording. */
  async deliver(schoolId: string, events: readonly EventRow[]): Promise<void> {
    const [school] = await this.db.query(RULES_VERSION, [schoolId]);
    if (!school) return;
    const rules = await this.rules.of(jobPrincipal({ schoolId, ...school }));
    const rows = await this.db.query(ABOUT, [schoolId, events.map(({ id }) => id)]);
    const teacherIds = new Set(rows.map(({ teacherId }) => teacherId).filter((id) => id !== null));
    const people = await peopleOf(this.db, schoolId, [...teacherIds]);
    const byEvent = new Map(rows.map((row) => [row.eventId, row]));
    const messages: Message[] = [];
    for (const event of events) {
      const row = byEvent.get(event.id);
      if (row) messages.push(...(await this.messagesOf(rules, event, row, people)));
    }
    await this.messages.messages(schoolId, messages);
  }

  private async messagesOf(rules: Rules, event: EventRow, row: AboutRow, people: readonly Person[]): Promise<Message[]> {
    const parts = compose(event, await this.about(rules, event, row));
    const { teacherId, departmentId, requisitionId } = row;
    const mailAfter = mailAfterMs(rules.calendar, this.clock.nowMs(), row.startsAt);
    return recipientsOf(people, { doerId: event.personId, teacherId, departmentId }, parts).map((told) => ({
      personId: told.person.id,
      ...joined(told.parts),
      eventKey: `event:${event.id}`,
      link: requisitionId === null ? null : `/requests/${requisitionId}`,
      mailTo: mailTo(told.person),
      mailAfterMs: mailAfter,
    }));
  }

  private async about({ schoolId, calendar, timeZone }: Rules, { at, payload }: EventRow, row: AboutRow): Promise<About> {
    const overload = 'after' in payload && 'overload' in payload.after ? payload.after.overload : null;
    const { departmentId } = row;
    return {
      doer: row.doer,
      requisition: requisitionOf(row, timeZone),
      isShortNotice: row.date !== null && isShortNotice(calendar, row.date, dateAt(parseInstantMs(at), timeZone)),
      isOverloadNews: !!overload && departmentId !== null && (await this.overloads.isNews(schoolId, departmentId, overload.toMs)),
    };
  }
}

/** One message of all that a person is told of one event. */
function joined(parts: [MessagePart, ...MessagePart[]]): Pick<Message, 'event' | 'subject' | 'text'> {
  const [{ kind, subject }] = parts;
  return { event: kind, subject, text: parts.map(({ lines }) => lines.join('\n')).join('\n\n') };
}
