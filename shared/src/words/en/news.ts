import type { OverloadFacts, OverloadNews } from '../../workload/index.js';
import { counted, listed } from './counts.js';
import type { IsoDate } from '../../time/iso-date.js';
import { day, instant as moment } from './dates.js';
import { type Periods, periods } from './lessons.js';
import { called, inFull, type MessageText, type ToldRequest } from './messages.js';
import { sentence as overloadSentence } from './overloads.js';
import { changedLine, oneChanged, type WorldFacts, whys } from './world-news.js';

export { changes } from './world-news.js';

/** Of many requests so many are named. */
const NAMED = 5;

type Several<One> = readonly [One, ...One[]];

/** Names the first of many, one a line, and counts the rest: '… and 7 more'. */
function named<One>(all: readonly One[], say: (one: One) => string): string[] {
  const lines = all.slice(0, NAMED).map((one) => `– ${say(one)}`);
  return all.length > NAMED ? [...lines, `… and ${all.length - NAMED} more`] : lines;
}

/** 'on Mon 23 Nov', 'from Mon 23 Nov to Wed 25 Nov' */
function onDays(requests: Several<ToldRequest>): string {
  const dates = requests.map(({ date }) => date).sort();
  const [first, last] = [dates[0] ?? requests[0].date, dates.at(-1) ?? requests[0].date];
  return first === last ? `on ${day(first)}` : `from ${day(first)} to ${day(last)}`;
}

const STAYS = 'Kit and work stay as they are until somebody settles whether the lesson goes ahead.';

const HAND_OVER = 'Hand over or cancel what is open. Until then kit and work stay as they are.';

/** Says that a teacher is away, and which practicals that touches. */
export function away(requests: Several<ToldRequest>): MessageText {
  const [first, ...more] = requests;
  if (more.length === 0)
    return {
      subject: `${first.teacher} is away: ${called(first)}`,
      lines: [`${first.teacher} is away and has asked for ${inFull(first)}.`, STAYS],
    };
  const count = `${counted(requests.length, 'practical')} ${onDays(requests)}`;
  return {
    subject: `${first.teacher} is away: ${count}`,
    lines: [`${first.teacher} is away and has asked for ${count}:`, ...named(requests, called), STAYS],
  };
}

/** Says that a teacher is not away after all, and for which practicals that matters. */
export function backAfterAll(requests: Several<ToldRequest>): MessageText {
  const [first, ...more] = requests;
  if (more.length === 0)
    return {
      subject: `${first.teacher} is back after all: ${called(first)}`,
      lines: [`${first.teacher} is not away after all, and takes ${inFull(first)}.`],
    };
  const count = `${counted(requests.length, 'practical')} ${onDays(requests)}`;
  return {
    subject: `${first.teacher} is back after all: ${count}`,
    lines: [`${first.teacher} is not away after all, and takes ${count}:`, ...named(requests, called)],
  };
}

/** Says what a change of calendar, timetable or kit did to requests. */
export function worldChanged(requests: Several<WorldFacts>): MessageText {
  const [first, ...more] = requests;
  if (more.length === 0) return oneChanged(first);
  const toSettle = requests.filter((request) => request.toSettle).length;
  const settled = toSettle === requests.length ? 'all to settle' : `${toSettle} to settle`;
  return {
    subject: `${requests.length} requests have changed${toSettle === 0 ? '' : `, ${settled}`}`,
    lines: [
      'The calendar, the timetable or the kit has changed, and with it these requests:',
      ...named(
        [...requests].sort((one, other) => Number(other.toSettle) - Number(one.toSettle)),
        changedLine,
      ),
      ...(toSettle === 0 ? [] : ['What is to be settled stands on the list to settle, with what can be done.']),
    ],
  };
}

/** Says that requests were handed over, by whom and to whom. */
export function handedOver(requests: Several<ToldRequest & { from: string }>, by: string | null): MessageText {
  const [first, ...more] = requests;
  const who = `from ${first.from} to ${first.teacher}`;
  if (more.length === 0)
    return {
      subject: `Handed over: ${called(first)}, ${who}`,
      lines: [`${by ?? 'Requisite'} handed over ${inFull(first)}, ${who}. Its kit and its work go on as they are.`],
    };
  return {
    subject: `Handed over: ${requests.length} requests, ${who}`,
    lines: [
      `${by ?? 'Requisite'} handed over ${requests.length} requests, ${who}:`,
      ...named(requests, called),
      'Their kit and their work go on as they are.',
    ],
  };
}

/** Says that a teacher has left, and what of theirs is to be handed over. */
export function toHandOver(requests: Several<ToldRequest>): MessageText {
  const [first, ...more] = requests;
  const left = `${first.teacher} has left`;
  if (more.length === 0)
    return {
      subject: `To hand over: ${called(first)} – ${left}`,
      lines: [`${left} and had asked for ${inFull(first)}.`, HAND_OVER],
    };
  const count = counted(requests.length, 'request');
  return {
    subject: `To hand over: ${count} – ${left}`,
    lines: [`${left}; ${count} of theirs ${onDays(requests)} are open:`, ...named(requests, called), HAND_OVER],
  };
}

/** Tells a head which requests of the next two school days nobody has settled. */
export function unsettled(requests: Several<WorldFacts>): MessageText {
  const [first, ...more] = requests;
  if (more.length === 0)
    return {
      subject: `Not settled yet: ${called(first)} – ${listed(whys(first))}`,
      lines: [`Nobody has settled ${inFull(first)}, asked for by ${first.teacher}: ${listed(whys(first))}.`],
    };
  return {
    subject: `Not settled yet: ${requests.length} requests ${onDays(requests)}`,
    lines: ['Nobody has settled these requests:', ...named(requests, (request) => `${called(request)} – ${listed(whys(request))}`)],
  };
}

/** What is new of an overload of departments whose people are shared, mostly of one; `facts` null: there is none any more. */
interface LoadNews {
  news: OverloadNews;
  departments: readonly string[];
  facts: OverloadFacts | null;
}

/** Says what is new of an overload, and with which request it came where that is known. */
export function overload({ news, departments, facts }: LoadNews, timeZone: string, cause: ToldRequest | null = null): MessageText {
  const whose = listed(departments);
  if (news === 'cleared' || !facts)
    return {
      subject: `No longer overloaded: ${whose}`,
      lines: [`The technicians’ time in ${whose} is enough again for the work of the next 20 teaching days.`],
    };
  const sentence = overloadSentence(facts, timeZone);
  const how = { appeared: '', earlier: ' begins earlier', grown: ' has grown' }[news];
  return {
    subject: `Overload in ${whose}${how}: ${sentence}`,
    lines: [
      `More work than technician time in ${whose}: ${sentence}.`,
      ...(cause ? [`It came with ${called(cause)}, for ${cause.teacher}.`] : []),
    ],
  };
}

/** A lesson that its teacher has said nothing of. */
export interface UnansweredFacts extends Periods {
  group: string;
  date: IsoDate;
  /** Epoch milliseconds. */
  deadlineMs: number;
}

/** Reminds a teacher of lessons without an answer, by deadline: '3 lessons need an answer by Thu 19 Nov, 12:00'. */
export function unanswered(lessons: Several<UnansweredFacts>, timeZone: string): MessageText {
  const deadlines = [...new Set(lessons.map(({ deadlineMs }) => deadlineMs))];
  const until = (deadlineMs: number) => moment(deadlineMs, timeZone);
  return {
    subject: `${counted(lessons.length, 'lesson')} ${lessons.length === 1 ? 'needs' : 'need'} an answer by ${until(lessons[0].deadlineMs)}${deadlines.length > 1 ? ' or soon after' : ''}`,
    lines: [
      ...deadlines.flatMap((deadlineMs) => [
        `By ${until(deadlineMs)}:`,
        ...lessons
          .filter((one) => one.deadlineMs === deadlineMs)
          .map(({ group, date, period, lastPeriod }) => `– ${group}, ${day(date)}, ${periods(period, lastPeriod)}`),
      ]),
      'Ask for what they need, or say that they need nothing, on My fortnight.',
    ],
  };
}
