import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type DrawnBy, type HeldInterval, holdInterval } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { HoldRow } from './hold.entity.js';
import {
  drawnOf,
  HELD_APPARATUS,
  HELD_COLUMNS,
  type HeldApparatus,
  heldOf,
  overlapping,
  OWN,
  OWN_COLUMNS,
  readyAfter,
  shelfOf,
  WITH_PARTS,
} from './kit-held.js';

/** What is there of one apparatus for a lesson, and how much of what is wanted is missing (0: all is there). */
export interface Availability {
  apparatus: HeldApparatus;
  wanted: number;
  free: number;
  short: number;
}

export interface LessonTimes {
  startMs: number;
  endMs: number;
}

/** Apparatus as it was looked at for a lesson, with what is held of it then. */
export interface Looked {
  apparatus: readonly HeldApparatus[];
  held: ReadonlyMap<string, readonly HeldInterval[]>;
}

type HeldRow = HeldInterval & { apparatusId: string };

/** The apparatus ($2) of a school ($1) and the parts of kits among them. */
export const LOOK = statement(
  HELD_APPARATUS,
  `SELECT ${HELD_COLUMNS} FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY(${WITH_PARTS}) ORDER BY a.id`,
);
export const LOCK_TO_HOLD = statement(HELD_APPARATUS, `${LOOK.text} FOR NO KEY UPDATE OF a`);
/**
 * What is held of apparatus ($2) and of the parts of kits among them, by itself or in kits. $3, $4 start and end of the lesson; $5 the
 * requisition whose own holds do not count, or null. Holds are looked up for each apparatus: otherwise PostgreSQL may read all that the school holds.
 */
export const HELD_BETWEEN = statement(
  { apparatusId: is.uuid, quantity: is.int, fromMs: is.number, toMs: is.number },
  `SELECT a.id AS "apparatusId", h.quantity * h.each AS quantity, date_part('epoch', h.starts_at) * 1000 AS "fromMs", date_part('epoch', h.ends_at) * 1000 AS "toMs"
   FROM apparatus a CROSS JOIN LATERAL ${heldOf('a', '$3::timestamptz', `$4::timestamptz + ${readyAfter('a')}`)} h
   WHERE a.school_id = $1 AND a.id = ANY(${WITH_PARTS}) AND h.requisition_id IS DISTINCT FROM $5`,
);

/** The kit and what is held of it (quantity, from and to in milliseconds), as HELD_BETWEEN, in one look; $5 several requisitions, or none. */
export const LOOK_WITH_HOLDS = statement(
  { ...HELD_APPARATUS, held: is.json<[quantity: number, fromMs: number, toMs: number][]>().orNull },
  `SELECT ${HELD_COLUMNS},
     (SELECT json_agg(json_build_array(h.quantity * h.each, date_part('epoch', h.starts_at) * 1000, date_part('epoch', h.ends_at) * 1000))
      FROM ${heldOf('a', '$3::timestamptz', `$4::timestamptz + ${readyAfter('a')}`)} h WHERE NOT h.requisition_id = ANY($5)) AS held
   FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY(${WITH_PARTS}) ORDER BY a.id`,
);

/**
 * The same of a school that has no kits, which is what `kits` tells: all but a few have none, and to look for their parts costs as much again. The
 * holds of all count.
 */
export const LOOK_WITHOUT_KITS = statement(
  { ...OWN, kits: is.bool, held: is.json<[quantity: number, fromMs: number, toMs: number][]>().orNull },
  `SELECT ${OWN_COLUMNS}, EXISTS (SELECT FROM apparatus_part p WHERE p.school_id = $1) AS kits,
     (SELECT json_agg(json_build_array(h.quantity, date_part('epoch', h.starts_at) * 1000, date_part('epoch', h.ends_at) * 1000))
      FROM (SELECT h.quantity, h.starts_at, h.ends_at FROM hold h WHERE h.school_id = $1 AND h.apparatus_id = a.id
        AND ${overlapping('$3::timestamptz', "$4::timestamptz + a.turnaround_minutes * interval '1 minute'")} OFFSET 0) h) AS held
   FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY($2) ORDER BY a.id`,
);
/** Of so many schools it is remembered that they have kits. */
const MAX_SCHOOLS = 10_000;

/** In one call: locks kit, compares what is held of it, holds; RQ001 where it is not as it was looked at (see its migration). */
export const TAKE_UNLESS_TAKEN = command('SELECT take_holds($1, $2, $3, $4, $5, $6, $7, $8, $9)');

/** The promise that kit is there. */
@Injectable()
export class Holds {
  /** The schools that were seen to have kits. */
  private readonly withKits = new Set<string>();

  constructor(private readonly db: Database) {}

  /**
   * Locks the apparatus, and the parts of kits, in the order of their ids, so that nobody else can hold them until this transaction ends, and
   * answers them. What is missing from the answer does not exist.
   */
  lock(apparatusIds: readonly string[]): Promise<HeldApparatus[]> {
    return this.db.query(LOCK_TO_HOLD, [this.db.schoolId, [...new Set(apparatusIds)].sort()]);
  }

  /** The apparatus without a lock, for a look that promises nothing. */
  look(apparatusIds: readonly string[]): Promise<HeldApparatus[]> {
    return this.db.query(LOOK, [this.db.schoolId, apparatusIds]);
  }

  /**
   * Compares what is wanted of each apparatus for a lesson with what the holds of everybody else leave. With `lock` the rows of the apparatus are locked
   * first; both statements travel together, but the sum is read by a statement that begins only after the lock was had, or it would
   * not see what the one before us wrote. Without it, the holds of others (`without`) can be left out as well.
   */
  async availability(
    wanted: ReadonlyMap<string, number>,
    lesson: LessonTimes,
    options: { lock: boolean; excluding?: string | null; without?: readonly string[] },
  ): Promise<Availability[]> {
    const ids = [...wanted.keys()];
    if (ids.length === 0) return [];
    const { lock, excluding = null, without = [] } = options;
    if (!lock) return thereIs(wanted, await this.lookFor(ids, lesson, excluding === null ? without : [excluding, ...without]), lesson);
    const [apparatus, held] = await Promise.all([this.lock(ids), this.heldBetween(ids, lesson, excluding)]);
    return availabilityOf(wanted, apparatus, held, lesson);
  }

  /** As `availability` without a lock, for several lessons at once, in the order given. */
  async availabilityAt(
    wanted: ReadonlyMap<string, number>,
    apparatus: readonly HeldApparatus[],
    lessons: readonly LessonTimes[],
    excluding: string | null = null,
  ): Promise<Availability[][]> {
    if (lessons.length === 0) return [];
    const whole = { startMs: Math.min(...lessons.map(({ startMs }) => startMs)), endMs: Math.max(...lessons.map(({ endMs }) => endMs)) };
    const ids = apparatus.map(({ id }) => id);
    const areKits = apparatus.some(({ parts }) => parts !== null);
    const [all, held] = await Promise.all([areKits ? this.look(ids) : apparatus, this.heldBetween(ids, whole, excluding)]);
    return lessons.map((lesson) => availabilityOf(wanted, all, held, lesson));
  }

  /** What one of each of these draws on: itself and, of a kit, its parts. */
  async drawn(ids: readonly string[]): Promise<DrawnBy> {
    return drawnOf(await this.look(ids));
  }

  /**
   * How many of each thing are missing for what is wanted at a lesson, beside the holds of everybody else; of a kit of each of its parts. It
   * locks nothing.
   */
  async lacking(wanted: ReadonlyMap<string, number>, lesson: LessonTimes, excluding: string): Promise<Map<string, number>> {
    const ids = [...wanted.keys()];
    const [apparatus, held] = await Promise.all([this.look(ids), this.heldBetween(ids, lesson, excluding)]);
    const [shelf, drawn] = [shelfOf(apparatus, held), drawnOf(apparatus)];
    const lacking = new Map<string, number>();
    for (const one of apparatus) {
      const quantity = wanted.get(one.id) ?? 0;
      const { fromMs, toMs } = holdInterval(lesson, one.turnaround_minutes);
      for (const part of quantity > 0 ? (drawn.get(one.id) ?? []) : []) {
        const missing = quantity * part.each - shelf.left(part, fromMs, toMs);
        if (missing > 0) lacking.set(part.id, (lacking.get(part.id) ?? 0) + missing);
      }
      shelf.take(one.id, { fromMs, toMs, quantity });
    }
    return lacking;
  }

  /** The rows that hold what is there of what is wanted; to be inserted by the caller in the transaction that holds the locks. */
  rows(schoolId: string, requisitionId: string, availability: readonly Availability[], lesson: LessonTimes): HoldRow[] {
    return availability
      .map(({ apparatus, wanted, short }) => ({ apparatus, quantity: wanted - short }))
      .filter(({ quantity }) => quantity > 0)
      .map(({ apparatus, quantity }) => {
        const { fromMs, toMs } = holdInterval(lesson, apparatus.turnaround_minutes);
        return {
          schoolId,
          id: newId(),
          requisitionId,
          apparatusId: apparatus.id,
          quantity,
          startsAt: instant(fromMs),
          endsAt: instant(toMs),
          labelled: apparatus.labelled,
        };
      });
  }

  /** Gives back holds by their own ids: those of machine jobs, which no request has. */
  letGo(ids: readonly string[]): Promise<number> {
    return this.db.delete(HoldRow, { id: In(ids) });
  }

  /** Takes the holds of a requisition that `rows` made, or of a machine job, in the transaction that holds the locks. */
  take(holds: readonly HoldRow[]): Promise<void> {
    return this.db.insert([HoldRow, holds]);
  }

  /**
   * Takes kit that was looked at without a lock, where it is still there and as it was.
   * @throws RQ001 of the database where it is not: the transaction's work is then begun again
   */
  async takeUnlessTaken(holds: readonly HoldRow[], looked: readonly Availability[]): Promise<void> {
    const [first] = holds;
    if (!first) return;
    const turnarounds = new Map(looked.map(({ apparatus }) => [apparatus.id, apparatus.turnaround_minutes]));
    await this.db.query(TAKE_UNLESS_TAKEN, [
      first.schoolId,
      first.requisitionId,
      holds.map(({ id }) => id),
      holds.map(({ apparatusId }) => apparatusId),
      holds.map(({ quantity }) => quantity),
      holds.map(({ apparatusId }) => turnarounds.get(apparatusId) ?? 0),
      holds.map(({ labelled }) => labelled),
      first.startsAt,
      holds.map(({ endsAt }) => endsAt),
    ]);
  }

  /**
   * Gives back what several requisitions hold and locks the apparatus that they want again; answers it, and what others hold of it over
   * a stretch of time.
   */
  async giveBack(
    requisitionIds: readonly string[],
    apparatusIds: readonly string[],
    during: LessonTimes,
  ): Promise<{ apparatus: HeldApparatus[]; held: ReadonlyMap<string, HeldInterval[]> }> {
    const [apparatus, , held] = await Promise.all([
      this.lock(apparatusIds),
      this.db.delete(HoldRow, { requisitionId: In(requisitionIds) }),
      this.heldBetween(apparatusIds, during, null),
    ]);
    return { apparatus, held };
  }

  /** Takes away what requests held that are kept no longer: their times are long over. */
  forget(requisitionIds: readonly string[]): Promise<number> {
    return this.db.delete(HoldRow, { requisitionId: In(requisitionIds) });
  }

  /** Gives back everything that a requisition holds. */
  release(requisitionId: string): Promise<number> {
    return this.db.delete(HoldRow, { requisitionId });
  }

  /** Looks at apparatus, and at what is held of it for a lesson, without a lock; the holds of some (`without`) are left out. */
  async lookFor(apparatusIds: readonly string[], lesson: LessonTimes, without: readonly string[] = []): Promise<Looked> {
    const asked = [this.db.schoolId, apparatusIds, instant(lesson.startMs), instant(lesson.endMs)];
    if (without.length === 0 && !this.withKits.has(this.db.schoolId)) {
      const rows = await this.db.query(LOOK_WITHOUT_KITS, asked);
      if (!rows.some(({ kits }) => kits)) return lookedAt(rows.map(({ kits: _none, ...row }) => ({ ...row, parts: null })));
      this.rememberKits();
    }
    return lookedAt(await this.db.query(LOOK_WITH_HOLDS, [...asked, without]));
  }

  private rememberKits(): void {
    if (this.withKits.size >= MAX_SCHOOLS) this.withKits.clear();
    this.withKits.add(this.db.schoolId);
  }

  private async heldBetween(ids: readonly string[], lesson: LessonTimes, excluding: string | null): Promise<Map<string, HeldRow[]>> {
    const asked = [this.db.schoolId, ids, instant(lesson.startMs), instant(lesson.endMs), excluding];
    const rows: HeldRow[] = await this.db.query(HELD_BETWEEN, asked);
    return Map.groupBy(rows, ({ apparatusId }) => apparatusId);
  }
}

function lookedAt(rows: readonly (HeldApparatus & { held: readonly [quantity: number, fromMs: number, toMs: number][] | null })[]): Looked {
  return {
    apparatus: rows,
    held: new Map(rows.map(({ id, held }) => [id, (held ?? []).map(([quantity, fromMs, toMs]) => ({ quantity, fromMs, toMs }))])),
  };
}

/** What there is of what is wanted for a lesson, of apparatus that was looked at for it. */
export function thereIs(wanted: ReadonlyMap<string, number>, { apparatus, held }: Looked, lesson: LessonTimes): Availability[] {
  return availabilityOf(wanted, apparatus, held, lesson);
}

/** What there is of each thing wanted, where one request takes all of it: what is in a kit is not free beside it. */
function availabilityOf(
  wanted: ReadonlyMap<string, number>,
  apparatus: readonly HeldApparatus[],
  held: ReadonlyMap<string, readonly HeldInterval[]>,
  lesson: LessonTimes,
): Availability[] {
  const shelf = shelfOf(apparatus, held);
  return apparatus.flatMap((one) => {
    const asked = wanted.get(one.id);
    if (asked === undefined) return [];
    const { fromMs, toMs } = holdInterval(lesson, one.turnaround_minutes);
    const free = shelf.free(one.id, fromMs, toMs);
    shelf.take(one.id, { fromMs, toMs, quantity: Math.min(asked, free) });
    return [{ apparatus: one, wanted: asked, free, short: Math.max(0, asked - free) }];
  });
}
