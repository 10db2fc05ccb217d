import type { CycleDay, ImportCalendar } from './cycle-day.js';
import type { ImportRejection, ImportWarning, RowAsRead } from './import-issue.js';
import type { SubjectGuessed } from './department-of-subject.js';
import type { ColumnMapping } from './timetable-columns.js';
import type { WordsSaid } from './words-said.js';

/** A table as a file holds it: distinct headers, and the data rows with the file line on which each begins. */
export interface ImportTable {
  headers: readonly string[];
  headerRow: number;
  rows: readonly ImportTableRow[];
  warnings: readonly ImportWarning[];
}
export interface ImportTableRow {
  row: number;
  cells: readonly string[];
  /** It had fewer cells than the header, or more of which the last are empty: what it lacks, or has too many, may stand in its middle. */
  isUneven?: true;
}

/** One lesson of the timetable in our words, as a row of a file says it. */
export interface TimetableLesson {
  row: number;
  cycle: CycleDay;
  cycleDay: string;
  period: string;
  /** The last period of a lesson over several, else null. */
  lastPeriod: string | null;
  /** Every period that the lesson takes, the first one included. */
  periods: readonly string[];
  group: string;
  year: number | null;
  /** Only the group's code says the year. */
  yearGuessed?: boolean;
  pupils: number | null;
  subject: string;
  department: string;
  /** What says the department: the file (or a person, of a word of it), what is usual for the subject, or nothing. */
  departmentFrom?: 'file' | 'subject' | 'nothing';
  teacher: string;
  /** The file names nobody: the code stands for a person to be named. */
  standIn: boolean;
  otherTeachers: readonly string[];
  /** The set of bells that its periods belong to, where the file says one. */
  schedule?: string | null;
  room: string | null;
}

/** What the school already knows, against which a file is read. */
export interface ImportContext {
  calendar: ImportCalendar | null;
  /** Names of the departments that exist: their spelling wins over ours. */
  departments: readonly string[];
  /** What a person has said of words that files write: asked for once, then remembered. */
  said?: WordsSaid;
  /** The cycle days of the lessons that go on, each once: what numbered days mean in a file that has but some of them. */
  standing?: readonly string[];
}

/** Periods and cycle days that a file names, so that a school without a calendar can be offered them. */
export interface PeriodFound {
  name: string;
  start: string | null;
  end: string | null;
  rows: number;
  known: boolean;
}
export interface CycleDayFound {
  cycleDay: string;
  rows: number;
  known: boolean;
}

/** A file read and judged, before anything is compared with the school's rows. */
export interface ReadTimetable {
  lessons: TimetableLesson[];
  rejected: ImportRejection[];
  /** Rows that are no lesson, since they name no group, and what they say all the same. */
  withoutGroup: { row: number; read: RowAsRead }[];
  /** Subjects whose department was guessed, or went to 'Other', with their first row and how many have them. */
  subjectsGuessed: SubjectGuessed[];
  warnings: ImportWarning[];
  mapping: ColumnMapping;
  unmapped: string[];
  periodsFound: PeriodFound[];
  cycleDaysFound: CycleDayFound[];
}
