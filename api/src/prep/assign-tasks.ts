import { Injectable } from '@nestjs/common';
import { command, Database, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import type { Principal } from '../core/access/index.js';
import { factsOf } from './change-task.js';
import { DemandSums } from './demand-sums.js';
import { OF_TASK, TASK } from './tasks.js';

/** Whose a task is to be, and on which day. */
export interface Assigned {
  id: string;
  assigneeId: string;
  date: string;
}

/** Locks open tasks ($2) of a school ($1), in the order of their ids, and reads them. */
export const LOCK_TASKS = statement(TASK, `SELECT ${OF_TASK} AND k.id = ANY($2) AND k.done_at IS NULL ORDER BY k.id FOR UPDATE OF k`);

/** Gives open tasks ($2) of a school ($1) to people ($3) on days ($4). */
export const ASSIGN_TASKS = command(`
UPDATE task k SET assignee_id = v.assignee_id, date = v.date, version = k.version + 1
FROM unnest($2::uuid[], $3::uuid[], $4::date[]) AS v (id, assignee_id, date) WHERE k.school_id = $1 AND k.id = v.id AND k.done_at IS NULL`);

/** Gives many tasks people and days at once, in the caller's transaction; each keeps a line of history of its own. */
@Injectable()
export class AssignTasks {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly demand: DemandSums,
  ) {}

  /** Locks tasks, as the first thing of a command that looks at them and then assigns them. */
  async lock(schoolId: string, ids: readonly string[]): Promise<void> {
    await this.db.query(LOCK_TASKS, [schoolId, ids]);
  }

  /** Assigns tasks under lock: their batches' sums of demand follow, in the same packet. */
  async assign(principal: Principal, assigned: readonly Assigned[]): Promise<void> {
    const { schoolId } = principal;
    const ids = assigned.map(({ id }) => id);
    const before = new Map((await this.db.query(LOCK_TASKS, [schoolId, ids])).map((row) => [row.id, factsOf(row)]));
    const people = assigned.map(({ assigneeId }) => assigneeId);
    const dates = assigned.map(({ date }) => date);
    await Promise.all([
      this.demand.leaving(schoolId, ids),
      this.db.change(ASSIGN_TASKS, [schoolId, ids, people, dates]),
      this.demand.moved(schoolId, ids),
    ]);
    await this.events.record(
      principal,
      assigned.flatMap(({ id, assigneeId, date }) => {
        const was = before.get(id);
        if (!was) return [];
        const { pinned, actualMinutes } = was;
        return [
          { name: 'task.assigned' as const, subjectId: id, payload: { before: was, after: { assigneeId, date, pinned, actualMinutes } } },
        ];
      }),
    );
  }
}
