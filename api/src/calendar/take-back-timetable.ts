import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { command, Database, deleteUnused, is, statement } from '../core/database/index.js';
import { raiseRulesVersion } from '../school/index.js';
import { JoinEntries } from './join-entries.js';
import { RoomRow } from './rooms/index.js';
import { EntryTeacherRow, TeachingGroupRow, TimetableEntryRow } from './timetable.entity.js';
import { END_ENTRIES } from './write-timetable.js';

/** A timetable entry as it stood, kept so that it can stand so again. */
export interface StoredEntry extends Omit<TimetableEntryRow, 'schoolId' | 'occasion'> {
  otherTeachers: Omit<EntryTeacherRow, 'schoolId' | 'entryId'>[];
}

/** What a timetable that was taken in did, as it is taken back. */
export interface TimetableDone {
  made: readonly string[];
  /** Entries that it changed or ended, as they were before. */
  before: readonly StoredEntry[];
  /** Entries that it deleted. */
  dropped: readonly StoredEntry[];
  groups: readonly {
    id: string;
    before: { year: number | null; pupils: number | null };
    after: { year: number | null; pupils: number | null };
  }[];
  roomIds: readonly string[];
  groupIds: readonly string[];
}

export const ENTRIES_AS_THEY_STAND = statement(
  {
    id: is.uuid,
    cycleDay: is.text,
    period: is.text,
    lastPeriod: is.text.orNull,
    groupId: is.uuid,
    subject: is.text,
    departmentId: is.uuid,
    teacherId: is.uuid,
    roomId: is.uuid.orNull,
    validFrom: is.date.orNull,
    validTo: is.date.orNull,
    schedule: is.text.orNull,
    joinedTo: is.uuid.orNull,
    joinedFrom: is.date.orNull,
    otherTeachers: is.json<StoredEntry['otherTeachers']>(),
  },
  `SELECT e.id, e.cycle_day AS "cycleDay", e.period, e.last_period AS "lastPeriod", e.group_id AS "groupId", e.subject,
     e.department_id AS "departmentId", e.teacher_id AS "teacherId", e.room_id AS "roomId", e.valid_from AS "validFrom", e.valid_to AS "validTo",
     e.schedule, e.joined_to AS "joinedTo", e.joined_from AS "joinedFrom",
     (SELECT coalesce(json_agg(json_build_object('teacherId', t.teacher_id, 'place', t.place)), '[]') FROM entry_teacher t
      WHERE t.school_id = $1 AND t.entry_id = e.id) AS "otherTeachers"
   FROM timetable_entry e WHERE e.school_id = $1 AND e.id = ANY($2::uuid[]) ORDER BY e.id`,
);
export const STAND_AGAIN = command(
  `UPDATE timetable_entry e SET cycle_day = v."cycleDay", period = v.period, last_period = v."lastPeriod", department_id = v."departmentId",
     teacher_id = v."teacherId", room_id = v."roomId", valid_from = v."validFrom", valid_to = v."validTo",
     schedule = v.schedule, joined_to = v."joinedTo", joined_from = v."joinedFrom"
   FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, "cycleDay" text, period text, "lastPeriod" text, "departmentId" uuid, "teacherId" uuid,
     "roomId" uuid, "validFrom" date, "validTo" date, schedule text, "joinedTo" uuid, "joinedFrom" date)
   WHERE e.school_id = $1 AND e.id = v.id`,
);
/** Groups whose year and number of pupils are still as the timetable set them. */
export const GROUPS_AGAIN = command(
  `UPDATE teaching_group g SET year = v.year, pupils = v.pupils
   FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, year int, pupils int, "wasYear" int, "wasPupils" int)
   WHERE g.school_id = $1 AND g.id = v.id AND g.year IS NOT DISTINCT FROM v."wasYear" AND g.pupils IS NOT DISTINCT FROM v."wasPupils"`,
);
/** Entries to which a request or an answer refers. */
export const USED_ENTRIES = statement(
  { id: is.uuid, validFrom: is.date.orNull },
  `SELECT e.id, e.valid_from AS "validFrom" FROM timetable_entry e WHERE e.school_id = $1 AND e.id = ANY($2::uuid[])
     AND (EXISTS (SELECT FROM requisition r WHERE r.school_id = $1 AND r.entry_id = e.id)
       OR EXISTS (SELECT FROM requisition r WHERE r.school_id = $1 AND r.keep_until_entry_id = e.id)
       OR EXISTS (SELECT FROM lesson_answer a WHERE a.school_id = $1 AND a.entry_id = e.id)
       OR EXISTS (SELECT FROM lesson_change x WHERE x.school_id = $1 AND x.entry_id = e.id))`,
);

/** Takes a timetable that was taken in back again. */
@Injectable()
export class TakeBackTimetable {
  constructor(
    private readonly db: Database,
    private readonly joins: JoinEntries,
  ) {}

  /** Reads entries as they stand, to be kept for when a change of theirs is taken back. */
  entries(schoolId: string, ids: readonly string[]): Promise<StoredEntry[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.db.query(ENTRIES_AS_THEY_STAND, [schoolId, ids]);
  }

  /**
   * Undoes what was done, in the ambient transaction, after `WriteTimetable.lock`: what was ended or changed stands as before, what was made goes;
   * where something refers to it, it ends on the day before `today`, or before its own first day. Answers the ids of those.
   */
  async takeBack(schoolId: string, done: TimetableDone, today: string): Promise<{ ended: string[] }> {
    const ended = await this.dropMade(schoolId, done.made, today);
    await this.standAgain(schoolId, done);
    const groups = done.groups.map(({ id, before, after }) => ({ id, ...before, wasYear: after.year, wasPupils: after.pupils }));
    if (groups.length > 0) await this.db.change(GROUPS_AGAIN, [schoolId, JSON.stringify(groups)]);
    await deleteUnused(this.db, done.groupIds, (ids) => this.db.delete(TeachingGroupRow, { id: In(ids) }));
    await deleteUnused(this.db, done.roomIds, (ids) => this.db.delete(RoomRow, { id: In(ids) }));
    await this.joins.again(schoolId);
    await raiseRulesVersion(this.db, schoolId);
    return { ended };
  }

  private async standAgain(schoolId: string, { before, dropped }: TimetableDone): Promise<void> {
    if (before.length > 0) await this.db.delete(EntryTeacherRow, { entryId: In(before.map(({ id }) => id)) });
    await this.db.insert([TimetableEntryRow, dropped.map(({ otherTeachers: _, ...entry }) => ({ ...entry, schoolId, occasion: null }))]);
    if (before.length > 0) await this.db.change(STAND_AGAIN, [schoolId, JSON.stringify(before)]);
    const teachers = [...before, ...dropped].flatMap(({ id: entryId, otherTeachers }) =>
      otherTeachers.map((teacher) => ({ ...teacher, schoolId, entryId })),
    );
    await this.db.insert([EntryTeacherRow, teachers]);
  }

  private async dropMade(schoolId: string, made: readonly string[], today: string): Promise<string[]> {
    if (made.length === 0) return [];
    const used = await this.db.query(USED_ENTRIES, [schoolId, made]);
    const isUsed = new Set(used.map(({ id }) => id));
    const kept = await deleteUnused(
      this.db,
      made.filter((id) => !isUsed.has(id)),
      async (ids) => {
        await this.db.update(TimetableEntryRow, { joinedTo: In(ids) }, { joinedTo: null, joinedFrom: null });
        await this.db.delete(EntryTeacherRow, { entryId: In(ids) });
        await this.db.delete(TimetableEntryRow, { id: In(ids) });
      },
    );
    const others = kept.length === 0 ? [] : await this.entries(schoolId, kept);
    const ends = [...used, ...others].map(({ id, validFrom }) => ({
      id,
      validTo: dayBefore(validFrom !== null && validFrom > today ? validFrom : today),
    }));
    if (ends.length > 0) await this.db.change(END_ENTRIES, [schoolId, JSON.stringify(ends)]);
    return ends.map(({ id }) => id);
  }
}

const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
