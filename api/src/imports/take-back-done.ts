import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dateAt, type ImportUndone } from '@app/shared';
import { TakeBackTimetable } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { AddNamed } from '../school/index.js';
import { countUndone } from './halves.js';
import { ImportPracticals } from './import-practicals.js';
import { ImportWordRow } from './import.entity.js';
import type { ImportDone } from './imports-list.queries.js';

/** What became of what an import did. */
export type Undone = Pick<ImportUndone, 'restored' | 'gone' | 'ended'>;

/** Takes back what an import did, to lessons or to the library, in the ambient transaction. */
@Injectable()
export class TakeBackDone {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly timetable: TakeBackTimetable,
    private readonly named: AddNamed,
    private readonly practicals: ImportPracticals,
  ) {}

  /** Takes back what was done. @throws UNDO_TOO_LATE for practicals that somebody changed since */
  takeBack(principal: Principal, done: ImportDone): Promise<Undone> {
    return done.made.practicals ? this.practicals.takeBack(principal, done.made.practicals) : this.lessons(principal, done);
  }

  private async lessons({ schoolId, timeZone }: Principal, done: ImportDone): Promise<Undone> {
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
