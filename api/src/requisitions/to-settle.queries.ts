import { Injectable } from '@nestjs/common';
import {
  allows,
  foremost,
  may,
  type Requisition,
  type SettleWhy,
  type Strength,
  type ToSettle,
  type ToSettleCount,
  type ToSettleQuery,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { type Asking, Askings } from './asking.js';
import { LOOK } from './locked-requisition.js';
import { RequisitionQueries } from './requisitions.queries.js';
import { closedWhileOut } from './stands-closed.js';
import { HOW_MANY_TO_SETTLE, TO_SETTLE } from './to-settle.statements.js';
import { WaysOut } from './ways-out.js';

/** A page of what is to be settled, and how much there is in all. */
export interface SettlePage {
  items: ToSettle[];
  total: number;
  nextCursor?: string;
}

/** Reads what people have to settle, each with what can be done about it. */
@Injectable()
export class ToSettleQueries {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly queries: RequisitionQueries,
    private readonly ways: WaysOut,
  ) {}

  /** Lists what concerns a person, the nearest lesson first. @throws INVALID naming `limit`, `cursor` or `requisitionId` */
  async list(principal: Principal, query: ToSettleQuery): Promise<SettlePage> {
    const limit = limitOf(query.limit);
    const { requisitionId = null } = query;
    if (requisitionId !== null && !isId(requisitionId)) throw invalid('requisitionId', 'requisitionId is not an id');
    const start = startOf(query);
    const asking = await this.askings.begin(principal);
    return this.db.transaction(principal.schoolId, async () => {
      const rows = await this.db.query(TO_SETTLE, [...concerning(asking), requisitionId, limit + 1, ...start]);
      const { items: shown, ...next } = page(
        rows,
        limit,
        (row) => row,
        (row) => [String(row.startMs), row.id],
      );
      const items = shown.length === 0 ? [] : await this.told(asking, shown);
      return { items, total: rows[0]?.total ?? (await this.howMany(asking, start)), ...next };
    });
  }

  /** Counts what concerns a person. */
  async count(principal: Principal): Promise<ToSettleCount> {
    const asking = await this.askings.begin(principal);
    const [row] = await this.db.read(principal.schoolId, HOW_MANY_TO_SETTLE, [...concerning(asking), null]);
    return { count: row?.count ?? 0 };
  }

  /** How many there are where none came: after a cursor there may be some before it. */
  private async howMany(asking: Asking, [startsAt]: unknown[]): Promise<number> {
    if (startsAt === null) return 0;
    const [row] = await this.db.query(HOW_MANY_TO_SETTLE, [...concerning(asking), null]);
    return row?.count ?? 0;
  }

  private async told(asking: Asking, rows: readonly Row[]): Promise<ToSettle[]> {
    const ids = rows.map(({ id }) => id);
    const requisitions = await this.queries.several(asking.principal, asking.rules, ids);
    const stored = await this.db.query(LOOK, [asking.principal.schoolId, ids]);
    const asked = new Map(stored.map((one) => [one.id, one]));
    const known = new Map(rows.map((row) => [row.id, row]));
    const lonely = stored.filter(({ id }) => known.get(id)?.left || whysOf(known.get(id)).includes('teacher-away'));
    const lessons = await this.ways.lessonsOf(asking, stored, lonely);
    const items: ToSettle[] = [];
    for (const row of rows) {
      const { id, since, left } = row;
      const [requisition, was] = [requisitions.get(id), asked.get(id)];
      if (!requisition || !was) continue;
      const whys = whysOf(row);
      const why = foremost(whys);
      const options = await this.ways.outOf(asking, requisition, was, { whys, left, lessons });
      items.push({
        requisition,
        why,
        whys: [...whys],
        left,
        since: instant(since),
        text: words.toSettle.why(whys, {
          left: left ? requisition.teacher.name : null,
          missing: missingOf(requisition),
          standing: closedWhileOut(asking.rules, was.roomId, was.date, was.keepUntilDate),
        }),
        options,
      });
    }
    return items;
  }
}

interface Row {
  id: string;
  whys: SettleWhy[];
  since: number;
  left: boolean;
}

/** Where a page begins. @throws INVALID naming the cursor */
function startOf({ cursor }: ToSettleQuery): unknown[] {
  const after = cursorOf(cursor, ['instant', 'id']);
  if (!after) return [null, null];
  const [startMs = '', id = ''] = after;
  return [instant(Number(startMs)), id];
}

/** Of who has left nothing else need be wrong: nobody is there for the lesson. */
function whysOf(row: Row | undefined): readonly SettleWhy[] {
  return row && row.whys.length > 0 ? row.whys : ['teacher-away'];
}

/** What a request is short of, each with how many are missing. */
function missingOf({ lines }: Requisition): (Strength & { name: string; quantity: number })[] {
  return lines
    .filter(({ short }) => short > 0)
    .map(({ name, short, concentration = null, concentrationText = null }) => ({
      name,
      quantity: short,
      concentration,
      concentrationText,
    }));
}

/** The values that say whom it concerns: see `TO_SETTLE`. */
function concerning({ principal, nowMs }: Asking): unknown[] {
  const seesAll = may(principal, 'requisition.seeAll');
  const own = principal.departments.filter(({ role }) => allows([role], 'requisitions.readAll')).map(({ id }) => id);
  const ofAll = own.length === 0 || may(principal, 'department.write');
  return [principal.schoolId, instant(nowMs), seesAll, ofAll ? null : [...new Set(own)], principal.personId];
}
