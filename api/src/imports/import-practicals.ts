import { Injectable } from '@nestjs/common';
import { dateAt, type ImportAnswer, type ImportUndone } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { type TakenIn, TakeInPracticals } from '../practicals/index.js';
import { ImportRuns } from './import-runs.js';
import { ImportRow } from './import.entity.js';
import type { ReadLibrary } from './read-library-file.js';

const LISTED = 1000;
const NOTHING = { people: [], groups: [], rooms: [], departments: [] };

/** Takes practicals of a file into the library: told first, then done in one transaction. */
@Injectable()
export class ImportPracticals {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly library: TakeInPracticals,
    private readonly runs: ImportRuns,
  ) {}

  /** Takes in a file of practicals that was read, or tells what that would do. */
  take(principal: Principal, read: ReadLibrary): Promise<ImportAnswer> {
    const { mode } = read.upload.fields;
    return this.db.patiently(() =>
      this.db.transaction(principal.schoolId, async () => {
        const taken = await this.library.take(principal, read.items, mode === 'apply');
        const answer = answerOf(read, taken);
        const isNews = taken.created.length + taken.updated.length > 0;
        const id = mode === 'apply' && isNews ? await this.keep(principal, read, taken, answer) : null;
        if (id !== null) this.runs.done(principal, { id, file: read.upload.file.name, isNoted: false }, { ...answer, id });
        return { ...answer, id };
      }),
    );
  }

  /** Takes back what an import of practicals did, in the ambient transaction. @throws UNDO_TOO_LATE */
  async takeBack(principal: Principal, done: TakenIn['done']): Promise<Pick<ImportUndone, 'restored' | 'gone' | 'ended'>> {
    return { ...(await this.library.takeBack(principal, done)), ended: 0 };
  }

  private async keep(principal: Principal, { upload }: ReadLibrary, { done }: TakenIn, told: ImportAnswer): Promise<string> {
    const { schoolId, personId } = principal;
    const id = newId();
    const nowMs = this.clock.nowMs();
    const { created, updated, unchanged, removed, rejectedCount: rejected, warningCount: warnings } = told;
    await this.db.insert([
      ImportRow,
      [
        {
          ...{ schoolId, id, personId, file: upload.file.name, kind: 'practicals' },
          counts: { created, updated, unchanged, removed, rejected, warnings },
          at: instant(nowMs),
          firstDay: dateAt(nowMs, principal.timeZone),
          made: { ...NOTHING, practicals: done },
          groupsChanged: [],
          undoneAt: null,
          undoneBy: null,
        },
      ],
    ]);
    return id;
  }
}

function answerOf(read: ReadLibrary, { created, updated, unchanged, rejected }: TakenIn): ImportAnswer {
  const all = [
    ...read.rejected.map(({ row, field, code, message }) => ({ row, column: field, code, message })),
    ...rejected.map(({ row, field, message }) => ({ row, column: field, code: 'NOT_TAKEN', message })),
  ].sort((one, other) => one.row - other.row);
  return {
    mode: read.upload.fields.mode,
    kind: 'practicals',
    id: null,
    created: created.length,
    updated: updated.length,
    unchanged,
    removed: 0,
    kept: 0,
    outside: 0,
    rows: read.count,
    rowsRead: read.count - all.length,
    needsAcceptUnread: false,
    rejected: all.slice(0, LISTED),
    rejectedCount: all.length,
    warnings: [],
    warningCount: 0,
    warningsByCode: {},
    mapping: {},
    questions: [],
    headers: [],
    made: { ...NOTHING },
    periodsFound: [],
    cycleDaysFound: [],
    sample: [],
    changes: updated.map(({ row, after, differs }) => ({ row, title: after.title, subject: after.subject, differs })),
  };
}
