import type { MessageText } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { words } from '../core/words.js';
import type { Message } from './deliver.js';
import { hearsOf, mailTo, type Person } from './recipients.js';
import type { Knowing } from './overload-notices.js';
import { type LoadNews, toldOf } from './same-overload.js';

/** What came with no one request: what is new, by which event it is known, and who was told of what is gone. */
export interface CameAlone {
  load: readonly LoadNews[];
  cause: string;
  knowing: Knowing;
}

/**
 * Makes the messages of what is new of the load, where it came with no one request: one to each person, of all their departments, in which
 * each overload stands once. Who knows of one by another department is not told of it again, and who was told of none hears of no end.
 */
export function loadMessages(rules: Rules, { load, cause, knowing }: CameAlone, people: readonly Person[]): Message[] {
  return people.flatMap((person): Message[] => {
    const hears = (departmentId: string) => hearsOf(person, departmentId);
    const news = load.filter(({ knownTo }) => !knownTo.some(hears)).map((one) => knownEnds(one, (id) => knowing(person.id, id)));
    const own = news.map((one) => toldOf(one, hears)).filter((told) => told !== null);
    const [first, ...more] = own.map((news): MessageText => words.news.overload(news, rules.timeZone));
    if (!first) return [];
    return [
      {
        personId: person.id,
        event: own.every(({ news }) => news === 'cleared') ? 'workload.cleared' : 'workload.overload',
        eventKey: `load:${cause}`,
        subject: first.subject,
        text: [first, ...more].map(({ lines }) => lines.join('\n')).join('\n\n'),
        link: '/workload',
        mailTo: mailTo(person),
        lessonStartMs: null,
        overloadOf: news.flatMap(standingOf).filter(hears),
      },
    ];
  });
}

/** The news without the departments of whose overload somebody was not told, where it is gone. */
function knownEnds(news: LoadNews, knows: (departmentId: string) => boolean): LoadNews {
  return { ...news, departments: news.departments.filter((one) => one.news !== 'cleared' || knows(one.id)) };
}

/** The departments whose overload a piece of news tells of. */
export function standingOf({ departments }: LoadNews): string[] {
  return departments.filter(({ news }) => news !== 'cleared').map(({ id }) => id);
}
