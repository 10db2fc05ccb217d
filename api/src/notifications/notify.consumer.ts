import { Injectable } from '@nestjs/common';
import { dateAt, isShortNotice, parseInstantMs } from '@app/shared';
import { JobRules, type Rules } from '../calendar/index.js';
import { Database } from '../core/database/index.js';
import { type Consumer, Consumers, type EventRow } from '../core/events/index.js';
import { ABOUT, type About, type AboutRow, compose, type MessagePart, requisitionOf, teacherIdsOf, toldEvents } from './compose/index.js';
import { Deliver, type Message } from './deliver.js';
import { concernsLoad, departmentsToJudge, LOAD_EVENTS, saysOverload } from './load-events.js';
import { loadMessages, standingOf } from './load-messages.js';
import { OverloadNotices } from './overload-notices.js';
import { NewsOfMany } from './news-of-many.js';
import { TAKEN_BACK_WITHIN_MS } from './taken-back-news.js';
import { type LoadNews, type ToldLoad, toldOf } from './same-overload.js';
import { mailTo, peopleOf, type Person, recipientsOf } from './recipients.js';

/** Of each event of one delivery what is known around it. */
type Around = ReadonlyMap<string, AboutRow>;

/** Tells people of what others did: who hears of an event and in which words is decided here, after it was committed. */
@Injectable()
export class NotifyConsumer implements Consumer {
  readonly name = 'notify';
  readonly events;

  constructor(
    private readonly db: Database,
    private readonly rules: JobRules,
    private readonly messages: Deliver,
    private readonly overloads: OverloadNotices,
    private readonly many: NewsOfMany,
    consumers: Consumers,
  ) {
    this.events = [...new Set([...toldEvents(), ...LOAD_EVENTS, ...many.events, 'requisition.taken-back' as const])];
    consumers.add(this);
  }

  /** Tells of events of one school, in the order of their recording. */
  async deliver(schoolId: string, recorded: readonly EventRow[]): Promise<void> {
    const rules = await this.rules.of(schoolId);
    if (!rules) return;
    const events = await this.many.reclaimed.stillFree(schoolId, await this.many.takenBack.stillSo(schoolId, recorded));
    const rows = await this.db.query(ABOUT, [schoolId, events.map(({ id }) => id)]);
    const around: Around = new Map(rows.map((row) => [row.eventId, row]));
    const load = await this.loadNews(rules, events, around);
    const gathered = await this.many.gather(rules, events);
    const named = [...rows.flatMap(teacherIdsOf), ...gathered.flatMap(({ teacherIds }) => teacherIds)];
    const people = await peopleOf(this.db, schoolId, [...new Set(named)]);
    const causes = causesOf(events, around, load);
    const each = events.flatMap((event) =>
      messagesOfOne({ rules, event, people, row: around.get(event.id) }, causes.get(event.id) ?? null),
    );
    const takenBack = await this.many.takenBack.messages(rules, events, around);
    const knowing = await this.overloads.knowing(schoolId, load, takenBack);
    const gone = new Set(load.flatMap(({ departments }) => departments.filter(({ news }) => news === 'cleared').map(({ id }) => id)));
    const alone = { load: besides(load, causes.values()), cause: events.at(-1)?.id ?? '', knowing };
    const told = [
      ...takenBack.map((one) => ({ ...one, overloadOf: one.overloadOf?.filter((id) => !gone.has(id)) ?? [] })),
      ...each,
      ...gathered.flatMap((one) => one.messages(people)),
      ...(await this.many.reclaimed.messages(rules, events)),
      ...(await this.overloads.newToday(rules, loadMessages(rules, alone, people))),
    ];
    await this.messages.messages(rules, told, TAKEN_BACK_WITHIN_MS);
  }

  private async loadNews(rules: Rules, events: readonly EventRow[], around: Around): Promise<LoadNews[]> {
    const ofLoad = events.filter((event) => concernsLoad(rules, event));
    if (ofLoad.length === 0) return [];
    const isLowered = ofLoad.some((event) => !saysOverload(event));
    const standing = isLowered ? await this.overloads.standing(rules.schoolId) : new Set<string>();
    const toJudge = ofLoad.flatMap((event) => departmentsToJudge(rules, event, around.get(event.id)?.departmentId ?? null, standing));
    return this.overloads.judge(rules, toJudge);
  }
}

/** An overload that came with an event, as it is told there. `of`: the news itself; `departmentId`: that of the event. */
interface CameWith {
  of: LoadNews;
  departmentId: string;
  told: ToldLoad;
}

/** Finds with which event an overload came: the last one of a department of it that says so of itself. */
function causesOf(events: readonly EventRow[], around: Around, load: readonly LoadNews[]): Map<string, CameWith> {
  const departmentOf = ({ id }: EventRow) => around.get(id)?.departmentId ?? '';
  return new Map(
    load.flatMap((news): [string, CameWith][] => {
      if (news.facts === null) return [];
      const cause = events.findLast((event) => saysOverload(event) && news.departments.some(({ id }) => id === departmentOf(event)));
      const told = cause && toldOf(news, (id) => id === departmentOf(cause));
      return told ? [[cause.id, { of: news, departmentId: departmentOf(cause), told }]] : [];
    }),
  );
}

/** The news as it is told beside the events: those who hear of the event's department know it by that. */
function besides(load: readonly LoadNews[], causes: Iterable<CameWith>): LoadNews[] {
  const told = [...causes];
  return load.map((news) => {
    const its = told.find(({ of }) => of === news);
    return its ? { ...news, knownTo: [...news.knownTo, its.departmentId] } : news;
  });
}

interface One {
  rules: Rules;
  event: EventRow;
  row: AboutRow | undefined;
  people: readonly Person[];
}

/** Makes the messages of one event about one thing. */
function messagesOfOne({ rules, event, row, people }: One, cameWith: CameWith | null): Message[] {
  if (!row) return [];
  const { departmentId, requisitionId } = row;
  const concerned = { doerId: event.personId, teacherIds: teacherIdsOf(row), departmentId };
  const parts = compose(event, aboutOf(rules, event, row, cameWith?.told ?? null));
  return recipientsOf(people, concerned, parts).map((told) => ({
    personId: told.person.id,
    ...joined(told.parts),
    eventKey: `event:${event.id}`,
    link: requisitionId === null ? null : `/requests/${requisitionId}`,
    mailTo: mailTo(told.person),
    lessonStartMs: row.startsAt,
    overloadOf: cameWith && told.parts.some(({ kind }) => kind === 'workload.overload') ? standingOf(cameWith.of) : [],
  }));
}

function aboutOf({ calendar, timeZone }: Rules, { at }: EventRow, row: AboutRow, loadNews: ToldLoad | null): About {
  return {
    doer: row.doer,
    askedBy: row.askedBy,
    requisition: requisitionOf(row, timeZone),
    isShortNotice: row.date !== null && isShortNotice(calendar, row.date, dateAt(parseInstantMs(at), timeZone)),
    loadNews,
  };
}

/** One message of all that a person is told of one event. */
function joined(parts: [MessagePart, ...MessagePart[]]): Pick<Message, 'event' | 'subject' | 'text'> {
  const [{ kind, subject }] = parts;
  return { event: kind, subject, text: parts.map(({ lines }) => lines.join('\n')).join('\n\n') };
}
