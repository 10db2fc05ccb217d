import { Injectable } from '@nestjs/common';
import {
  type Apparatus,
  type ApparatusQuery,
  type Availability,
  availabilitySteps,
  type AvailabilityQuery,
  type HeldInterval,
} from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { overlapping } from './holds.js';

/** Availability is told for at most this long at once. */
const MAX_DAYS = 92;
const DAY_MS = 86_400_000;
/** Instants that a school can mean; beyond them the database could not read them either. */
const EARLIEST = '1900-01-01T00:00:00Z';
const LATEST = '2200-01-01T00:00:00Z';

/** The columns of one apparatus `a` in the shape of the contract. */
export const APPARATUS = `a.id, a.version, a.name, a.category, a.owned, a.out_of_service AS "outOfService", a.location,
  a.turnaround_minutes AS "turnaroundMinutes", a.labelled`;

type Row<Shape> = Shape & Record<string, unknown>;

const LIST = `
SELECT ${APPARATUS}, lower(a.name) AS sort
FROM apparatus a
WHERE a.school_id = (SELECT current_school())
  AND NOT EXISTS (SELECT 1 FROM unnest($1::text[]) word WHERE strpos(lower(a.name), word) = 0 AND strpos(lower(a.category), word) = 0)
  AND ($2::text IS NULL OR (lower(a.name), a.id) > ($2, $3::uuid))
ORDER BY lower(a.name), a.id
LIMIT $4`;

const ONE = `SELECT ${APPARATUS} FROM apparatus a WHERE a.school_id = (SELECT current_school()) AND a.id = $1`;

const HELD = `
SELECT greatest(0, a.owned - a.out_of_service) AS capacity,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('quantity', h.quantity,
      'fromMs', date_part('epoch', h.starts_at) * 1000, 'toMs', date_part('epoch', h.ends_at) * 1000)), '[]')
   FROM hold h WHERE h.school_id = a.school_id AND h.apparatus_id = a.id AND ${overlapping('$2::timestamptz', '$3::timestamptz')}) AS holds
FROM apparatus a
WHERE a.school_id = (SELECT current_school()) AND a.id = $1`;

/** What the screens of apparatus read, each in one statement. */
@Injectable()
export class ApparatusQueries {
  constructor(private readonly db: Database) {}

  /** Apparatus whose name or category has every word, by name. */
  async list(schoolId: string, query: ApparatusQuery): Promise<Page<Apparatus>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, 2);
    if (after && !isId(after[1] ?? '')) throw invalid('cursor', 'cursor must be the nextCursor of an earlier answer');
    const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const rows = await this.db.read<Row<Apparatus & { sort: string }>>(schoolId, LIST, [
      words,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
    ]);
    return page(rows, limit, withoutSort, ({ sort, id }) => [sort, id]);
  }

  /** @throws NOT_FOUND */
  async one(schoolId: string, id: string): Promise<Apparatus> {
    const [row] = await this.db.read<Row<Apparatus>>(schoolId, ONE, [id]);
    if (!row) throw notFound('apparatus');
    return row;
  }

  /**
   * What is there, held and free over [from, to), in contiguous steps.
   * @throws NOT_FOUND; INVALID for a stretch that is empty, longer than 92 days or out of all reason
   */
  async availability(schoolId: string, id: string, query: AvailabilityQuery): Promise<Availability[]> {
    const [fromMs, toMs] = [instantOf('from', query.from), instantOf('to', query.to)];
    if (toMs <= fromMs) throw invalid('to', 'to must be later than from');
    if (toMs - fromMs > MAX_DAYS * DAY_MS) throw invalid('to', told`to must be at most ${{ days: MAX_DAYS }} days after from`);
    const [row] = await this.db.read<{ capacity: number; holds: HeldInterval[] }>(schoolId, HELD, [id, instant(fromMs), instant(toMs)]);
    if (!row) throw notFound('apparatus');
    return availabilitySteps(row.capacity, row.holds, fromMs, toMs).map(({ capacity, held, free, ...step }) => ({
      from: instant(step.fromMs),
      to: instant(step.toMs),
      capacity,
      held,
      free,
    }));
  }
}

function instantOf(field: string, text: string): number {
  const at = Temporal.Instant.from(text);
  if (Temporal.Instant.compare(at, EARLIEST) < 0 || Temporal.Instant.compare(at, LATEST) > 0)
    throw invalid(field, told`${{ field }} must be in the years 1900 to 2200`);
  return at.epochMilliseconds;
}

function withoutSort({ sort: _sort, ...apparatus }: Apparatus & { sort: string }): Apparatus {
  return apparatus;
}
