import { Injectable } from '@nestjs/common';
import {
  type Apparatus,
  type ApparatusQuery,
  type Availability,
  type AvailabilityQuery,
  freeOf,
  type ListedApparatus,
  oneSpelling,
  stepsOf,
} from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, oneSpellingOf, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { HeldKit } from './held-kit.js';
import { APPARATUS, asItIs, COLUMNS_OF_MANY, ONE_APPARATUS, type StoredApparatus } from './stored-apparatus.js';

/** Availability is told for at most this long at once. */
const MAX_DAYS = 92;
const DAY_MS = 86_400_000;
/** Instants that a school can mean; beyond them the database could not read them either. */
const EARLIEST = '1900-01-01T00:00:00Z';
const LATEST = '2200-01-01T00:00:00Z';

/** The SQL condition that the name, category or other names of an apparatus `f` have every word ($2). */
export const FITS_WORDS = `NOT EXISTS (SELECT 1 FROM unnest($2::text[]) word WHERE strpos(${oneSpellingOf('lower(f.name)')}, word) = 0 AND strpos(lower(f.category), word) = 0
    AND strpos(${oneSpellingOf("lower(array_to_string(f.aliases, ' '))")}, word) = 0)`;

/** $2 words; $3, $4 name and id of the last of the page before, or null; $5 most rows. `total` says how many there are, whatever the page. */
export const APPARATUS_LIST = statement(
  { ...APPARATUS, sort: is.text, total: is.int },
  `
SELECT ${COLUMNS_OF_MANY}, lower(a.name) AS sort, a.total
FROM (SELECT f.*, count(*) OVER ()::int AS total FROM apparatus f WHERE f.school_id = $1 AND f.archived = $6 AND ${FITS_WORDS}) a
WHERE ($3::text IS NULL OR (lower(a.name), a.id) > ($3, $4::uuid))
ORDER BY lower(a.name), a.id
LIMIT $5`,
);

/** What the screens of apparatus read, each in a statement or two. */
@Injectable()
export class ApparatusQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly held: HeldKit,
  ) {}

  /** Apparatus whose name, category or other names have every word, by name; how many of each nobody holds now, where that is asked. */
  async list(schoolId: string, query: ApparatusQuery): Promise<Page<ListedApparatus>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['text', 'id']);
    const rows = await this.db.read(schoolId, APPARATUS_LIST, [
      ...[schoolId, wordsOf(query.q), after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      query.archived === 'true',
    ]);
    const nowMs = this.clock.nowMs();
    const found = page(
      rows,
      limit,
      (row) => asItIs(withoutSort(row), nowMs),
      ({ sort, id }) => [sort, id],
    );
    const items = query.free === 'now' ? await this.withFree(schoolId, found.items, nowMs) : found.items;
    return { ...found, items, ...totalOf(rows, after) };
  }

  /** @throws NOT_FOUND */
  async one(schoolId: string, id: string): Promise<Apparatus> {
    const [row] = await this.db.read(schoolId, ONE_APPARATUS, [schoolId, id]);
    if (!row) throw notFound('apparatus');
    return asItIs(row, this.clock.nowMs());
  }

  /**
   * What is there, held and free over [from, to), in contiguous steps; of a kit the least over its parts.
   * @throws NOT_FOUND; INVALID for a stretch that is empty, longer than 92 days or out of all reason
   */
  async availability(schoolId: string, id: string, query: AvailabilityQuery): Promise<Availability[]> {
    const [fromMs, toMs] = [instantOf('from', query.from), instantOf('to', query.to)];
    if (toMs <= fromMs) throw invalid('to', 'to must be later than from');
    if (toMs - fromMs > MAX_DAYS * DAY_MS) throw invalid('to', told`to must be at most ${{ days: MAX_DAYS }} days after from`);
    const { drawn, held, out } = await this.held.between(schoolId, [id], fromMs, toMs);
    const own = drawn.get(id);
    if (!own) throw notFound('apparatus');
    return stepsOf(own, held, out, fromMs, toMs).map(({ fromMs: startMs, toMs: endMs, ...step }) => ({
      from: instant(startMs),
      to: instant(endMs),
      ...step,
    }));
  }

  private async withFree(schoolId: string, items: readonly Apparatus[], nowMs: number): Promise<ListedApparatus[]> {
    if (items.length === 0) return [];
    const now = await this.held.between(
      schoolId,
      items.map(({ id }) => id),
      nowMs,
      nowMs + 1,
    );
    return items.map((one) => ({ ...one, free: freeOf(now.drawn.get(one.id) ?? [], now.all, nowMs, nowMs + 1) }));
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
export function withoutSort({
  sort: _sort,
  total: _total,
  ...stored
}: StoredApparatus & { sort: string; total?: number }): StoredApparatus {
  return stored;
}
