import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@app/shared';
import { Database } from '../core/database/index.js';
import { raiseRulesVersion } from '../school/index.js';
import { type StoredOccasion, TeachingGroupRow, TimetableEntryRow } from './timetable.entity.js';

/** The entry of an occasion as it is to be; `groupId` null: a class of its own stands for it. */
export interface EntryOfOccasion {
  id: string;
  departmentId: string;
  teacherId: string;
  roomId: string | null;
  groupId: string | null;
  occasion: StoredOccasion;
}

/** The entries that occasions have beside those of the timetable, under the same ids: so their lessons are lessons everywhere. */
@Injectable()
export class OccasionEntries {
  constructor(private readonly db: Database) {}

  /** Adds the entry of an occasion in the ambient transaction, and raises the version of the school's rules. */
  async add(schoolId: string, { groupId, ...entry }: EntryOfOccasion): Promise<void> {
    await this.ownClass(schoolId, { groupId, ...entry });
    const lacking = { lastPeriod: null, schedule: null, joinedTo: null, joinedFrom: null };
    await this.db.insert([
      TimetableEntryRow,
      [{ schoolId, ...entry, groupId: groupId ?? entry.id, cycleDay: '', ...lacking, ...datedColumns(entry.occasion) }],
    ]);
    await raiseRulesVersion(this.db, schoolId);
  }

  /** Changes the entry of an occasion likewise. */
  async change(schoolId: string, { id, groupId, departmentId, teacherId, roomId, occasion }: EntryOfOccasion): Promise<void> {
    await this.ownClass(schoolId, { id, groupId, departmentId, teacherId, roomId, occasion });
    const columns = { departmentId, teacherId, roomId, groupId: groupId ?? id, occasion, ...datedColumns(occasion) };
    await this.db.update(TimetableEntryRow, { id }, columns);
    await raiseRulesVersion(this.db, schoolId);
  }

  /** The class of an occasion that names none is called as the occasion is, under its id. */
  private async ownClass(schoolId: string, { id, groupId, occasion: { title, pupils } }: EntryOfOccasion): Promise<void> {
    if (groupId !== null) return;
    const changed = await this.db.update(TeachingGroupRow, { id }, { code: title, pupils });
    if (changed === 0) await this.db.insert([TeachingGroupRow, [{ schoolId, id, code: title, year: null, pupils, ofOccasion: true }]]);
  }
}

/** The entry's period is called by its time; it is valid from its first date to its last. */
function datedColumns({ title, meetings }: StoredOccasion): {
  subject: string;
  period: string;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
} {
  const dates = meetings.map(({ date }) => date).sort();
  return { subject: title, period: meetings.at(-1)?.start ?? '', validFrom: dates[0] ?? null, validTo: dates.at(-1) ?? null };
}
