import { Injectable } from '@nestjs/common';
import type { UnsentTick, UnsentWritten } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId } from '../core/ids/index.js';

/** The tasks ($2) of a school ($1) that are still there. */
export const TITLES = statement({ id: is.uuid, title: is.text }, 'SELECT id, title FROM task WHERE school_id = $1 AND id = ANY($2)');

/** Writes down what somebody ticked on a device and threw away before it was sent: nothing is lost without a trace. */
@Injectable()
export class UnsentTicks {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
  ) {}

  /** Writes each tick into the history of its task, which stays as it is. A task that is gone, or of another school, is passed over. */
  async write(principal: Principal, ticks: readonly UnsentTick[]): Promise<UnsentWritten> {
    const ids = [...new Set(ticks.map(({ taskId }) => taskId).filter(isId))];
    return this.db.transaction(principal.schoolId, async () => {
      const titles = new Map((await this.db.query(TITLES, [principal.schoolId, ids])).map(({ id, title }) => [id, title]));
      const events = ticks.flatMap(({ taskId, done, at }) => {
        const title = titles.get(taskId.toLowerCase());
        return title === undefined ? [] : [{ name: 'task.unsent' as const, subjectId: taskId, payload: { after: { title, done, at } } }];
      });
      if (events.length > 0) await this.events.record(principal, events);
      return { written: events.length };
    });
  }
}
