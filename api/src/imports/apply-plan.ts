import { Injectable } from '@nestjs/common';
import { WriteTimetable } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Events } from '../core/events/index.js';
import { Undos } from '../core/undo/index.js';
import { AddNamed } from '../school/index.js';
import { KeepImport, type TakenFile } from './keep-import.js';
import type { TellProgress } from './import-progress.js';
import type { SchoolRows, TimetablePlan } from './timetable-plan.js';

/** Writes what a plan says, through the commands of those whose tables it is. */
@Injectable()
export class ApplyPlan {
  constructor(
    private readonly named: AddNamed,
    private readonly timetable: WriteTimetable,
    private readonly kept: KeepImport,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /** Keeps other imports of the school waiting until this one is done, as `WriteTimetable.lock` does. */
  lock(schoolId: string, from: string): Promise<void> {
    return this.timetable.lock(schoolId, from);
  }

  /** Writes a plan in the ambient transaction, after `lock`, and answers the import's id. */
  async apply(
    principal: Principal,
    taken: TakenFile,
    plan: TimetablePlan,
    { groups, tell }: { groups: SchoolRows['groups']; tell?: TellProgress },
  ): Promise<string> {
    const { schoolId } = principal;
    const entries = await this.kept.before(schoolId, plan);
    await this.named.departments(schoolId, plan.departments);
    await this.named.teachers(schoolId, plan.people);
    const all = plan.entries.length + plan.changed.length + plan.ended.length;
    await this.timetable.write(schoolId, plan, (rows) => tell?.('writing', rows, all));
    const importId = await this.kept.keep(principal, taken, plan, { entries, groups });
    const { counts, id: _id, ...file } = taken;
    const after = { ...file, ...counts, importId };
    await this.events.record(principal, { name: 'timetable.imported', subjectId: schoolId, payload: { after } });
    this.undos.keep(principal);
    return importId;
  }
}

/** Whether a plan would write anything. */
export function changesAnything(plan: TimetablePlan): boolean {
  const { departments, people, rooms, groups, changedGroups, entries, changed, ended, dropped } = plan;
  return [departments, people, rooms, groups, changedGroups, entries, changed, ended, dropped].some((rows) => rows.length > 0);
}
