import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { dateAt, isShortNotice, mailAfterMs } from '@app/shared';
import { type Rules, SchoolRules } from '../calendar/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Consumers } from '../core/events/index.js';
import { SingleFlight, Schools } from '../core/jobs/index.js';
import { Deliver, type Message } from './deliver.js';
import { mailTo, PEOPLE, type Person, whoHears } from './hearers.js';
import { OverloadNotices } from './overload-notices.js';
import { CLAIM, IS_THERE_ANY, TOLD, type ToldDeed } from './told-deed.statement.js';
import { type Said, whatToSay } from './what-to-say.js';

const EVERY_MS = 2000;
const BATCH = 20;

/**
 * Tells people of what others did. The events are the queue: they are marked in its own transaction, and they are taken
 * from there, made into messages and unmarked in one transaction, by any number of servers. What fails is still marked.
 */
@Injectable()
export class Teller implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Teller');
  private readonly turns = new SingleFlight();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly schools: Schools,
    private readonly deliver: Deliver,
    private readonly overloads: OverloadNotices,
    consumers: Consumers,
  ) {
    consumers.add({ name: 'notify', events: ['requisition.*'], deliver: (schoolId) => this.tellSchool(schoolId) });
  }

  /** Tells all that is to be told in every school. One run at a time in a process. */
  @Interval('tell', EVERY_MS)
  run(): Promise<void> {
    return this.turns.run(() => this.schools.each(this.logger, (schoolId) => this.tellSchool(schoolId)));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.turns.stop();
  }

  private async tellSchool(schoolId: string): Promise<void> {
    const [waiting] = await this.db.read<{ rulesVersion: number }>(schoolId, IS_THERE_ANY);
    if (!waiting) return;
    const rules = await this.rules.of({ schoolId, ...waiting });
    while ((await this.db.transaction(schoolId, () => this.tellSome(rules))) === BATCH);
  }

  private async tellSome(rules: Rules): Promise<number> {
    const deeds = await this.db.query<ToldDeed & Record<string, unknown>>(CLAIM, [BATCH]);
    if (deeds.length === 0) return 0;
    const people = await this.db.query<Person & Record<string, unknown>>(PEOPLE, [[...new Set(deeds.map((deed) => deed.teacher_id))]]);
    const messages: Message[] = [];
    for (const deed of deeds) if (deed.requisition_id !== null) messages.push(...(await this.messagesOf(rules, deed, people)));
    await this.deliver.messages(rules.schoolId, messages);
    await this.db.change(TOLD, [deeds.map(({ id }) => id)]);
    return deeds.length;
  }

  private async messagesOf(rules: Rules, deed: ToldDeed, people: readonly Person[]): Promise<Message[]> {
    const { calendar, timeZone } = rules;
    const { overload } = deed.after ?? {};
    const said = whatToSay(deed, {
      timeZone,
      isShortNotice: isShortNotice(calendar, deed.date, dateAt(deed.at, timeZone)),
      isOverloadNews: !!overload && (await this.overloads.isNews(rules.schoolId, deed.department_id, overload.toMs)),
    });
    const mailAfter = mailAfterMs(calendar, this.clock.nowMs(), deed.starts_at);
    return whoHears(people, deed, said).map(({ person, hears }) => ({
      personId: person.id,
      ...worded(hears),
      eventKey: `event:${deed.id}`,
      link: `/requests/${deed.requisition_id}`,
      mailTo: mailTo(person),
      mailAfterMs: mailAfter,
    }));
  }
}

/** One message of all that a person hears of one deed. */
function worded(hears: [Said, ...Said[]]): Pick<Message, 'event' | 'subject' | 'text'> {
  const [{ event, subject }] = hears;
  return { event, subject, text: hears.map(({ lines }) => lines.join('\n')).join('\n\n') };
}
