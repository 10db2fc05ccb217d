import { Injectable } from '@nestjs/common';
import {
  type DayPeriod,
  freeInEach,
  type HeldInterval,
  may,
  type Timeline,
  type TimelineHold,
  type TimelineItem,
  type TimelineQuery,
} from '@app/shared';
import { checkRange, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitNamed, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { APPARATUS, COLUMNS, FITS_WORDS, withoutSort, wordsOf } from './apparatus.queries.js';
import { overlapping } from './holds.js';

const MAX_DAYS = 62;
const MOST_ITEMS = 200;
/** So many cells are answered at most: where there are more, the items come page by page. */
const MOST_CELLS = 30_000;
const MINUTE_MS = 60_000;

type HeldRow = [requisitionId: string, quantity: number, fromMs: number, toMs: number];

/** Of a school ($1) the apparatus of these words ($2) and ids ($3, null: any) after a name and id ($4, $5), at most $6, with what is held of each over [$7, $8). */
export const TIMELINE = statement(
  { ...APPARATUS, sort: is.text, held: is.json<HeldRow[]>().orNull },
  `
SELECT ${COLUMNS}, a.sort, (SELECT json_agg(json_build_array(h.requisition_id, h.quantity, date_part('epoch', h.starts_at) * 1000, date_part('epoch', h.ends_at) * 1000) ORDER BY h.starts_at, h.id)
  FROM hold h WHERE h.school_id = $1 AND h.apparatus_id = a.id
    AND ${overlapping('$7::timestamptz', "$8::timestamptz + a.turnaround_minutes * interval '1 minute'")}) AS held
FROM (SELECT f.*, lower(f.name) AS sort FROM apparatus f WHERE f.school_id = $1 AND ($3::uuid[] IS NULL OR f.id = ANY($3)) AND ${FITS_WORDS}
    AND ($4::text IS NULL OR (lower(f.name), f.id) > ($4, $5::uuid))
  ORDER BY lower(f.name), f.id LIMIT $6) a
ORDER BY a.sort, a.id`,
);

/** Requests ($2) of a school ($1) that hold something: what they are for, and whose. */
export const HOLDERS = statement(
  { id: is.uuid, title: is.text, teacher: is.text, group: is.text },
  `SELECT q.id, q.title, p.code AS teacher, g.code AS "group" FROM requisition q
   JOIN person p ON p.school_id = $1 AND p.id = q.teacher_id JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   WHERE q.school_id = $1 AND q.id = ANY($2) ORDER BY q.id`,
);

type Held = HeldInterval & { requisitionId: string };
type DatedPeriod = DayPeriod & { date: string };

/** What of the apparatus is free in which period. */
@Injectable()
export class TimelineQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
  ) {}

  /**
   * What is free of the apparatus in each period of the teaching days from one date to another, both included, by name. Two statements at
   * most, whatever is held; who holds it is told only to those who see everybody's requests.
   * @throws INVALID for more than 62 days, and naming limit or cursor
   */
  async timeline(principal: Principal, query: TimelineQuery): Promise<Timeline> {
    checkRange(query, MAX_DAYS);
    const asked = limitNamed('limit', query.limit, { usual: MOST_ITEMS, most: MOST_ITEMS });
    const after = cursorOf(query.cursor, ['text', 'id']);
    const { calendar } = await this.rules.of(principal);
    const periods = (calendar?.daysBetween(query.from, query.to) ?? []).flatMap(({ date, periods: of }) =>
      of.map((period): DatedPeriod => ({ date, ...period })),
    );
    const limit = Math.max(1, Math.min(asked, Math.floor(MOST_CELLS / Math.max(1, periods.length))));
    const [from, to] = [Math.min(...periods.map(({ startMs }) => startMs)), Math.max(...periods.map(({ endMs }) => endMs))];
    const ids = query.ids === undefined ? null : query.ids.split(',').filter(isId);
    const during = periods.length === 0 ? [instant(0), instant(0)] : [instant(from), instant(to)];
    const rows = await this.db.read(principal.schoolId, TIMELINE, [
      ...[principal.schoolId, wordsOf(query.q), ids, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      ...during,
    ]);
    const seesWhose = may(principal, 'requisition.seeAll');
    const found = page(
      rows,
      limit,
      ({ held, ...row }) => ({ apparatus: withoutSort(row), cells: cellsOf(row, heldOf(held), periods, seesWhose) }),
      ({ sort, id }) => [sort, id],
    );
    return { ...found, requests: seesWhose ? await this.holders(principal.schoolId, found.items) : [] };
  }

  private async holders(schoolId: string, items: readonly TimelineItem[]) {
    const ids = new Set(items.flatMap(({ cells }) => cells.flatMap(({ held }) => held.map(({ requisitionId }) => requisitionId))));
    return ids.size === 0 ? [] : this.db.read(schoolId, HOLDERS, [schoolId, [...ids]]);
  }
}

function heldOf(rows: readonly HeldRow[] | null): Held[] {
  return (rows ?? []).map(([requisitionId, quantity, fromMs, toMs]) => ({ requisitionId, quantity, fromMs, toMs }));
}

function cellsOf(
  { owned, outOfService, turnaroundMinutes }: { owned: number; outOfService: number; turnaroundMinutes: number },
  holds: readonly Held[],
  periods: readonly DatedPeriod[],
  seesWhose: boolean,
): TimelineItem['cells'] {
  const stretches = periods.map(({ startMs, endMs }) => ({ fromMs: startMs, toMs: endMs + turnaroundMinutes * MINUTE_MS }));
  const free = freeInEach(owned - outOfService, holds, stretches);
  return periods.map(({ date, name, schedule }, at) => ({
    date,
    period: name,
    ...(schedule === null ? {} : { schedule }),
    free: free[at]?.free ?? 0,
    held: seesWhose ? byRequest(free[at]?.held ?? []) : [],
  }));
}

function byRequest(holds: readonly Held[]): TimelineHold[] {
  const held = new Map<string, number>();
  for (const { requisitionId, quantity } of holds) held.set(requisitionId, (held.get(requisitionId) ?? 0) + quantity);
  return [...held].map(([requisitionId, quantity]) => ({ requisitionId, quantity }));
}
