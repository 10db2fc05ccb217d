import { Injectable } from '@nestjs/common';
import { may, type Timeline, type TimelineQuery } from '@app/shared';
import { checkRange, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, type JsonText, limitNamed, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { withoutSort, wordsOf } from './apparatus.queries.js';
import { HeldDuring } from './held-during.js';
import { asItIs, type StoredApparatus } from './stored-apparatus.js';
import { TIMELINE } from './timeline.statements.js';
import { type DatedPeriod, WrittenCells, writtenTimeline } from './written-timeline.js';

const MAX_DAYS = 62;
const MOST_ITEMS = 200;
/** So many cells are answered at most: where there are more, the items come page by page. */
const MOST_CELLS = 30_000;
const MINUTE_MS = 60_000;

/** What of the apparatus is free in which period. */
@Injectable()
export class TimelineQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly held: HeldDuring,
    private readonly clock: Clock,
  ) {}

  /**
   * What is free of the apparatus in each period of the teaching days from one date to another, both included, by name. Two round trips,
   * whatever is held; who holds it is told only to those who see everybody's requests.
   * @throws INVALID for more than 62 days, and naming limit or cursor
   */
  async timeline(principal: Principal, query: TimelineQuery): Promise<JsonText<Timeline>> {
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
    const shown = rows.slice(0, limit);
    const seesWhose = may(principal, 'requisition.seeAll');
    const nowMs = this.clock.nowMs();
    const isEmpty = shown.length === 0 || periods.length === 0;
    const then = isEmpty ? null : await this.held.of(principal.schoolId, shown, during(shown, periods), seesWhose);
    const cells = new WrittenCells(periods);
    const found = page(
      rows,
      limit,
      (row) =>
        `{"apparatus":${JSON.stringify(asItIs(withoutSort(row), nowMs))},"cells":[${then === null ? '' : cells.of(row, then, seesWhose)}]}`,
      ({ sort, id }) => [sort, id],
    );
    return writtenTimeline(
      found,
      (then?.requests ?? []).filter(({ id }) => cells.named.has(id)),
    );
  }
}

/** The time in which what is held is asked for: from the first period until all of it is ready again after the last. */
function during(rows: readonly StoredApparatus[], periods: readonly DatedPeriod[]): { fromMs: number; toMs: number } {
  const ready = Math.max(0, ...rows.map(({ readyMinutes }) => readyMinutes)) * MINUTE_MS;
  return { fromMs: Math.min(...periods.map(({ startMs }) => startMs)), toMs: Math.max(...periods.map(({ endMs }) => endMs)) + ready };
}
