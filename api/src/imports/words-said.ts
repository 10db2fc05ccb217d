import {
  plainWords,
  readCycleDay,
  type FieldError,
  IMPORT_WORDS_ABOUT,
  type ImportCalendar,
  type ImportWordAbout,
  TIMETABLE_COLUMNS,
  type WordsSaid,
} from '@app/shared';
import { isId } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';
import { SOMEBODY_NEW, type Teachers } from './teachers.js';
import type { SchoolRows } from './timetable-plan.js';

/** What a word of a file means. Of weeks null is every week. */
export interface WordMeaning {
  written: string;
  meaning: string | null;
}

/** What words of files mean, by what they are about and by the word as words are compared. */
export type WordsKnown = Record<ImportWordAbout, Map<string, WordMeaning>>;

/** What a person said with a file: which header holds which column, what words mean, and which earlier answers hold no more. */
export interface Corrections {
  columns: Record<string, unknown>;
  words: WordsKnown;
  forgotten: Record<ImportWordAbout, Set<string>>;
}

/** What of the school says whether a meaning makes sense. */
type SchoolNow = Pick<SchoolRows, 'people' | 'departments'> & { calendar: ImportCalendar | null };

const MOST_WORDS = 500;
const LONGEST_WORD = 200;

const each = <Value>(make: () => Value) =>
  Object.fromEntries(IMPORT_WORDS_ABOUT.map((about) => [about, make()])) as Record<ImportWordAbout, Value>;

/** No words. */
export const noWords = (): WordsKnown => each(() => new Map<string, WordMeaning>());

/**
 * Parts the mapping that a person sent: columns stand by themselves or under `columns`; an empty meaning forgets what was answered before.
 * @throws INVALID that names each member that makes no sense
 */
export function readCorrections(sent: Record<string, unknown>, now: SchoolNow): Corrections {
  const { columns, ...rest } = sent;
  const problems: FieldError[] = [];
  const result: Corrections = { columns: {}, words: noWords(), forgotten: each(() => new Set<string>()) };
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (columns !== undefined && !isObject(columns)) problems.push(wrong('columns', 'must name a header for each column'));
  for (const [name, value] of [...Object.entries(isObject(columns) ? columns : {}), ...Object.entries(rest)]) {
    const about = IMPORT_WORDS_ABOUT.find((one) => one === name);
    if (about === undefined || (TIMETABLE_COLUMNS as readonly string[]).includes(name)) result.columns[name] = value;
    else if (isObject(value)) problems.push(...readWords(about, value, result, now));
    else problems.push(wrong(name, 'must say for each word what it means'));
  }
  if (problems.length > 0)
    throw new ProblemError('INVALID', `${problems.map(({ message }) => message).join(' ')} Nothing was changed.`, problems);
  return result;
}

const wrong = (member: string, what: string): FieldError => ({
  field: `mapping.${member}`,
  code: 'invalid',
  message: `mapping.${member} ${what}.`,
});

function readWords(about: ImportWordAbout, sent: Record<string, unknown>, { words, forgotten }: Corrections, now: SchoolNow): FieldError[] {
  const entries = Object.entries(sent);
  if (entries.length > MOST_WORDS) return [wrong(about, `may have at most ${MOST_WORDS} words`)];
  return entries.flatMap(([written, value]) => {
    const word = plainWords(written);
    const isText = typeof value === 'string' && value.length <= LONGEST_WORD;
    // a file may say nothing of subjects, and all of it is of one department
    if ((word === '' && about !== 'subjects') || written.length > LONGEST_WORD || (value !== null && !isText))
      return [wrong(about, 'has a word or a meaning that is none')];
    if (value === '' || (value === null && about !== 'weeks')) {
      forgotten[about].add(word);
      return [];
    }
    if (about === 'days' && readCycleDay(value ?? '', '', now.calendar, 'rotating') === 'DAY_NOT_UNDERSTOOD')
      return [wrong(about, `says that '${written}' is '${value}', which is no day`)];
    const meaning = value === null ? null : meaningOf(about, value, now);
    if (meaning === undefined) return [wrong(about, `says that '${written}' is somebody who is not there`)];
    words[about].set(word, { written, meaning });
    return [];
  });
}

/** A department by its name, a person by the id; undefined for a person who is not there. */
function meaningOf(about: ImportWordAbout, value: string, now: SchoolNow): string | undefined {
  if (about === 'subjects' || about === 'departments') return now.departments.find(({ id }) => id === value)?.name ?? value.trim();
  if (about !== 'teachers' || value === SOMEBODY_NEW) return value.trim();
  return isId(value) ? now.people.find(({ id }) => id === value)?.id : undefined;
}

/** Lays what was said now over what was said before. */
export function withBefore({ words, forgotten }: Corrections, before: WordsKnown): WordsKnown {
  const known = noWords();
  for (const about of IMPORT_WORDS_ABOUT) {
    for (const [word, meaning] of before[about]) if (!forgotten[about].has(word)) known[about].set(word, meaning);
    for (const [word, meaning] of words[about]) known[about].set(word, meaning);
  }
  return known;
}

/** Names whom a file made for those that were said to be somebody new, so that the next file means the same and makes nobody. */
export function withMade(corrections: Corrections, teachers: Teachers): Corrections {
  const said = [...corrections.words.teachers].map(([word, one]): [string, WordMeaning] => [
    word,
    one.meaning === SOMEBODY_NEW ? { ...one, meaning: teachers.madeFor(one.written)?.id ?? SOMEBODY_NEW } : one,
  ]);
  return { ...corrections, words: { ...corrections.words, teachers: new Map(said) } };
}

/** The meanings of one kind of word by the word as it was written. */
export function meanings(known: Map<string, WordMeaning>): Record<string, string> {
  return Object.fromEntries([...known.values()].flatMap(({ written, meaning }) => (meaning === null ? [] : [[written, meaning]])));
}

/** What the reader of a file takes of it: all but who the teachers are. */
export function saidOf({ days, weeks, subjects, departments }: WordsKnown): WordsSaid {
  return {
    days: meanings(days),
    weeks: Object.fromEntries([...weeks.values()].map(({ written, meaning }) => [written, meaning])),
    subjects: meanings(subjects),
    departments: meanings(departments),
  };
}
