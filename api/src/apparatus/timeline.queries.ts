import { Injectable } from '@nestjs/common';
import { type DayPeriod, freeInEach, may, type Timeline, type TimelineHold, type TimelineItem, type TimelineQuery } from '@app/shared';
import { checkRange, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitNamed, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { FITS_WORDS, withoutSort, wordsOf } from './apparatus.queries.js';
import { HeldKit, type HeldThen, type RequestHold } from './held-kit.js';
import { APPARATUS, asItIs, COLUMNS, type StoredApparatus } from './stored-apparatus.js';

const MAX_DAYS = 62;
const MOST_ITEMS = 200;
/** So many cells are answered at most: where there are more, the items come page by page. */
const MOST_CELLS = 30_000;
const MINUTE_MS = 60_000;

/** Of a school ($1) the apparatus of these words ($2) and ids ($3, null: any) after a name and id ($4, $5), at most $6 by name. */
export const TIMELINE = statement(
  { ...APPARATUS, sort: is.text },
  `
SELECT ${COLUMNS}, a.sort
FROM (SELECT f.*, lower(f.name) AS sort FROM apparatus f WHERE f.school_id = $1 AND NOT f.archived AND ($3::uuid[] IS NULL OR f.id = ANY($3)) AND ${FITS_WORDS}
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

type DatedPeriod = DayPeriod & { date: string };

/** What of the apparatus is free in which period. */
@Injectable()
export class TimelineQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly held: HeldKit,
    private readonly clock: Clock,
  ) {}

  /**
   * What is free of the apparatus in each period of the teaching days from one date to another, both included, by name. Three statements
   * at most, whatever is held; who holds it is told only to those who see everybody's requests.
   * @throws INVALID for more than 62 days, and naming limit or cursor
   */
  async timeline(principal: Principal, query: TimelineQuery): Promise<Timeline> {
    checkRange(query, MAX_DAYS);
    const most = limitNamed('limit', query.limit, { usual: MOST_ITEMS, most: MOST_ITEMS });
    const after = cursorOf(query.cursor, ['text', 'id']);
    const { calendar } = await this.rules.of(principal);
    const periods = (calendar?.daysBetween(query.from, query.to) ?? []).flatMap(({ date, periods: of }) =>
      of.map((period): DatedPeriod => ({ date, ...period })),
    );
    const limit = Math.max(1, Math.min(most, Math.floor(MOST_CELLS / Math.max(1, periods.length))));
    const ids = query.ids === undefined ? null : query.ids.split(',').filter(isId);
    const asked = [principal.schoolId, wordsOf(query.q), ids, after?.[0] ?? null, after?.[1] ?? null, limit + 1];
    const rows = await this.db.read(principal.schoolId, TIMELINE, asked);
    const seesWhose = may(principal, 'requisition.seeAll');
    const nowMs = this.clock.nowMs();
    const then = await this.heldDuring(principal.schoolId, rows, periods);
    const found = page(
      rows,
      limit,
      (row) => ({ apparatus: asItIs(withoutSort(row), nowMs), cells: cellsOf(row, then, periods, seesWhose) }),
      ({ sort, id }) => [sort, id],
    );
    return { ...found, requests: seesWhose ? await this.holders(principal.schoolId, found.items) : [] };
  }

  private heldDuring(schoolId: string, rows: readonly StoredApparatus[], periods: readonly DatedPeriod[]): Promise<HeldThen> {
    const ready = Math.max(0, ...rows.map(({ readyMinutes }) => readyMinutes)) * MINUTE_MS;
    const [from, to] = [Math.min(...periods.map(({ startMs }) => startMs)), Math.max(...periods.map(({ endMs }) => endMs))];
    const ids = periods.length === 0 ? [] : rows.map(({ id }) => id);
    return this.held.between(schoolId, ids, ids.length === 0 ? 0 : from, ids.length === 0 ? 0 : to + ready);
  }

  private async holders(schoolId: string, items: readonly TimelineItem[]) {
    const ids = new Set(items.flatMap(({ cells }) => cells.flatMap(({ held }) => held.map(({ requisitionId }) => requisitionId))));
    return ids.size === 0 ? [] : this.db.read(schoolId, HOLDERS, [schoolId, [...ids]]);
  }
}

function cellsOf(
  { id, readyMinutes }: StoredApparatus,
  then: HeldThen,
  periods: readonly DatedPeriod[],
  seesWhose: boolean,
): TimelineItem['cells'] {
  const stretches = periods.map(({ startMs, endMs }) => ({ fromMs: startMs, toMs: endMs + readyMinutes * MINUTE_MS }));
  const free = periods.length === 0 ? [] : then.free(id, stretches);
  const whose = seesWhose ? freeInEach(0, then.held.get(id) ?? [], stretches) : [];
  return periods.map(({ date, name, schedule }, at) => ({
    date,
    period: name,
    ...(schedule === null ? {} : { schedule }),
    free: free[at] ?? 0,
    held: byRequest(whose[at]?.held ?? []),
  }));
}

function byRequest(holds: readonly RequestHold[]): TimelineHold[] {
  const held = new Map<string, number>();
  for (const { requisitionId, quantity } of holds) held.set(requisitionId, (held.get(requisitionId) ?? 0) + quantity);
  return [...held].map(([requisitionId, quantity]) => ({ requisitionId, quantity }));
}
