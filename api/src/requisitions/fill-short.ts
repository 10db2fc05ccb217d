import { Injectable } from '@nestjs/common';
import { HOLDING } from '@app/shared';
import { FreeKit, type Given, type Wanting } from '../apparatus/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events, type NewEvent, placeOf } from '../core/events/index.js';
import { Settle } from './settle.js';

/** Requisitions whose lesson ($3 now) is still to come and that hold kit ($2), but not all that they asked for. */
const SHORT = 'q.school_id = $1 AND q.short AND q.status = ANY($2) AND q.starts_at > $3';

/** Keeps whoever changes the world waiting, as a request does that is written. */
export const KEEP_WORLD = command('SELECT FROM school WHERE school_id = $1 FOR KEY SHARE');

/** Whether requisitions of a school ($1) wait to be worked out again. */
export const WORKED_OUT_LATER = statement(
  { requisitionId: is.uuid },
  `SELECT requisition_id AS "requisitionId" FROM settle WHERE school_id = $1 AND why = 'pending' LIMIT 1`,
);

/** The apparatus that somebody is short of. */
export const SHORT_OF = statement(
  { apparatusId: is.uuid },
  `SELECT DISTINCT l.apparatus_id AS "apparatusId" FROM requisition q
   JOIN requisition_line l ON l.school_id = $1 AND l.requisition_id = q.id AND l.short > 0 AND l.apparatus_id IS NOT NULL
   WHERE ${SHORT}`,
);

/** Keeps others from changing who is short, until the transaction ends. */
export const LOCK_SHORT = statement({ id: is.uuid }, `SELECT q.id FROM requisition q WHERE ${SHORT} ORDER BY q.id FOR UPDATE OF q`);

/** The lines that lack some of the apparatus ($4): the request that was sent first comes first, and its first line. */
export const SHORT_LINES = statement(
  {
    id: is.uuid,
    requisitionId: is.uuid,
    apparatusId: is.uuid,
    short: is.int,
    startMs: is.instant,
    endMs: is.instant,
  },
  `SELECT l.id, q.id AS "requisitionId", l.apparatus_id AS "apparatusId", l.short, q.starts_at AS "startMs", q.ends_at AS "endMs"
   FROM requisition q JOIN requisition_line l ON l.school_id = $1 AND l.requisition_id = q.id AND l.short > 0 AND l.apparatus_id IS NOT NULL AND l.apparatus_id = ANY($4)
   WHERE ${SHORT} ORDER BY ${placeOf('requisition.submitted', 'q.id')} NULLS FIRST, q.submitted_at, q.id, l.position`,
);

export const FILL_LINES = command(`
UPDATE requisition_line l SET short = l.short - came.quantity FROM jsonb_to_recordset($2) AS came(id uuid, quantity int)
WHERE l.school_id = $1 AND l.id = came.id`);

/** Of the requisitions ($2) that were given something: are they short still? */
export const FILL_REQUISITIONS = statement(
  { id: is.uuid, title: is.text, short: is.bool },
  `UPDATE requisition q SET version = q.version + 1,
     short = EXISTS (SELECT FROM requisition_line l WHERE l.school_id = $1 AND l.requisition_id = q.id AND l.short > 0)
   WHERE q.school_id = $1 AND q.id = ANY($2) RETURNING q.id, q.title, q.short`,
);

/** In which school, and by which events kit came free. */
interface Freed {
  schoolId: string;
  freedBy: readonly string[];
}

interface ShortLine {
  id: string;
  requisitionId: string;
  apparatusId: string;
  short: number;
  startMs: number;
  endMs: number;
}

/** Fills requests that went short when kit comes free, the one that was sent first before the others. */
@Injectable()
export class FillShort {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly freeKit: FreeKit,
    private readonly settle: Settle,
    private readonly recorder: Events,
  ) {}

  /**
   * Gives what is free to whoever has waited longest for it, in the ambient transaction. False: it does not know yet what is free, for
   * requests wait to be worked out again, and what they are promised comes before. `freedBy`: the events that set it free.
   */
  async fill(schoolId: string, freedBy: readonly string[] = []): Promise<boolean> {
    const ahead = [schoolId, [...HOLDING], instant(this.clock.nowMs())];
    // whoever changes the world waits until this is written, or this waits for what they write
    const [, short, waiting] = await Promise.all([
      this.db.query(KEEP_WORLD, [schoolId]),
      this.db.query(SHORT_OF, ahead),
      this.db.query(WORKED_OUT_LATER, [schoolId]),
    ]);
    if (short.length === 0) return true;
    if (waiting.length > 0) return false;
    const wanted = short.map(({ apparatusId }) => apparatusId);
    // as whoever changes a request: the requests first, then the apparatus; the lines are read when both are had
    const [locked, apparatus, allLines] = await Promise.all([
      this.db.query(LOCK_SHORT, ahead),
      this.freeKit.lock(wanted),
      this.db.query(SHORT_LINES, [...ahead, wanted]),
    ]);
    // who went short since the locks were had took what was free then, and is not waited for with the apparatus in hand
    const own = new Set(locked.map(({ id }) => id));
    const lines = allLines.filter(({ requisitionId }) => own.has(requisitionId));
    const given = await this.freeKit.give(apparatus, wantingOf(lines));
    if (given.length > 0) await this.write({ schoolId, freedBy }, lines, given, new Map(apparatus.map(({ id, name }) => [id, name])));
    return true;
  }

  private async write(
    { schoolId, freedBy }: Freed,
    lines: readonly ShortLine[],
    given: readonly Given[],
    names: ReadonlyMap<string, string>,
  ) {
    const ids = [...new Set(given.map(({ requisitionId }) => requisitionId))];
    const [, filled] = await Promise.all([
      this.db.change(FILL_LINES, [schoolId, JSON.stringify(cameTo(lines, given))]),
      this.db.query(FILL_REQUISITIONS, [schoolId, ids]),
    ]);
    await this.settle.drop(
      filled.filter(({ short }) => !short).map(({ id }) => id),
      ['short'],
    );
    const happened = filled.map(({ id, title, short }): NewEvent<'requisition.filled'> => {
      const came = given
        .filter(({ requisitionId }) => requisitionId === id)
        .map(({ apparatusId, quantity }) => ({
          apparatusId,
          name: names.get(apparatusId) ?? '',
          quantity,
          left: missing(lines, id, apparatusId) - quantity,
        }));
      return {
        name: 'requisition.filled',
        subjectId: id,
        payload: { after: { title, short, came, ...(freedBy.length > 0 ? { freedBy } : {}) } },
      };
    });
    await this.recorder.record({ schoolId, personId: null }, happened);
  }
}

function missing(lines: readonly ShortLine[], requisitionId: string, apparatusId: string): number {
  return lines
    .filter((line) => line.requisitionId === requisitionId && line.apparatusId === apparatusId)
    .reduce((sum, { short }) => sum + short, 0);
}

/** What each request lacks of each apparatus, over its lines, in the order of the lines. */
function wantingOf(lines: readonly ShortLine[]): Wanting[] {
  const byThing = Map.groupBy(lines, ({ requisitionId, apparatusId }) => `${requisitionId} ${apparatusId}`);
  return [...byThing.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const { requisitionId, apparatusId, startMs, endMs } = first;
    return [{ requisitionId, apparatusId, startMs, endMs, short: [first, ...more].reduce((sum, { short }) => sum + short, 0) }];
  });
}

/** Spreads what each request was given over its lines: the first line, which was cut last, is filled first. */
function cameTo(lines: readonly ShortLine[], given: readonly Given[]): { id: string; quantity: number }[] {
  return given.flatMap(({ requisitionId, apparatusId, quantity }) => {
    let left = quantity;
    return lines
      .filter((line) => line.requisitionId === requisitionId && line.apparatusId === apparatusId)
      .map(({ id, short }) => {
        const part = Math.min(short, left);
        left -= part;
        return { id, quantity: part };
      })
      .filter((part) => part.quantity > 0);
  });
}
