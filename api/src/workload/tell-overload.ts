import { Injectable } from '@nestjs/common';
import { liesIn, type Overload, type OverloadTask, pressureOf } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, statement } from '../core/database/index.js';
import { nextDayEndMs } from './horizon.js';
import type { ToldStretch } from './judged-load.js';
import { OF_OVER, OVER_COLUMNS } from './keep-line.statements.js';
import { type BatchOfPractical, GROUPS_WITHIN, groupsOf, MAX_TASKS_NAMED, TASKS_WITHIN, toldOverload, toldTask } from './told-overload.js';

/** What is kept of an overload for a request ($2) of a school ($1) that is over the line. */
export const OVER_LINE = statement(OF_OVER, `SELECT ${OVER_COLUMNS} FROM over_line WHERE school_id = $1 AND requisition_id = $2`);

/** Work that is about to be added: as a task of the contract, with its batch and what that spends once. */
export interface AddedTask extends OverloadTask {
  departmentId: string;
  fromMs: number;
  dueMs: number;
  batch: string;
  fixedMinutes: number;
}

/** Tells overloads in the shape of the contract. */
@Injectable()
export class TellOverload {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Tells an overloaded stretch with its work: the first 50 tasks by name, all of it by practical; `added` is not written yet. */
  async stretch(rules: Rules, stretch: ToldStretch, added: readonly AddedTask[] = []): Promise<Overload> {
    const nowMs = this.clock.nowMs();
    const { departmentIds, openMs, endMs } = stretch;
    const asked = [rules.schoolId, departmentIds, instant(nowMs), instant(nextDayEndMs(rules, nowMs)), instant(openMs), instant(endMs)];
    const [tasks, batches] = await Promise.all([this.db.query(TASKS_WITHIN, asked), this.db.query(GROUPS_WITHIN, asked)]);
    const inside = added.filter(
      (task) => departmentIds.includes(task.departmentId) && liesIn({ ...task, fromMs: Math.max(task.fromMs, nowMs) }, stretch),
    );
    return toldOverload(rules, stretch, {
      tasks: [...inside.map(toTask), ...tasks.map(toldTask)].slice(0, MAX_TASKS_NAMED),
      groups: groupsOf([...inside.map(batchOfOne), ...batches]),
    });
  }

  /** Tells of a request that is over the line by how much, and the overload; null where it is not. In a transaction. */
  async ofRequest(rules: Rules, requisitionId: string): Promise<{ minutesOver: number; overload: Overload } | null> {
    const kept = await this.db.one(OVER_LINE, [rules.schoolId, requisitionId]);
    if (!kept) return null;
    const { minutesOver, ...facts } = kept;
    const pressure = pressureOf(facts.workMinutes, facts.technicianMinutes);
    const excessMinutes = facts.workMinutes - facts.technicianMinutes;
    return { minutesOver, overload: await this.stretch(rules, { ...facts, pressure, excessMinutes }) };
  }
}

function toTask({ id, kind, requisitionId, practicalId, title, minutes, from, due }: AddedTask): OverloadTask {
  return { id, kind, requisitionId, practicalId, title, minutes, from, due };
}

function batchOfOne({ practicalId, title, batch, minutes, fixedMinutes }: AddedTask): BatchOfPractical {
  const fixed = batch === '' ? 0 : fixedMinutes;
  return { practicalId, title, batch, tasks: 1, minutes: minutes - fixed, fixed };
}
