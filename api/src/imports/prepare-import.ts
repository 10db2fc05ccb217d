import { Injectable } from '@nestjs/common';
import { dateAt, type ImportChoice, type TimetableKind } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { FileRefusal } from './file-refusal.js';
import { choiceIn, mappingIn } from './import-fields.js';
import { ImportsQueries } from './imports.queries.js';
import { KeepWords } from './keep-words.js';
import { MappingRefusal, type ReadFile, readTimetableFile } from './read-timetable-file.js';
import type { TellProgress } from './import-progress.js';
import type { Upload } from './read-upload.js';
import { Reader } from './reader.js';
import type { ToRead } from './reader-thread.js';
import type { SchoolRows } from './timetable-plan.js';
import { type Corrections, readCorrections, saidOf, withBefore } from './words-said.js';

/** What is asked for: a timetable file, how it is to be read, which part of it, and from which day on. */
export interface Asked {
  file: Upload['file'];
  kind: TimetableKind;
  mapping: Record<string, unknown>;
  choice: ImportChoice | null;
  from: string;
  fromGiven: boolean;
}

/** What of the school says how a file is to be read, and the school as it is. */
export interface Context {
  calendar: Awaited<ReturnType<ImportsQueries['calendar']>>;
  rows: SchoolRows;
  corrections: Corrections;
  known: ReturnType<typeof withBefore>;
}

/** A file read, what it was read by (the same again needs no other reading), and how long that took, in milliseconds. */
export interface Reading {
  read: ReadFile;
  by: string;
  ms: number;
}

/** A file that was read, and what is to be done with it. */
export interface Prepared {
  fields: Upload['fields'];
  asked: Asked;
  reading: Reading;
}

/** A file that was read in so short a time is read again on the spot where what it is read by changed meanwhile. */
const READ_AGAIN_MS = 1000;

/** Reads the files that are to be taken in, before anything else is done with them. */
@Injectable()
export class PrepareImport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: ImportsQueries,
    private readonly words: KeepWords,
    private readonly reader: Reader,
  ) {}

  /**
   * Reads a file before anything is locked or a connection is in hand: nobody waits for it, nor for one that is refused.
   * @throws FILE_REFUSED for a file that cannot be taken in; INVALID for a mapping that does not fit it; NOT_BUILT_YET for a kind that we
   * cannot read yet; TOO_MANY_REQUESTS while too many files wait
   */
  async prepare(principal: Principal, { fields, file }: Upload, tell?: TellProgress): Promise<Prepared> {
    const { kind } = fields;
    if (kind !== 'timetable-csv' && kind !== 'fet') {
      const detail = `Files of the kind '${kind}' cannot be imported yet. Nothing was changed. Timetables can, as timetable-csv or fet.`;
      throw new ProblemError('NOT_BUILT_YET', detail, [{ field: 'kind', code: 'notBuiltYet', message: detail }]);
    }
    const asked: Asked = {
      file,
      kind,
      mapping: mappingIn(fields),
      choice: await choiceIn(fields),
      from: fields.from ?? dateAt(this.clock.nowMs(), principal.timeZone),
      fromGiven: fields.from !== undefined,
    };
    const { schoolId } = principal;
    const context = await this.db.transaction(schoolId, () => this.context(schoolId, asked));
    const { toRead, by } = readingOf(asked, context);
    const begun = performance.now();
    const read = await orRefused(() => this.reader.read(schoolId, toRead, tell));
    return { fields, asked, reading: { read, by, ms: performance.now() - begun } };
  }

  /** What of the school says how a file is to be read; inside a transaction. */
  async context(schoolId: string, { mapping, from }: Asked): Promise<Context> {
    const calendar = await this.queries.calendar(schoolId);
    const rows = await this.queries.rows(schoolId, from);
    const corrections = readCorrections(mapping, { ...rows, calendar });
    return { calendar, rows, corrections, known: withBefore(corrections, await this.words.known(schoolId)) };
  }
}

/** What a file is to be read by, as the school says now, and that as a text: two readings by the same text are the same. */
function readingOf({ file, kind }: Asked, { calendar, rows, corrections, known }: Context): { toRead: ToRead; by: string } {
  const columns = kind === 'fet' ? {} : corrections.columns;
  const standing = [...new Set(rows.entries.flatMap(({ cycleDay, validTo }) => (validTo === null ? [cycleDay] : [])))].sort();
  const context = { calendar, departments: rows.departments.map(({ name }) => name), said: saidOf(known), standing };
  return { toRead: { file, kind, columns, context }, by: JSON.stringify([columns, context]) };
}

/** Gives the file as the school says now that it is to be read: what was read before, or read again. @throws BUSY where that takes long */
export async function readBy(asked: Asked, context: Context, before: Reading): Promise<ReadFile> {
  const { toRead, by } = readingOf(asked, context);
  if (before.by === by) return before.read;
  if (before.ms > READ_AGAIN_MS) throw new ProblemError('BUSY', words.imports.CHANGED_MEANWHILE);
  return orRefused(async () => readTimetableFile(toRead.file, toRead.kind, toRead.columns, toRead.context));
}

async function orRefused<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MappingRefusal) throw new ProblemError('INVALID', error.message, [...error.problems]);
    if (!(error instanceof FileRefusal)) throw error;
    throw new ProblemError('FILE_REFUSED', error.message, [{ field: 'file', code: error.code, message: error.message }], error.found);
  }
}
