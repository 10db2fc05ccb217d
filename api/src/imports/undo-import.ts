import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dateAt, type ImportTaken, type ImportUndone } from '@app/shared';
import { TakeBackTimetable } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { AddNamed, keepRules } from '../school/index.js';
import { countUndone } from './halves.js';
import { ImportRow, ImportWordRow } from './import.entity.js';
import { type ImportDone, ImportsListQueries } from './imports-list.queries.js';

/** Takes imports back. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: ImportsListQueries,
    private readonly timetable: TakeBackTimetable,
    private readonly named: AddNamed,
    private readonly events: Events,
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
      const counts = await this.takeBack(principal, done);
      const at = instant(this.clock.nowMs());
      await this.db.update(ImportRow, { id }, { undoneAt: at, undoneBy: principal.personId });
      const { file, kind, from } = taken;
      const before = { file, kind, from, ...done.counts, importId: id };
      await this.events.record(principal, {
        name: 'timetable.import-undone',
        subjectId: schoolId,
        payload: { before, after: counts },
      });
      const undone = await this.imports.one(schoolId, id);
      return { id, undone: undone?.undone ?? { at, by: '' }, ...counts };
    });
  }

  private async takeBack({ schoolId, timeZone }: Principal, done: ImportDone): Promise<Pick<ImportUndone, 'restored' | 'gone' | 'ended'>> {
    const of = (...deeds: string[]) => done.entries.filter(({ did }) => deeds.includes(did));
    const was = (...deeds: string[]) => of(...deeds).flatMap(({ before }) => before ?? []);
    const made = of('made');
    const facts = {
      made: made.map(({ entryId }) => entryId),
      before: was('changed', 'ended'),
      dropped: was('dropped'),
      groups: done.groupsChanged,
      roomIds: done.made.rooms,
      groupIds: done.made.groups,
    };
    const { ended } = await this.timetable.takeBack(schoolId, facts, dateAt(this.clock.nowMs(), timeZone));
    // what was said of somebody goes with them, or they would stay for its sake
    if (done.made.people.length > 0) await this.db.delete(ImportWordRow, { personId: In(done.made.people) });
    await this.named.remove(schoolId, done.made);
    return countUndone(done.counts, made, new Set(ended));
  }
}

function refuseBuiltOn({ file, later }: ImportTaken): void {
  if (later) throw new ProblemError('UNDO_TOO_LATE', words.imports.builtOn(file, later.file), undefined, { later });
}
