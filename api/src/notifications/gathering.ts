import type { MessageKind, MessageText } from '@app/shared';
import type { Recipients } from './compose/index.js';
import type { Message } from './deliver.js';
import { isAmong, mailTo, type Person } from './recipients.js';

/** One of many requests that people are told of together. */
export interface Item {
  requisitionId: string;
  departmentId: string;
  /** Whose it was until then: their people hear that it has gone from their lists. */
  departmentBeforeId?: string | null;
  /** Whom it concerns as teachers. */
  teacherIds: readonly string[];
  startsAt: number;
  to: readonly Recipients[];
}

/** What one cause means for many requests: each person is told in one message of those that concern them. */
export interface Gathering<One extends Item = Item> {
  kind: MessageKind;
  /** The same for the same cause, however often it is looked at. */
  eventKey: string;
  /** Who is not told of it. */
  except: string | null;
  items: readonly One[];
  /** Where several are told of, a path of the application. */
  link: string;
  say(items: readonly [One, ...One[]]): MessageText;
}

/** Makes the message of each person who is concerned by one of the requests, or by several. */
export function messagesOf<One extends Item>({ except, items, ...gathering }: Gathering<One>, people: readonly Person[]): Message[] {
  return people.flatMap((person): Message[] => {
    const [first, ...more] = person.id === except ? [] : items.filter((item) => concerns(person, item));
    if (!first) return [];
    const { subject, lines } = gathering.say([first, ...more]);
    return [
      {
        personId: person.id,
        event: gathering.kind,
        eventKey: gathering.eventKey,
        subject,
        text: lines.join('\n'),
        link: more.length === 0 ? `/requests/${first.requisitionId}` : gathering.link,
        mailTo: mailTo(person),
        lessonStartMs: Math.min(...[first, ...more].map(({ startsAt }) => startsAt)),
      },
    ];
  });
}

/** What is told of many requests at once, ready for the people it concerns. */
export interface Gathered {
  /** The teachers whom it concerns. */
  teacherIds: readonly string[];
  messages(people: readonly Person[]): Message[];
}

/** Makes what is told of a gathering ready for the people it concerns. */
export function gathered<One extends Item>(gathering: Gathering<One>): Gathered {
  return {
    teacherIds: gathering.items.flatMap(({ teacherIds }) => teacherIds),
    messages: (people) => messagesOf(gathering, people),
  };
}

function concerns(person: Person, { to, departmentId, departmentBeforeId, teacherIds }: Item): boolean {
  const departments = departmentBeforeId == null ? [departmentId] : [departmentId, departmentBeforeId];
  return departments.some((id) => to.some((recipients) => isAmong(person, recipients, { teacherIds, departmentId: id })));
}
