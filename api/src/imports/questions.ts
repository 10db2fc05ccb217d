import { plainWords, type ImportQuestion, type ImportWordAbout } from '@app/shared';
import { type ReadFile, writtenCell } from './read-timetable-file.js';
import { SOMEBODY_NEW, type TeacherDoubt, type Teachers } from './teachers.js';
import type { WordsKnown } from './words-said.js';

/** This many questions are asked at once. */
const MOST_QUESTIONS = 200;

type Asked = Pick<ImportQuestion, 'about' | 'written' | 'row' | 'taken' | 'suggests'> & {
  rows?: number;
  choices?: ImportQuestion['choices'];
};

/** The questions of one file, each word once, in the order in which they are asked. */
class Questions {
  private readonly asked = new Map<string, ImportQuestion>();

  add({ rows = 1, choices = [], ...question }: Asked, answered: ImportQuestion['answered'] = 'no'): void {
    const key = `${question.about}\u0000${plainWords(question.written)}`;
    const known = this.asked.get(key);
    if (known) known.rows += rows;
    else this.asked.set(key, { ...question, rows, choices, answered });
  }

  get all(): ImportQuestion[] {
    return [...this.asked.values()].slice(0, MOST_QUESTIONS);
  }
}

/** Whether a day is written as English timetables write it, with a number, or as one of the calendar's own labels. */
export function isPlainDay(written: string, labels: readonly string[]): boolean {
  const words = written.replace(/([a-z])([A-Z])/g, '$1 $2').split(/[^\p{L}\p{N}]+/u);
  return (
    /\d/.test(written) ||
    words.some((word) => ENGLISH_DAY.test(word)) ||
    words.some((word) => labels.some((label) => plainWords(label) === plainWords(word))) ||
    labels.some((label) => plainWords(label) === plainWords(written)) ||
    /^(?:day|week|wk)?\s*[a-z]$/i.test(written.trim())
  );
}
const ENGLISH_DAY =
  /^(?:mo|tu|we|th|fr|sa|su|mon|monday|tue|tues|tuesday|wed|weds|wedn|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday)s?[a-d]?$/i;

/** Rows whose day was read from a word of another language that nobody has confirmed, by the word. */
export function guessedDays(
  read: ReadFile,
  labels: readonly string[],
  known: WordsKnown['days'],
): { row: number; written: string; day: string }[] {
  if (read.mapping.day === undefined || read.mapping.day === read.mapping.period) return [];
  const plain = new Map<string, boolean>();
  return read.lessons.flatMap(({ row, cycle }) => {
    const written = writtenCell(read, row, 'day');
    let isSure = plain.get(written);
    if (isSure === undefined) plain.set(written, (isSure = known.has(plainWords(written)) || isPlainDay(written, labels)));
    return isSure ? [] : [{ row, written, day: cycle.day }];
  });
}

/** What a person is asked about a file's words, and what was answered before, as last time. */
export function questionsOf(
  read: ReadFile,
  doubts: readonly (TeacherDoubt & { row: number; rows: number })[],
  days: ReturnType<typeof guessedDays>,
  { known, said, teachers }: { known: WordsKnown; said: WordsKnown; teachers: Teachers },
): ImportQuestion[] {
  const questions = new Questions();
  for (const { row, code } of read.rejected) {
    if (code === 'DAY_NOT_UNDERSTOOD' && read.mapping.day !== read.mapping.period)
      questions.add({ about: 'days', written: writtenCell(read, row, 'day'), row, taken: null, suggests: null });
    if (code === 'WEEK_NOT_UNDERSTOOD')
      questions.add({
        about: 'weeks',
        written: writtenCell(read, row, 'week') || writtenCell(read, row, 'day'),
        row,
        taken: null,
        suggests: null,
      });
  }
  for (const { row, written, day } of days) questions.add({ about: 'days', written, row, taken: day, suggests: day });
  for (const { subject, department, suggests, row, rows } of read.subjectsGuessed)
    questions.add({ about: 'subjects', written: subject, row, rows, taken: department, suggests });
  for (const { written, mayBe, takenId, row, rows } of doubts) {
    const choices = mayBe.map(({ id, name, code, active }) => ({ value: id, name, code, active }));
    questions.add({
      about: 'teachers',
      written,
      row,
      rows,
      taken: takenId,
      suggests: takenId ?? (mayBe.length === 1 ? (mayBe[0]?.id ?? null) : null),
      choices,
    });
  }
  for (const { about, written, row } of wordsOf(read)) {
    if (known[about].size === 0) continue;
    const meaning = known[about].get(plainWords(written));
    if (!meaning) continue;
    const person = about === 'teachers' && meaning.meaning !== SOMEBODY_NEW ? teachers.person(meaning.meaning ?? '') : undefined;
    const choices = person ? [{ value: person.id, name: person.name, code: person.code, active: person.active }] : [];
    questions.add(
      { about, written, row, taken: meaning.meaning, suggests: null, choices },
      said[about].has(plainWords(written)) ? 'now' : 'before',
    );
  }
  return questions.all;
}

/** The words of a file that may have been asked about. */
function* wordsOf(read: ReadFile): Generator<{ about: ImportWordAbout; written: string; row: number }> {
  for (const { row, teacher, otherTeachers } of read.lessons) {
    const columns = [
      ['days', 'day'],
      ['weeks', 'week'],
      ['subjects', 'subject'],
      ['departments', 'department'],
    ] as const;
    for (const [about, column] of columns) {
      const written = writtenCell(read, row, column);
      const isOfAll = about === 'subjects' && read.mapping.subject === undefined && read.mapping.department === undefined;
      if (written !== '' || isOfAll) yield { about, written, row };
    }
    for (const written of [teacher, ...otherTeachers]) yield { about: 'teachers', written, row };
  }
}
