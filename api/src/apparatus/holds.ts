import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { freeDuring, type HeldInterval, holdInterval, MAX_HOLD_DAYS } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { HoldRow } from './hold.entity.js';

/** One apparatus as a hold needs to know it. */
export interface HeldApparatus {
  id: string;
  name: string;
  owned: number;
  out_of_service: number;
  turnaround_minutes: number;
  labelled: boolean;
}

/** What is there of one apparatus for a lesson, and how much of what is wanted is missing (0: all is there). */
export interface Availability {
  apparatus: HeldApparatus;
  wanted: number;
  free: number;
  short: number;
}

interface LessonTimes {
  startMs: number;
  endMs: number;
}

/**
 * The SQL condition that a hold `h` overlaps [from, to). It bounds the start from both sides (a hold lasts 35 days at most, which the
 * table checks), so that the index serves it under row-level security too.
 */
export function overlapping(from: string, to: string): string {
  return `h.starts_at < ${to} AND h.starts_at > ${from} - interval '${MAX_HOLD_DAYS} days' AND h.ends_at > ${from}`;
}

type HeldRow = HeldInterval & { apparatusId: string };

const HELD_APPARATUS = {
  id: is.uuid,
  name: is.text,
  owned: is.int,
  out_of_service: is.int,
  turnaround_minutes: is.int,
  labelled: is.bool,
};
export const LOOK = statement(
  HELD_APPARATUS,
  `SELECT id, name, owned, out_of_service, turnaround_minutes, labelled FROM apparatus
   WHERE school_id = $1 AND id = ANY($2) ORDER BY id`,
);
export const LOCK_TO_HOLD = statement(HELD_APPARATUS, `${LOOK.text} FOR NO KEY UPDATE`);
/**
 * $3, $4 start and end of the lesson; $5 the requisition whose own holds do not count, or null. `OFFSET 0` has the holds looked up for each
 * apparatus: otherwise PostgreSQL may read all that the school holds.
 */
export const HELD_BETWEEN = statement(
  { apparatusId: is.uuid, quantity: is.int, fromMs: is.number, toMs: is.number },
  `SELECT h.apparatus_id AS "apparatusId", h.quantity, date_part('epoch', h.starts_at) * 1000 AS "fromMs", date_part('epoch', h.ends_at) * 1000 AS "toMs"
   FROM apparatus a CROSS JOIN LATERAL (SELECT h.apparatus_id, h.quantity, h.starts_at, h.ends_at FROM hold h
     WHERE h.school_id = $1 AND h.apparatus_id = a.id AND ${overlapping('$3::timestamptz', "$4::timestamptz + a.turnaround_minutes * interval '1 minute'")}
       AND h.requisition_id IS DISTINCT FROM $5 OFFSET 0) h
   WHERE a.school_id = $1 AND a.id = ANY($2)`,
);

/** The kit and what is held of it (quantity, from and to in milliseconds), as HELD_BETWEEN, in one look. */
export const LOOK_WITH_HOLDS = statement(
  { ...HELD_APPARATUS, held: is.json<[quantity: number, fromMs: number, toMs: number][]>().orNull },
  `SELECT a.id, a.name, a.owned, a.out_of_service, a.turnaround_minutes, a.labelled,
     (SELECT json_agg(json_build_array(h.quantity, date_part('epoch', h.starts_at) * 1000, date_part('epoch', h.ends_at) * 1000)) FROM hold h
      WHERE h.school_id = $1 AND h.apparatus_id = a.id AND h.requisition_id IS DISTINCT FROM $5
        AND ${overlapping('$3::timestamptz', "$4::timestamptz + a.turnaround_minutes * interval '1 minute'")}) AS held
   FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY($2) ORDER BY a.id`,
);

/** In one call: locks kit, compares what is held of it, holds; RQ001 where it is not as it was looked at (see its migration). */
export const TAKE_UNLESS_TAKEN = command('SELECT take_holds($1, $2, $3, $4, $5, $6, $7, $8, $9)');

/** The promise that kit is there. */
@Injectable()
export class Holds {
  constructor(private readonly db: Database) {}

  /**
   * Locks the apparatus in the order of their ids, so that nobody else can hold them until this transaction ends, and answers them.
   * What is missing from the answer does not exist.
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
   * not see what the one before us wrote.
   */
  async availability(
    wanted: ReadonlyMap<string, number>,
    lesson: LessonTimes,
    options: { lock: boolean; excluding?: string | null },
  ): Promise<Availability[]> {
    const ids = [...wanted.keys()];
    if (ids.length === 0) return [];
    const { lock, excluding = null } = options;
    if (!lock) return this.lookedAt(wanted, lesson, excluding);
    const [apparatus, held] = await Promise.all([this.lock(ids), this.heldBetween(ids, lesson, excluding)]);
    return apparatus.map((one) => this.availabilityOf(one, wanted.get(one.id) ?? 0, lesson, held.get(one.id) ?? []));
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
    const held = await this.heldBetween(
      apparatus.map(({ id }) => id),
      whole,
      excluding,
    );
    return lessons.map((lesson) =>
      apparatus.map((one) => this.availabilityOf(one, wanted.get(one.id) ?? 0, lesson, held.get(one.id) ?? [])),
    );
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

  /** Takes the holds of a requisition that `rows` made, in the transaction that holds the locks. */
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

  /** Gives back everything that a requisition holds. */
  release(requisitionId: string): Promise<number> {
    return this.db.delete(HoldRow, { requisitionId });
  }

  private async lookedAt(wanted: ReadonlyMap<string, number>, lesson: LessonTimes, excluding: string | null): Promise<Availability[]> {
    const asked = [this.db.schoolId, [...wanted.keys()], instant(lesson.startMs), instant(lesson.endMs), excluding];
    const rows = await this.db.query(LOOK_WITH_HOLDS, asked);
    return rows.map(({ held, ...apparatus }) => {
      const holds = (held ?? []).map(([quantity, fromMs, toMs]) => ({ quantity, fromMs, toMs }));
      return this.availabilityOf(apparatus, wanted.get(apparatus.id) ?? 0, lesson, holds);
    });
  }

  private availabilityOf(apparatus: HeldApparatus, wanted: number, lesson: LessonTimes, held: readonly HeldInterval[]): Availability {
    const { fromMs, toMs } = holdInterval(lesson, apparatus.turnaround_minutes);
    const free = freeDuring(apparatus.owned - apparatus.out_of_service, held, fromMs, toMs);
    return { apparatus, wanted, free, short: Math.max(0, wanted - free) };
  }

  private async heldBetween(ids: readonly string[], lesson: LessonTimes, excluding: string | null): Promise<Map<string, HeldRow[]>> {
    const asked = [this.db.schoolId, ids, instant(lesson.startMs), instant(lesson.endMs), excluding];
    const rows: HeldRow[] = await this.db.query(HELD_BETWEEN, asked);
    return Map.groupBy(rows, ({ apparatusId }) => apparatusId);
  }
}
