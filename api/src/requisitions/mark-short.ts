import { Injectable } from '@nestjs/common';
import { command, Database, is, statement } from '../core/database/index.js';
import { type EventOf, Events, type NewEvent, Within } from '../core/events/index.js';
import { Settle } from './settle.js';

/** Of what was taken ($3, by requisition) of an apparatus ($2) of a school ($1), the last line that asks for it loses first. */
export const LINES = command(`
WITH lost AS (SELECT id, taken FROM jsonb_to_recordset($3) AS t(id uuid, taken int)),
  had AS (
    SELECT l.id, lost.taken, ceil(l.needed)::int - l.short AS own,
      coalesce(sum(ceil(l.needed)::int - l.short) OVER (PARTITION BY l.requisition_id ORDER BY l.position DESC, l.id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::int AS others
    FROM requisition_line l JOIN lost ON lost.id = l.requisition_id
    WHERE l.school_id = $1 AND l.apparatus_id = $2)
UPDATE requisition_line l SET short = l.short + least(had.own, had.taken - had.others) FROM had
WHERE l.school_id = $1 AND l.id = had.id AND had.own > 0 AND had.taken > had.others`);

export const REQUISITIONS = statement(
  { id: is.uuid, title: is.text },
  'UPDATE requisition SET short = true, version = version + 1 WHERE school_id = $1 AND id = ANY($2) RETURNING id, title',
);

/** How many of an apparatus ($2) requisitions ($3) of a school ($1) ask for, and how many of them are missing. */
export const LACKING = statement(
  { id: is.uuid, missing: is.int, asked: is.int },
  `SELECT requisition_id AS id, sum(short)::int AS missing, sum(ceil(needed))::int AS asked FROM requisition_line
   WHERE school_id = $1 AND apparatus_id = $2 AND requisition_id = ANY($3) GROUP BY requisition_id`,
);

/** Marks requisitions short whose holds were cut, in the transaction that cut them: nobody may see the one without the other. */
@Injectable()
export class MarkShort {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly settle: Settle,
    within: Within,
  ) {
    within.on('apparatus.short', async (events) => {
      for (const event of events) await this.mark(event);
    });
  }

  private async mark({ schoolId, personId, subjectId: apparatusId, payload }: EventOf<'apparatus.short'>): Promise<void> {
    const { name, taken } = payload.after;
    const quantities = new Map(taken.map(({ requisitionId, quantity }) => [requisitionId, quantity]));
    const lost = taken.map(({ requisitionId, quantity }) => ({ id: requisitionId, taken: quantity }));
    const [, marked] = await Promise.all([
      this.db.change(LINES, [schoolId, apparatusId, JSON.stringify(lost)]),
      this.db.query(REQUISITIONS, [schoolId, [...quantities.keys()]]),
    ]);
    const ids = marked.map(({ id }) => id);
    const lacking = new Map(
      (await this.db.query(LACKING, [schoolId, apparatusId, ids])).map(({ id, missing, asked }) => [id, { missing, asked }]),
    );
    const short = marked.map(({ id, title }): NewEvent<'requisition.short'> => {
      const after = { title, apparatusId, name, short: quantities.get(id) ?? 0, ...lacking.get(id) };
      return { name: 'requisition.short', subjectId: id, payload: { after } };
    });
    await this.settle.put(ids.map((requisitionId) => ({ requisitionId, why: 'short' })));
    await this.events.record({ schoolId, personId }, short);
  }
}
