import { Injectable } from '@nestjs/common';
import { OccasionEntries, type EntryOfOccasion } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { keepRules } from '../school/index.js';
import { OccasionRow } from './occasion.entity.js';
import type { OccasionDate } from '@app/shared';
import { LOCK_OCCASION, type StoredOccasionRow } from './occasions.queries.js';

/** What is written of an occasion: as it was asked, and its dates. */
export type WrittenOccasion = Omit<OccasionRow, 'schoolId' | 'version' | 'dropped' | 'createdBy' | 'createdAt'> & {
  meetings: readonly OccasionDate[];
};

/** Writes occasions with their entries. */
@Injectable()
export class WriteOccasion {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly entries: OccasionEntries,
  ) {}

  /** Does work in one transaction in which the school's rules, and what is asked by them, wait. */
  alone<T>(schoolId: string, work: () => Promise<T>): Promise<T> {
    return this.db.transaction(schoolId, async () => {
      await keepRules(this.db, schoolId);
      return work();
    });
  }

  /** Locks an occasion that was not taken away. */
  lock(schoolId: string, id: string): Promise<StoredOccasionRow | undefined> {
    return this.db.one(LOCK_OCCASION, [schoolId, id]);
  }

  async add({ schoolId, personId }: Principal, occasion: WrittenOccasion): Promise<void> {
    const { meetings: _meetings, ...row } = occasion;
    await this.entries.add(schoolId, entryOf(occasion));
    const made = { createdBy: personId, createdAt: instant(this.clock.nowMs()) };
    await this.db.insert([OccasionRow, [{ ...row, schoolId, version: 1, dropped: false, ...made }]]);
  }

  /** Writes an occasion over; `dropped`: it has no date to come and is listed no more. Answers false where there is none. */
  async put(schoolId: string, occasion: WrittenOccasion, dropped: boolean): Promise<boolean> {
    const { meetings: _meetings, id, ...columns } = occasion;
    const changed = await this.db.update(OccasionRow, { id }, { ...columns, dropped, version: ONE_MORE });
    if (changed > 0) await this.entries.change(schoolId, entryOf(occasion));
    return changed > 0;
  }
}

function entryOf(occasion: WrittenOccasion): EntryOfOccasion {
  const { id, departmentId, teacherId, roomId, groupId, kind, title, skipNonTeaching, pupils, meetings } = occasion;
  return { id, departmentId, teacherId, roomId, groupId, occasion: { kind, title, skipNonTeaching, pupils, meetings } };
}
