import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { command, Database, slicesOf } from '../core/database/index.js';
import { keepRules, raiseRulesVersion } from '../school/index.js';
import { JoinEntries } from './join-entries.js';
import { newRoom, RoomRow } from './rooms/index.js';
import { EntryTeacherRow, TeachingGroupRow, TimetableEntryRow } from './timetable.entity.js';

/** An entry of a timetable that is taken in, as it is to be. */
export type PlannedEntry = Omit<TimetableEntryRow, 'schoolId' | 'validTo' | 'joinedTo' | 'joinedFrom' | 'occasion'> & {
  /** Who teaches it beside the teacher, in their order. */
  otherTeacherIds: readonly string[];
};

/** A teaching group that is taken in. */
export type PlannedGroup = Omit<TeachingGroupRow, 'schoolId' | 'ofOccasion'>;

/** What of a timetable is to be made, changed and ended. */
export interface TimetableChanges {
  rooms: readonly { id: string; code: string }[];
  groups: readonly PlannedGroup[];
  changedGroups: readonly PlannedGroup[];
  entries: readonly PlannedEntry[];
  /** Entries as they are to be; all of them without an end. */
  changed: readonly PlannedEntry[];
  ended: readonly { id: string; validTo: string }[];
  dropped: readonly string[];
}

export const LOCK_ENTRIES = command('SELECT FROM timetable_entry WHERE school_id = $1 AND valid_from >= $2 ORDER BY id FOR UPDATE');
export const CHANGE_ENTRIES = command(
  `UPDATE timetable_entry e SET cycle_day = v."cycleDay", period = v.period, last_period = CASE WHEN e.joined_to IS NULL THEN v."lastPeriod" ELSE e.last_period END,
     department_id = v."departmentId", teacher_id = v."teacherId", room_id = v."roomId", schedule = v.schedule, valid_from = v."validFrom", valid_to = NULL
   FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, "cycleDay" text, period text, "lastPeriod" text, "departmentId" uuid,
     "teacherId" uuid, "roomId" uuid, schedule text, "validFrom" date)
   WHERE e.school_id = $1 AND e.id = v.id`,
);
export const END_ENTRIES = command(
  `UPDATE timetable_entry e SET valid_to = v."validTo"
   FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, "validTo" date) WHERE e.school_id = $1 AND e.id = v.id`,
);
export const CHANGE_GROUPS = command(
  `UPDATE teaching_group g SET year = v.year, pupils = v.pupils
   FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, year int, pupils int) WHERE g.school_id = $1 AND g.id = v.id`,
);

/** Writes a timetable that is taken in, a statement for each kind of row, or some where there are very many. */
@Injectable()
export class WriteTimetable {
  constructor(
    private readonly db: Database,
    private readonly joins: JoinEntries,
  ) {}

  /** Keeps other imports of the school waiting until this one is done, and requests for lessons that it may drop. */
  async lock(schoolId: string, from: string): Promise<void> {
    await keepRules(this.db, schoolId);
    await this.db.query(LOCK_ENTRIES, [schoolId, from]);
  }

  /**
   * Writes the changes in the ambient transaction, after `lock`; whom and which departments they name must be there. `wrote` hears how many
   * entries are written so far.
   */
  async write(schoolId: string, changes: TimetableChanges, wrote: (rows: number) => void = () => undefined): Promise<void> {
    let written = 0;
    const count = (rows: number): void => wrote((written += rows));
    const { rooms, groups, entries, changed, ended, dropped, changedGroups } = changes;
    await this.db.insert(
      [RoomRow, rooms.map(({ id, code }) => newRoom(schoolId, id, code))],
      [TeachingGroupRow, groups.map(({ id, code, year, pupils }) => ({ schoolId, id, code, year, pupils, ofOccasion: false }))],
    );
    for (const some of slicesOf(entries)) {
      await this.db.insert([TimetableEntryRow, some.map((entry) => entryRow(schoolId, entry))]);
      count(some.length);
    }
    for (const [statement, rows] of [
      [CHANGE_ENTRIES, changed],
      [END_ENTRIES, ended],
      [CHANGE_GROUPS, changedGroups],
    ] as const)
      for (const some of slicesOf<object>(rows)) {
        await this.db.change(statement, [schoolId, JSON.stringify(some)]);
        if (statement !== CHANGE_GROUPS) count(some.length);
      }
    await this.teachers(schoolId, entries, changed);
    await this.joins.again(schoolId, dropped);
    await dropEntries(this.db, dropped);
    await raiseRulesVersion(this.db, schoolId);
  }

  /** Who teaches them beside the first: of those that change, anew. */
  private async teachers(schoolId: string, made: readonly PlannedEntry[], changed: readonly PlannedEntry[]): Promise<void> {
    if (changed.length > 0) await this.db.delete(EntryTeacherRow, { entryId: In(changed.map(({ id }) => id)) });
    const rows = [...made, ...changed].flatMap(({ id: entryId, otherTeacherIds }) =>
      otherTeacherIds.map((teacherId, at) => ({ schoolId, entryId, teacherId, place: at + 1 })),
    );
    await this.db.insert([EntryTeacherRow, rows]);
  }
}

/** Deletes entries to which nothing refers, with who else teaches them. */
export async function dropEntries(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.delete(EntryTeacherRow, { entryId: In(ids) });
  await db.delete(TimetableEntryRow, { id: In(ids) });
}

function entryRow(schoolId: string, { otherTeacherIds: _others, ...entry }: PlannedEntry): TimetableEntryRow {
  return { ...entry, schoolId, validTo: null, joinedTo: null, joinedFrom: null, occasion: null };
}
