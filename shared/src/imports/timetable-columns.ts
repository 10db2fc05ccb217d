/** The columns of a timetable file in our own words, in the order in which we write them ourselves. */
export const TIMETABLE_COLUMNS = [
  'week',
  'day',
  'period',
  'start',
  'end',
  'group',
  'year',
  'pupils',
  'subject',
  'department',
  'teacher',
  'room',
  'schedule',
] as const;
export type TimetableColumn = (typeof TIMETABLE_COLUMNS)[number];

/** Without these a row says nothing that could become a lesson; a column of starts stands for the periods. */
export const REQUIRED_COLUMNS = ['day', 'period', 'group', 'teacher'] as const satisfies readonly TimetableColumn[];

/** Which header of the file holds each of our columns. A column that the file lacks is absent. */
export type ColumnMapping = Partial<Record<TimetableColumn, string>>;

/**
 * Headers that other systems use, best first. Where a file has several of them for one column, the first of this list
 * wins: `subject_code` before `course`, `class_code` before `course`.
 */
const SYNONYMS: Readonly<Record<TimetableColumn, readonly string[]>> = {
  week: ['week', 'cycle week', 'week code', 'week label', 'week name', 'timetable week', 'week no', 'week number', 'weeks', 'wk'],
  day: ['day', 'cycle day', 'day name', 'weekday', 'day of week', 'day code', 'day short name', 'dow', 'days', 'day number', 'day no'],
  period: [
    'period',
    'period name',
    'period code',
    'period number',
    'period no',
    'lesson',
    'lesson number',
    'hour',
    'session',
    'slot',
    'timeslot',
    'time slot',
    'block',
    'prd',
    'per',
    'time',
  ],
  start: ['start time', 'start', 'starts', 'time from', 'from time', 'from', 'begin', 'begins', 'begin time', 'starttime', 'lesson start'],
  end: ['end time', 'end', 'ends', 'time to', 'to time', 'to', 'until', 'finish', 'finish time', 'finishes', 'endtime', 'lesson end'],
  group: [
    'group',
    'teaching group',
    'class code',
    'class',
    'group code',
    'class name',
    'group name',
    'set code',
    'set',
    'teaching set',
    'students sets',
    'students set',
    'student set',
    'student sets',
    'class set',
    'section',
    'form',
    'class id',
    'course code',
    'band',
  ],
  year: ['year', 'year group', 'nc year', 'national curriculum year', 'yeargroup', 'year code', 'year name', 'grade', 'yr'],
  pupils: [
    'pupils',
    'pupil count',
    'number of pupils',
    'students',
    'student count',
    'number of students',
    'class size',
    'group size',
    'size',
    'roll',
    'on roll',
    'headcount',
  ],
  subject: ['subject', 'subject code', 'subject name', 'subj', 'subject short name', 'course name', 'course', 'activity'],
  department: ['department', 'department name', 'dept', 'department code', 'faculty', 'curriculum area'],
  teacher: [
    'teacher',
    'teacher code',
    'staff code',
    'staff',
    'teacher initials',
    'staff initials',
    'initials',
    'teachers',
    'main teacher',
    'staff member',
    'teacher name',
    'staff name',
    'member of staff',
    'tutor',
    'teacher id',
    'staff id',
    'employee',
  ],
  room: ['room', 'room code', 'room name', 'location', 'rooms', 'classroom', 'room number', 'room no', 'site', 'rm', 'room id', 'place'],
  schedule: ['schedule', 'bell schedule', 'bells', 'bell times', 'set of bells', 'bell'],
};

/** A header without case, punctuation, camel humps or repeated spaces: `Teacher_Code`, `teacherCode` -> `teacher code`. */
export function plainHeader(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Guesses which header holds which of our columns. Each header is used once; headers that nothing wants stay unmapped.
 * Headers must be distinct.
 */
export function guessMapping(headers: readonly string[]): ColumnMapping {
  const byPlain = new Map<string, string>();
  for (const header of headers) {
    const plain = plainHeader(header);
    if (plain && !byPlain.has(plain)) byPlain.set(plain, header);
  }
  const wanted = TIMETABLE_COLUMNS.flatMap((column) => SYNONYMS[column].map((word, rank) => ({ column, word, rank })));
  wanted.sort((a, b) => a.rank - b.rank);
  const mapping: ColumnMapping = {};
  const used = new Set<string>();
  for (const { column, word } of wanted) {
    const header = byPlain.get(word);
    if (header === undefined || used.has(header) || mapping[column] !== undefined) continue;
    mapping[column] = header;
    used.add(header);
  }
  return Object.fromEntries(TIMETABLE_COLUMNS.flatMap((column) => (mapping[column] === undefined ? [] : [[column, mapping[column]]])));
}

/** What is wrong with a mapping that somebody sent: which of its members, a code and a sentence. */
export interface MappingProblem {
  field: string;
  code: 'UNKNOWN_COLUMN' | 'NO_SUCH_HEADER' | 'NOT_A_HEADER';
  message: string;
}

/** The outcome of mapping a file: what holds what, what nothing wants, what is missing, and what was wrong in the correction. */
export interface ResolvedMapping {
  mapping: ColumnMapping;
  unmapped: string[];
  missing: TimetableColumn[];
  problems: MappingProblem[];
}

/** So many characters are quoted back of one word that was sent, and of all headers of a file. */
const [QUOTED, QUOTED_LIST] = [200, 1000];

/**
 * The guess, with a person's corrections put over it: `{ours: header}` names another header, `{ours: null}` (or '') says
 * that the file has no such column. A header that a correction takes is taken from the column for which it was guessed,
 * except that day and period may name the same header (a session such as 'MonA:1').
 */
export function resolveMapping(headers: readonly string[], corrections: Readonly<Record<string, unknown>> = {}): ResolvedMapping {
  const problems: MappingProblem[] = [];
  const corrected: ColumnMapping = {};
  const dropped = new Set<TimetableColumn>();
  for (const [column, header] of Object.entries(corrections)) {
    const field = `mapping.${column}`;
    if (!isTimetableColumn(column)) {
      problems.push({
        field,
        code: 'UNKNOWN_COLUMN',
        message: `There is no column '${column.slice(0, QUOTED)}'. The columns are ${TIMETABLE_COLUMNS.join(', ')}.`,
      });
    } else if (header === null || header === '') {
      dropped.add(column);
    } else if (typeof header !== 'string') {
      problems.push({ field, code: 'NOT_A_HEADER', message: `Name the header of the file that holds ${column}, or null for none.` });
    } else {
      const found = headers.find((each) => each === header) ?? headers.find((each) => plainHeader(each) === plainHeader(header));
      if (found === undefined) {
        problems.push({
          field,
          code: 'NO_SUCH_HEADER',
          message: `The file has no header '${header.slice(0, QUOTED)}'. Its headers are ${headers.join(', ').slice(0, QUOTED_LIST)}.`,
        });
      } else corrected[column] = found;
    }
  }
  const taken = new Set(Object.values(corrected));
  const mapping: ColumnMapping = {};
  const guessed = guessMapping(headers);
  for (const column of TIMETABLE_COLUMNS) {
    const guess = guessed[column];
    const header = corrected[column] ?? (dropped.has(column) || guess === undefined || taken.has(guess) ? undefined : guess);
    if (header !== undefined) mapping[column] = header;
  }
  const used = new Set(Object.values(mapping));
  return {
    mapping,
    unmapped: headers.filter((header) => !used.has(header)),
    missing: missingColumns(mapping),
    problems,
  };
}

/** The required columns that a mapping lacks. A file that tells when lessons start needs no periods. */
export function missingColumns(mapping: ColumnMapping): TimetableColumn[] {
  return REQUIRED_COLUMNS.filter((column) => mapping[column] === undefined && !(column === 'period' && mapping.start !== undefined));
}

function isTimetableColumn(word: string): word is TimetableColumn {
  return (TIMETABLE_COLUMNS as readonly string[]).includes(word);
}
