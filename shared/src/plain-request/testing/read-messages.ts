import { addDays, weekdayOf } from '../../time/iso-date.js';
import type { ComingLesson, KnownPractical, ReadingSchool, Thing } from '../known.types.js';
import { lexiconOf, type Lexicon } from '../lexicon.js';
import type { ReadRequest, SaidLine } from '../read.types.js';
import { CONSUMABLES, OTHER_GROUPS, PERIODS, PRACTICALS, ROOMS, SUBSTANCES, THINGS, TODAY, WEEK } from './school-of-messages.js';

const named = (kind: Thing['kind'], written: string | readonly [string, ...string[]]): Thing => {
  const [name, ...aliases] = typeof written === 'string' ? [written] : written;
  return { kind, id: kind === 'apparatus' ? name : null, name, aliases, isLabelled: name.endsWith(' A') };
};

const yearOf = (code: string): number => Number.parseInt(code, 10);

function lessonsOf(weeks: number): ComingLesson[] {
  return Array.from({ length: weeks * 7 }, (_, day) => addDays(TODAY, day)).flatMap((date) =>
    WEEK.filter(([weekday]) => weekday === weekdayOf(date)).map(([, period, code, room]) => {
      const [first = '', last = null] = period.split('-');
      const startTime = PERIODS.find(({ name }) => name === first)?.start ?? '';
      return {
        id: `${date.slice(8)} ${first}`,
        date,
        cycleDay: 'A',
        period: first,
        lastPeriod: last,
        startTime,
        group: { code, year: yearOf(code) },
        room,
      };
    }),
  );
}

/** The names of the school of the messages. */
export function lexiconOfMessages(): Lexicon {
  return lexiconOf(
    [
      ...THINGS.map((thing) => named('apparatus', thing)),
      ...CONSUMABLES.map((name) => named('consumable', name)),
      ...SUBSTANCES.map((names) => named('chemical', names)),
    ],
    PRACTICALS.map(([title, ...keywords]): KnownPractical => ({ id: title, title, keywords })),
  );
}

/** Whom who writes teaches, and when. A lesson's id is its day of the month and period. */
export function schoolOfMessages(): ReadingSchool {
  return {
    groups: OTHER_GROUPS.map((code) => ({ code, year: yearOf(code) })),
    rooms: ROOMS,
    periods: PERIODS,
    lessons: lessonsOf(3),
    today: TODAY,
  };
}

/** A message with what is right about it, one entry each: '@17 P3', '#Food tests', '10 Tripod', '!pupils=28', '?words'. */
export interface RightOf {
  text: string;
  right: string[];
}

/** Reads a list of messages: each ends with ' => ' and what is right, parted by semicolons. */
export function messagesOf(list: string): RightOf[] {
  const messages: RightOf[] = [];
  let text: string[] = [];
  for (const line of list.trim().split('\n')) {
    const [said = '', right] = line.split(' => ');
    text.push(said);
    if (right === undefined) continue;
    messages.push({ text: text.join('\n'), right: right.split(';').map((part) => part.trim()) });
    text = [];
  }
  return messages;
}

function lineAsWritten(line: SaidLine): string {
  const { perClass, perSet, perPupil, unit, concentration, concentrationText } = line;
  const many = perSet ? `${String(perSet)}/set` : perPupil ? `${String(perPupil)}/pupil` : String(perClass ?? 0);
  const strength = concentration === undefined ? concentrationText : String(concentration);
  return `${many}${unit ? ` ${unit}` : ''} ${line.name}${strength ? ` @${strength}` : ''}`;
}

/** What was read of a message against what is right: entries that are missing, and lines or fields that nobody said and nobody is asked about. */
export function judge(
  { right }: RightOf,
  { draft, unsure }: ReadRequest,
): { rightLines: number; missing: string[]; silentlyWrong: string[] } {
  const askedLines = new Set(unsure.flatMap(({ line }) => line ?? []));
  const read = [
    ...(draft.lines ?? []).flatMap((line, index) => (askedLines.has(index) ? [] : [lineAsWritten(line)])),
    ...(draft.lessonId === undefined ? [] : [`@${draft.lessonId}`]),
    ...(draft.practicalId === undefined ? [] : [`#${draft.practicalId}`]),
    ...(draft.pupils === undefined ? [] : [`!pupils=${String(draft.pupils)}`]),
    ...(draft.groupSize === undefined ? [] : [`!group=${String(draft.groupSize)}`]),
  ];
  const isAsked = (words: string) =>
    unsure.some(
      ({ text }) =>
        text.toLowerCase().includes(words.toLowerCase()) || (text.length > 2 && words.toLowerCase().includes(text.toLowerCase())),
    );
  const isRead = (entry: string) =>
    entry === '@?'
      ? draft.lessonId === undefined && unsure.length > 0
      : entry.startsWith('?')
        ? isAsked(entry.slice(1))
        : read.includes(entry);
  const missing = right.filter((entry) => !isRead(entry));
  return { rightLines: right.length - missing.length, missing, silentlyWrong: read.filter((entry) => !right.includes(entry)) };
}
