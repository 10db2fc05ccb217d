import { Injectable } from '@nestjs/common';
import { Database, is, statement } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { DemandSums } from './demand-sums.js';

/** Makes the open tasks of people ($2) of a school ($1) nobody's, and answers which they were. */
export const UNASSIGN = statement(
  { id: is.uuid },
  `UPDATE task SET assignee_id = NULL, pinned = false, version = version + 1
   WHERE school_id = $1 AND assignee_id = ANY($2) AND done_at IS NULL RETURNING id`,
);

/** Makes the open work of whoever leaves nobody's, so that it stands on the lists of those who are there. */
@Injectable()
export class TasksOfLeavers {
  constructor(
    private readonly db: Database,
    private readonly demand: DemandSums,
    within: Within,
  ) {
    within.first('person.changed', async (events) => {
      const left = events.filter(({ payload: { before, after } }) => before.active === true && after.active === false);
      const [first] = left;
      if (first)
        await this.unassign(
          first.schoolId,
          left.map(({ subjectId }) => subjectId),
        );
    });
  }

  private async unassign(schoolId: string, personIds: readonly string[]): Promise<void> {
    // their batches become those of nobody's work
    await this.demand.movingPeople(schoolId, personIds, false);
    const tasks = await this.db.query(UNASSIGN, [schoolId, personIds]);
    if (tasks.length > 0)
      await this.demand.moved(
        schoolId,
        tasks.map(({ id }) => id),
      );
  }
}
