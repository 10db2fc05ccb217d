import type { MessageText } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { words } from '../core/words.js';
import type { Message } from './deliver.js';
import { hearsOf, mailTo, type Person } from './recipients.js';
import { type LoadNews, toldOf } from './same-overload.js';

/**
 * Makes the messages of what is new of the load, where it came with no one request: one to each person, of all their departments, in which
 * each overload stands once. Who knows of one by another department is not told of it again.
 */
export function loadMessages(rules: Rules, load: readonly LoadNews[], cause: string, people: readonly Person[]): Message[] {
  return people.flatMap((person): Message[] => {
    const hears = (departmentId: string) => hearsOf(person, departmentId);
    const own = load
      .filter(({ knownTo }) => !knownTo.some(hears))
      .map((news) => toldOf(news, hears))
      .filter((told) => told !== null);
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
      },
    ];
  });
}
