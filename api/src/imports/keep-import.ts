import { Injectable } from '@nestjs/common';
import { type StoredEntry, TakeBackTimetable } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type ImportCounts, ImportEntryRow, ImportRow } from './import.entity.js';
import type { SchoolRows, TimetablePlan } from './timetable-plan.js';

/** A file that is taken in. */
export interface TakenFile {
  id: string;
  file: string;
  kind: string;
  from: string;
  counts: ImportCounts;
}

/** Keeps what an import did, so that it can be taken back. */
@Injectable()
export class KeepImport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly timetable: TakeBackTimetable,
  ) {}

  /** Reads the entries that a plan is about to change or end, as they stand. Call it before the plan is written. */
  before(schoolId: string, { changed, ended, dropped }: TimetablePlan): Promise<StoredEntry[]> {
    return this.timetable.entries(schoolId, [...changed.map(({ id }) => id), ...ended.map(({ id }) => id), ...dropped]);
  }

  /** Writes what a plan did, in the ambient transaction, and answers the import's id. */
  async keep(
    { schoolId, personId }: Principal,
    { id, file, kind, from, counts }: TakenFile,
    plan: TimetablePlan,
    { entries, groups }: { entries: readonly StoredEntry[]; groups: SchoolRows['groups'] },
  ): Promise<string> {
    const before = new Map(entries.map((entry) => [entry.id, entry]));
    const did = (deed: ImportEntryRow['did'], ids: readonly string[]): ImportEntryRow[] =>
      ids.map((entryId) => ({
        schoolId,
        importId: id,
        entryId,
        did: deed,
        before: before.get(entryId) ?? null,
        lesson: plan.lessonOf.get(entryId) ?? null,
      }));
    const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
    const groupsBefore = new Map(groups.map((group) => [group.id, group]));
    await this.db.insert(
      [
        ImportRow,
        [
          {
            ...{ schoolId, id, personId, file, kind, counts },
            at: instant(this.clock.nowMs()),
            firstDay: from,
            made: { departments: ids(plan.departments), people: ids(plan.people), rooms: ids(plan.rooms), groups: ids(plan.groups) },
            groupsChanged: plan.changedGroups.map(({ id: groupId, year, pupils }) => {
              const was = groupsBefore.get(groupId);
              return { id: groupId, before: { year: was?.year ?? null, pupils: was?.pupils ?? null }, after: { year, pupils } };
            }),
            undoneAt: null,
            undoneBy: null,
          },
        ],
      ],
      [
        ImportEntryRow,
        [
          ...did('made', ids(plan.entries)),
          ...did('changed', ids(plan.changed)),
          ...did('ended', ids(plan.ended)),
          ...did('dropped', plan.dropped),
        ],
      ],
    );
    return id;
  }
}
