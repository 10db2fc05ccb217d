import { Injectable } from '@nestjs/common';
import { type ImportTaken, type ImportUndone } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { keepRules } from '../school/index.js';
import { ImportRow } from './import.entity.js';
import { type ImportDone, ImportsListQueries } from './imports-list.queries.js';
import { TakeBackDone, type Undone } from './take-back-done.js';

/** Takes imports back. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: ImportsListQueries,
    private readonly events: Events,
    private readonly back: TakeBackDone,
  ) {}

  /**
   * Takes an import back: lessons that it ended or changed stand as before, what it made goes unless something refers to it. It is never too
   * late; one that was taken back already changes nothing.
   * @throws NOT_FOUND; UNDO_TOO_LATE with `later`, an import since then that changed some of the same lessons
   */
  async undo(principal: Principal, id: string): Promise<ImportUndone> {
    const { schoolId } = principal;
    idOr404(id, 'import');
    return this.db.transaction(schoolId, async () => {
      await keepRules(this.db, schoolId);
      const taken = await this.imports.one(schoolId, id);
      if (!taken) throw notFound('import');
      if (taken.undone) return { id, undone: taken.undone, restored: 0, gone: 0, ended: 0 };
      refuseBuiltOn(taken);
      const done = await this.imports.done(schoolId, id);
      const counts = await this.back.takeBack(principal, done);
      const at = instant(this.clock.nowMs());
      await this.db.update(ImportRow, { id }, { undoneAt: at, undoneBy: principal.personId });
      // each practical says itself what became of it
      if (!done.made.practicals) await this.record(principal, taken, done, counts);
      const undone = await this.imports.one(schoolId, id);
      return { id, undone: undone?.undone ?? { at, by: '' }, ...counts };
    });
  }

  private async record(principal: Principal, { id, file, kind, from }: ImportTaken, done: ImportDone, after: Undone): Promise<void> {
    const before = { file, kind, from, ...done.counts, importId: id };
    await this.events.record(principal, { name: 'timetable.import-undone', subjectId: principal.schoolId, payload: { before, after } });
  }
}

function refuseBuiltOn({ file, later }: ImportTaken): void {
  if (later) throw new ProblemError('UNDO_TOO_LATE', words.imports.builtOn(file, later.file), undefined, { later });
}
