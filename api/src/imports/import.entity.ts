import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  IMPORT_MODES,
  IMPORT_STATES,
  IMPORT_WORDS_ABOUT,
  type ImportAnswer,
  type ImportRefused,
  type ImportState,
  type ImportWordAbout,
} from '@app/shared';
import type { DoneIn } from '../practicals/index.js';
import { InOrder, oneOf, PointsTo } from '../core/database/index.js';
import type { StoredEntry } from '../calendar/index.js';

/** How many lessons and rows an import was about. */
export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  rejected: number;
  warnings: number;
}

/** The ids of what an import made besides lessons. */
export interface MadeIds {
  departments: string[];
  people: string[];
  rooms: string[];
  groups: string[];
  /** Of a file of practicals: those that it added, and those that it made another version of. */
  practicals?: DoneIn;
}

/** A group's year and pupils before an import and after it. */
export interface GroupChange {
  id: string;
  before: { year: number | null; pupils: number | null };
  after: { year: number | null; pupils: number | null };
}

/** What an import did to an entry. */
export const IMPORT_DEEDS = ['made', 'changed', 'ended', 'dropped'] as const;
export type ImportDeed = (typeof IMPORT_DEEDS)[number];

/** A file that was taken in, with what it takes to take it back. */
@Entity('import')
@PointsTo('school')
@PointsTo('person', 'personId')
@PointsTo('person', 'undoneBy')
export class ImportRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') at!: string;
  @Column('uuid') personId!: string;
  @Column('text') file!: string;
  @Column('text') kind!: string;
  /** The first day of the timetable. */
  @Column('date') firstDay!: string;
  @Column('jsonb') counts!: ImportCounts;
  @Column('jsonb') made!: MadeIds;
  @Column('jsonb') groupsChanged!: GroupChange[];
  @Column('timestamptz', { nullable: true }) undoneAt!: string | null;
  @Column('uuid', { nullable: true }) undoneBy!: string | null;
  @InOrder() readonly place?: string;
}

/** What an import did to one timetable entry, and the entry as it was before; null before it was made. */
@Entity('import_entry')
@PointsTo('import', 'importId')
@Check('import_entry_did_check', oneOf('did', IMPORT_DEEDS))
@Index('import_entry_entry', ['schoolId', 'entryId'])
export class ImportEntryRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') importId!: string;
  @PrimaryColumn('uuid') entryId!: string;
  @Column('text') did!: ImportDeed;
  @Column('jsonb', { nullable: true }) before!: StoredEntry | null;
  /** Of what was made, the entry that the whole lesson of the file goes by: one that was made, where the lesson is new, else one that was there. */
  @Column('uuid', { nullable: true }) lesson!: string | null;
}

/** A file that was sent to be taken in or looked at, how far it has come, and what came of it. Its times are the database's. */
@Entity('import_run')
@PointsTo('school')
@PointsTo('person', 'personId')
@Check('import_run_mode_check', oneOf('mode', IMPORT_MODES))
@Check('import_run_state_check', oneOf('state', IMPORT_STATES))
@Index('import_run_begun', ['schoolId', 'begunAt'])
export class ImportRunRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') file!: string;
  @Column('text') kind!: string;
  @Column('text') mode!: (typeof IMPORT_MODES)[number];
  @Column('text') state!: ImportState;
  @Column('int') rowsDone!: number;
  @Column('int', { nullable: true }) rowsOf!: number | null;
  @Column('jsonb', { nullable: true }) answer!: ImportAnswer | null;
  @Column('jsonb', { nullable: true }) problem!: ImportRefused | null;
  @Column({ type: 'timestamptz', insert: false, default: () => 'now()' }) readonly begunAt?: string;
  @Column({ type: 'timestamptz', insert: false, default: () => 'now()' }) readonly touchedAt?: string;
}

/** What a person said that a word of files means; `word` is how words are compared, `written` how it stood in the file. */
@Entity('import_word')
@PointsTo('school')
@PointsTo('person', 'personId')
@Check('import_word_about_check', oneOf('about', IMPORT_WORDS_ABOUT))
export class ImportWordRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('text') about!: ImportWordAbout;
  @PrimaryColumn('text') word!: string;
  @Column('text') written!: string;
  /** A weekday or label, a week (null for every week), or the name of a department; of a teacher null, with the person beside it, or nobody for somebody new. */
  @Column('text', { nullable: true }) meaning!: string | null;
  @Column('timestamptz') at!: string;
  /** Of a teacher: who it is; null for somebody new. */
  @Column('uuid', { nullable: true }) personId!: string | null;
}
