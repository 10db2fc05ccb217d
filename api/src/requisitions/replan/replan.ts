import { Injectable } from '@nestjs/common';
import { SchoolRules } from '../../calendar/index.js';
import { Clock, instant } from '../../core/clock/index.js';
import { Database, is, statement } from '../../core/database/index.js';
import { type Doer, placeOf } from '../../core/events/index.js';
import { Pending, PendingRow } from '../../core/jobs/index.js';
import { Settle } from '../settle.js';
import type { World } from './afresh.js';
import { compare, type Compared } from './compare.js';
import { LIVE, LIVE_STATUSES } from './live-requisitions.js';
import { WriteReplan } from './write-replan.js';

/** So many requisitions that differ are reworked in the transaction of the change; of more all are by the job, in batches of as many. */
export const IN_ONE_TRANSACTION = 500;
/** The consumer that works through what one transaction does not take. */
export const REPLAN = 'replan';

/** The oldest ($2 how many) of the requisitions of a school ($1) that wait to be worked out again. */
export const WAITING = statement(
  { id: is.uuid },
  `SELECT q.id FROM settle s JOIN requisition q ON q.school_id = $1 AND q.id = s.requisition_id
   WHERE s.school_id = $1 AND s.why = 'pending' ORDER BY q.submitted_at IS NULL, ${placeOf('requisition.submitted', 'q.id')} NULLS FIRST, q.submitted_at, q.id LIMIT $2`,
);

/** Which live requisitions a change can touch; what is not named bounds nothing. */
export interface Scope {
  ids?: readonly string[];
  apparatusId?: string;
  teacherId?: string;
  entryId?: string;
  lesson?: { entryId: string; date: string };
  /** A room that they are in, or would be in by the timetable or a change. */
  roomId?: string;
}

/**
 * Works live requisitions out again when the world has changed: what is kept of the lesson, the class, the kit and the work becomes what
 * it would be, were it asked for now. Deadline, lateness and policy of what was sent stay. Works in the ambient transaction, in which the
 * school's row is locked, so that nobody asks by the old rules meanwhile.
 */
@Injectable()
export class Replan {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly writing: WriteReplan,
    private readonly settle: Settle,
    private readonly pending: Pending,
  ) {}

  /** Works these requisitions out again, those that are live. */
  requisitions(by: Doer, ids: readonly string[]): Promise<void> {
    return ids.length === 0 ? Promise.resolve() : this.touched(by, { ids });
  }

  /** Works out again what a change can touch: at once up to a number, beyond it as pending work that is shown on the list to settle. */
  async touched(by: Doer, scope: Scope = {}): Promise<void> {
    const differing = await this.differing(by.schoolId, scope);
    if (differing.length > IN_ONE_TRANSACTION) await this.postpone(by.schoolId, differing);
    else await this.writing.write(by, differing);
  }

  /** Works out the oldest that wait; false when none is left. */
  async next(schoolId: string): Promise<boolean> {
    const waiting = (await this.db.query(WAITING, [schoolId, IN_ONE_TRANSACTION])).map(({ id }) => id);
    if (waiting.length === 0) return false;
    await this.writing.write({ schoolId, personId: null }, await this.differing(schoolId, { ids: waiting }));
    await this.settle.drop(waiting, ['pending']);
    return waiting.length === IN_ONE_TRANSACTION;
  }

  private async differing(schoolId: string, { ids, apparatusId, teacherId, entryId, lesson, roomId }: Scope): Promise<Compared[]> {
    const rules = await this.rules.asWritten(schoolId);
    if (!rules.calendar) return [];
    const world: World = { rules, calendar: rules.calendar, nowMs: this.clock.nowMs() };
    const asked = [ids, apparatusId, teacherId, entryId, lesson?.entryId, lesson?.date, roomId].map((one) => one ?? null);
    const lives = await this.db.query(LIVE, [schoolId, LIVE_STATUSES, instant(world.nowMs), ...asked]);
    return lives.map((live) => compare(schoolId, live, world)).filter(({ differs }) => differs);
  }

  private async postpone(schoolId: string, differing: readonly Compared[]): Promise<void> {
    await this.writing.giveBack(differing);
    await this.settle.put(differing.map(({ live }) => ({ requisitionId: live.id, why: 'pending' })));
    await this.db.insert([PendingRow, this.pending.rows(schoolId, { consumer: REPLAN, dueMs: this.clock.nowMs() })]);
  }
}
