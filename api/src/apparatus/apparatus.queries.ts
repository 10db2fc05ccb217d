import { Injectable } from '@nestjs/common';
import {
  type Apparatus,
  type ApparatusQuery,
  type Availability,
  availabilitySteps,
  type AvailabilityQuery,
  type HeldInterval,
  oneSpelling,
} from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database, is, oneSpellingOf, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { overlapping } from './holds.js';

/** Availability is told for at most this long at once. */
const MAX_DAYS = 92;
const DAY_MS = 86_400_000;
/** Instants that a school can mean; beyond them the database could not read them either. */
const EARLIEST = '1900-01-01T00:00:00Z';
const LATEST = '2200-01-01T00:00:00Z';

/** The columns of an apparatus in the shape of the contract. */
export const APPARATUS = {
  id: is.uuid,
  version: is.int,
  name: is.text,
  category: is.text,
  owned: is.int,
  outOfService: is.int,
  location: is.text,
  turnaroundMinutes: is.int,
  labelled: is.bool,
  aliases: is.texts,
};

/** The columns of one apparatus `a` in the shape of the contract. */
export const COLUMNS = `a.id, a.version, a.name, a.category, a.owned, a.out_of_service AS "outOfService", a.location,
  a.turnaround_minutes AS "turnaroundMinutes", a.labelled, a.aliases`;

/** The SQL condition that the name, category or other names of an apparatus `f` have every word ($2). */
export const FITS_WORDS = `NOT EXISTS (SELECT 1 FROM unnest($2::text[]) word WHERE strpos(${oneSpellingOf('lower(f.name)')}, word) = 0 AND strpos(lower(f.category), word) = 0
    AND strpos(${oneSpellingOf("lower(array_to_string(f.aliases, ' '))")}, word) = 0)`;

/** $2 words; $3, $4 name and id of the last of the page before, or null; $5 most rows. `total` says how many there are, whatever the page. */
export const APPARATUS_LIST = statement(
  { ...APPARATUS, sort: is.text, total: is.int },
  `
SELECT ${COLUMNS}, lower(a.name) AS sort, a.total
FROM (SELECT f.*, count(*) OVER ()::int AS total FROM apparatus f WHERE f.school_id = $1
  AND ${FITS_WORDS}) a
WHERE ($3::text IS NULL OR (lower(a.name), a.id) > ($3, $4::uuid))
ORDER BY lower(a.name), a.id
LIMIT $5`,
);

export const ONE_APPARATUS = statement(APPARATUS, `SELECT ${COLUMNS} FROM apparatus a WHERE a.school_id = $1 AND a.id = $2`);
/** Keeps others from changing it, and from holding it, until the transaction ends. */
export const LOCK_APPARATUS = statement(
  APPARATUS,
  `SELECT ${COLUMNS} FROM apparatus a WHERE a.school_id = $1 AND a.id = $2 FOR NO KEY UPDATE`,
);

export const HELD = statement(
  { capacity: is.int, holds: is.json<HeldInterval[]>() },
  `
SELECT greatest(0, a.owned - a.out_of_service) AS capacity,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('quantity', h.quantity,
      'fromMs', date_part('epoch', h.starts_at) * 1000, 'toMs', date_part('epoch', h.ends_at) * 1000)), '[]')
   FROM hold h WHERE h.school_id = $1 AND h.apparatus_id = a.id AND ${overlapping('$3::timestamptz', '$4::timestamptz')}) AS holds
FROM apparatus a
WHERE a.school_id = $1 AND a.id = $2`,
);

/** What the screens of apparatus read, each in one statement. */
@Injectable()
export class ApparatusQueries {
  constructor(private readonly db: Database) {}

  /** Apparatus whose name, category or other names have every word, by name. */
  async list(schoolId: string, query: ApparatusQuery): Promise<Page<Apparatus>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['text', 'id']);
    const rows = await this.db.read(schoolId, APPARATUS_LIST, [schoolId, wordsOf(query.q), after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
    return { ...page(rows, limit, withoutSort, ({ sort, id }) => [sort, id]), ...totalOf(rows, after) };
  }

  /** @throws NOT_FOUND */
  async one(schoolId: string, id: string): Promise<Apparatus> {
    const [row] = await this.db.read(schoolId, ONE_APPARATUS, [schoolId, id]);
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
    const [row] = await this.db.read(schoolId, HELD, [schoolId, id, instant(fromMs), instant(toMs)]);
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

/** Splits what was typed into the words that each have to be found. */
export function wordsOf(q = ''): string[] {
  return q.toLowerCase().split(/\s+/).filter(Boolean).map(oneSpelling);
}

/** Leaves out of a row by what it was sorted and counted. */
export function withoutSort({ sort: _sort, total: _total, ...apparatus }: Apparatus & { sort: string; total?: number }): Apparatus {
  return apparatus;
}
