import { Injectable } from '@nestjs/common';
import { dateAt, type FieldError, type ImportAnswer, type ImportUndone, LISTED_REJECTIONS, type RowNote } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { FileKinds, type JudgedFile } from './file-kinds.js';
import { FileRefusal } from './file-refusal.js';
import { ImportPracticals } from './import-practicals.js';
import { mappingIn } from './import-fields.js';
import { ImportRuns } from './import-runs.js';
import { ImportKeptRow } from './import-kept.entity.js';
import { ImportRow } from './import.entity.js';
import { ImportsListQueries } from './imports-list.queries.js';
import { readTable } from './read-csv.js';
import { readLibraryFile } from './read-library-file.js';
import type { Upload } from './read-upload.js';

/** From this share of rows that could not be read on, a person has to say that the file is to be taken in. */
const UNREAD_SHARE = 0.1;
const NAMED_ROWS = 200;
const PRACTICALS = 'practicals';
/** The table of a feature is read where it is asked for, so it is far smaller than a timetable may be. */
const MAX_BYTES = 4 * 1024 * 1024;

/** What a feature kept of an import ($2), locked until the transaction ends. */
export const KEPT_OF_IMPORT = statement(
  { kept: is.json<object>() },
  'SELECT kept FROM import_kept WHERE school_id = $1 AND import_id = $2 FOR UPDATE',
);

/** Takes in files of the kinds that features add, and takes them back. */
@Injectable()
export class TakeFile {
  constructor(
    private readonly kinds: FileKinds,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: ImportsListQueries,
    private readonly practicals: ImportPracticals,
    private readonly runs: ImportRuns,
  ) {}

  /** Tells whether a feature takes in files of a kind. */
  takes(kind: string): boolean {
    return kind === PRACTICALS || this.kinds.find(kind) !== undefined || this.kinds.findWhole(kind) !== undefined;
  }

  /** Takes a file in, or tells what that would do. @throws FILE_REFUSED for one that cannot be read, or of which too much was not */
  async take(principal: Principal, { fields, file }: Upload): Promise<ImportAnswer> {
    const { kind, mode } = fields;
    // no table: a document of its own
    if (kind === PRACTICALS) return orRefused(async () => this.practicals.take(principal, await readLibraryFile({ fields, file })));
    const whole = this.kinds.findWhole(kind);
    if (whole) return whole(principal, { fields, file });
    const way = this.kinds.find(kind);
    if (!way) throw notFound('import');
    return orRefused(() => {
      if (file.bytes.length > MAX_BYTES)
        throw new FileRefusal(file.name, 'FILE_TOO_LARGE', 'is larger than 4 MB.', 'Check that it is the right file.');
      const table = readTable(file.bytes, file.name);
      const said = mappingIn(fields);
      return this.db.transaction(principal.schoolId, async () => {
        const judged = await way.judge(principal, table, file.name, said);
        const told = toldOf(judged, table);
        if (mode === 'preview') return { ...told, mode, kind, id: null };
        if (told.needsAcceptUnread && fields.acceptUnread !== 'true') throw unread(file.name, told);
        const changes = judged.created + judged.updated + judged.removed > 0;
        const id = changes ? await this.keep(principal, { kind, file: file.name, judged }) : null;
        const answer = { ...told, mode, kind, id };
        if (id !== null) this.runs.done(principal, { id, file: file.name, isNoted: false }, answer);
        return answer;
      });
    });
  }

  /** Takes an import of such a kind back; null where it is of another kind. @throws NOT_FOUND; UNDO_TOO_LATE */
  async undo(principal: Principal, id: string): Promise<ImportUndone | null> {
    const { schoolId } = principal;
    const taken = await this.imports.one(schoolId, id);
    const way = taken && this.kinds.find(taken.kind);
    if (!way) return null;
    return this.db.transaction(schoolId, async () => {
      const row = await this.db.one(KEPT_OF_IMPORT, [schoolId, id]);
      const now = await this.imports.one(schoolId, id);
      if (!row || !now) throw notFound('import');
      if (now.undone) return { id, undone: now.undone, restored: 0, gone: 0, ended: 0 };
      const counts = await way.takeBack(principal, row.kept);
      const at = instant(this.clock.nowMs());
      await this.db.update(ImportRow, { id }, { undoneAt: at, undoneBy: principal.personId });
      const undone = await this.imports.one(schoolId, id);
      return { id, undone: undone?.undone ?? { at, by: '' }, ...counts };
    });
  }

  private async keep({ schoolId, personId, timeZone }: Principal, { kind, file, judged }: Taken): Promise<string> {
    const id = newId();
    const kept = await judged.apply();
    const { created, updated, unchanged, removed, rejected } = judged;
    const row = {
      ...{ schoolId, id, personId, file, kind },
      counts: { created, updated, unchanged, removed, rejected: rejected.length, warnings: 0 },
      at: instant(this.clock.nowMs()),
      firstDay: dateAt(this.clock.nowMs(), timeZone),
      made: { departments: [], people: [], rooms: [], groups: [] },
      groupsChanged: [],
      undoneAt: null,
      undoneBy: null,
    };
    await this.db.insert([ImportRow, [row]], [ImportKeptRow, [{ schoolId, importId: id, kept }]]);
    return id;
  }
}

interface Taken {
  kind: string;
  file: string;
  judged: JudgedFile;
}

type Told = Omit<ImportAnswer, 'mode' | 'kind' | 'id'>;

function toldOf(judged: JudgedFile, table: { headers: readonly string[]; rows: readonly unknown[] }): Told {
  const { created, updated, unchanged, removed, rejected, mapping, sample } = judged;
  const rows = table.rows.length;
  return {
    ...{ created, updated, unchanged, removed, rows },
    ...{ kept: 0, outside: 0, rowsRead: rows - rejected.length },
    needsAcceptUnread: rejected.length > 0 && rejected.length >= rows * UNREAD_SHARE,
    rejected: rejected.slice(0, LISTED_REJECTIONS),
    rejectedCount: rejected.length,
    ...{ warnings: [], warningCount: 0, warningsByCode: {}, questions: [] },
    mapping: { ...mapping },
    headers: [...table.headers],
    made: { people: [], groups: [], rooms: [], departments: [] },
    ...{ periodsFound: [], cycleDaysFound: [], sample: [...sample] },
  };
}

function unread(fileName: string, { rejected, rejectedCount, rows, headers, mapping }: Told): ProblemError {
  const message = words.imports.tooMuchUnread(fileName, rejectedCount, rows);
  const named = rejected.slice(0, NAMED_ROWS).map((note: RowNote): FieldError => ({
    field: `row ${note.row}`,
    code: note.code,
    message: words.imports.ofRow(note.row, note.column ?? '', note.message),
  }));
  const found = { headers, mapping, missing: [], rejected, rejectedCount, needsAcceptUnread: true };
  return new ProblemError('FILE_REFUSED', message, [{ field: 'file', code: 'ROWS_NOT_READ', message }, ...named], found);
}

async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    throw new ProblemError('FILE_REFUSED', error.message, [{ field: 'file', code: error.code, message: error.message }], error.found);
  }
}
