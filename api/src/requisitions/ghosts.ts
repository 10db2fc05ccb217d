import { Injectable } from '@nestjs/common';
import { Holds } from '../apparatus/index.js';
import { command, Database, is, statement, Taken } from '../core/database/index.js';
import { Events, type NewEvent } from '../core/events/index.js';
import type { Assessment } from './assessment.js';
import { Settle } from './settle.js';

/**
 * What a former teacher asked for at the very lesson ($2 entry, $3 date) of a school ($1), but for one ($4): nobody of its teachers asked
 * for it, and it was handed over by none of them.
 */
export const LOOK_FOR_GHOSTS = statement(
  { id: is.uuid, title: is.text },
  `SELECT q.id, q.title FROM requisition q JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id
   WHERE q.school_id = $1 AND q.entry_id = $2 AND q.date = $3 AND q.id IS DISTINCT FROM $4::uuid AND q.status IN ('submitted', 'queried', 'accepted')
     AND q.teacher_id <> e.teacher_id AND coalesce(q.lesson_teacher_id, q.teacher_id) <> e.teacher_id
     AND NOT EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id IN (q.teacher_id, coalesce(q.lesson_teacher_id, q.teacher_id)))
   ORDER BY q.id`,
);
/** The same, locked; those that somebody else has in hand are left out. */
export const GHOSTS = statement({ id: is.uuid, title: is.text }, `${LOOK_FOR_GHOSTS.text} FOR UPDATE OF q SKIP LOCKED`);

/** Writes of the lines of requisitions ($2) that all of their apparatus is missing. */
export const LACK = command(
  'UPDATE requisition_line SET short = ceil(needed)::int WHERE school_id = $1 AND requisition_id = ANY($2) AND apparatus_id IS NOT NULL',
);
export const GO_SHORT = command('UPDATE requisition SET short = true, version = version + 1 WHERE school_id = $1 AND id = ANY($2)');

/** What a former teacher asked for at a lesson gives way to who has the lesson now, and never keeps the kit from the class. */
@Injectable()
export class Ghosts {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly settle: Settle,
    private readonly events: Events,
  ) {}

  /** Whether a former teacher asked for something at the lesson that is asked for now. */
  async stand({ asking, plan }: Assessment): Promise<boolean> {
    const { entry, date } = plan.lesson;
    return (await this.db.query(LOOK_FOR_GHOSTS, [asking.principal.schoolId, entry.id, date, null])).length > 0;
  }

  /**
   * Gives back what former teachers hold at the lesson that is asked for, under the locks of the asker; answers whether there was any. The
   * asker has the kit locked, before which requests are to be locked: nobody is waited for here.
   * @throws Taken where somebody has one of them in hand, so that it is done again
   */
  async giveWay({ asking, plan, shortages }: Assessment, excluding: string | null): Promise<boolean> {
    const { schoolId } = asking.principal;
    const at = [schoolId, plan.lesson.entry.id, plan.lesson.date, excluding];
    const there = await this.db.query(LOOK_FOR_GHOSTS, at);
    if (there.length === 0) return false;
    const ghosts = await this.db.query(GHOSTS, at);
    if (ghosts.length < there.length) throw new Taken('A request that is to give way is in other hands');
    const ids = ghosts.map(({ id }) => id);
    const released = await Promise.all(ids.map((id) => this.holds.release(id)));
    if (released.every((count) => count === 0)) return false;
    await Promise.all([this.db.change(LACK, [schoolId, ids]), this.db.change(GO_SHORT, [schoolId, ids])]);
    await this.settle.put(ids.map((requisitionId) => ({ requisitionId, why: 'short' })));
    const told = ghosts.flatMap(({ id, title }) =>
      shortages.map(({ apparatusId, name, wanted }): NewEvent<'requisition.short'> => {
        const payload = { after: { title, apparatusId, name, short: wanted } };
        return { name: 'requisition.short', subjectId: id, payload, automatic: true };
      }),
    );
    await this.events.record({ schoolId, personId: asking.principal.personId }, told);
    return true;
  }
}
