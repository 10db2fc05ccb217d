import { Injectable } from '@nestjs/common';
import {
  addDays,
  dateAt,
  may,
  ownDepartments,
  type LogAnswer,
  LOG_KINDS,
  LOG_LIMITS,
  type LogKind,
  type LogQuery,
  type LogSum,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid } from '../core/problems/index.js';
import { checkRange } from '../calendar/index.js';

const KIND = is.text.as<LogKind>();
const NEWEST = '9999-12-31';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What somebody ($2) wrote down from $3 to $4, both included; $5, $6 date and id of the last of the page before; $7 most rows. */
export const OWN_ENTRIES = statement(
  { id: is.uuid, version: is.int, date: is.date, minutes: is.int, kind: KIND, note: is.text, shared: is.bool },
  `SELECT id, version, date, minutes, kind, note, shared FROM log_entry
   WHERE school_id = $1 AND person_id = $2 AND date BETWEEN $3 AND $4 AND (date::text, id) < ($5::text, $6::uuid)
   ORDER BY date DESC, id DESC LIMIT $7`,
);

/** How much and how often somebody ($2) wrote down from $3 to $4, by kind. */
export const OWN_SUMS = statement(
  { kind: KIND, minutes: is.int, entries: is.int },
  `SELECT kind, sum(minutes)::int AS minutes, count(*)::int AS entries FROM log_entry
   WHERE school_id = $1 AND person_id = $2 AND date BETWEEN $3 AND $4 GROUP BY kind`,
);

/** What is shared from $3 to $4 by people of some departments ($2; null: of all) or of none, by kind and without names. */
export const SHARED_SUMS = statement(
  { kind: KIND, minutes: is.int },
  `SELECT l.kind, sum(l.minutes)::int AS minutes FROM log_entry l
   WHERE l.school_id = $1 AND l.shared AND l.date BETWEEN $3 AND $4 AND ($2::uuid[] IS NULL
     OR EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = l.person_id AND d.department_id = ANY($2))
     OR NOT EXISTS (SELECT FROM person_department d WHERE d.school_id = $1 AND d.person_id = l.person_id))
   GROUP BY l.kind`,
);

/** What is read of technicians' own logs. */
@Injectable()
export class LogQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** One's own entries in pages, the newest day first, with the sums of the whole range; and for whoever leads, what is shared. @throws INVALID naming the field */
  async list(principal: Principal, query: LogQuery): Promise<LogAnswer> {
    const { schoolId, personId } = principal;
    const range = this.rangeOf(principal, query);
    const limit = limitOf(query.limit);
    const [date = NEWEST, id = LAST_ID] = cursorOf(query.cursor, ['text', 'id']) ?? [];
    const { departmentId = null } = query;
    if (departmentId !== null && !isId(departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    return this.db.readTogether(schoolId, async () => {
      const [rows, sums, shared] = await Promise.all([
        this.db.query(OWN_ENTRIES, [schoolId, personId, range.from, range.to, date, id, limit + 1]),
        this.db.query(OWN_SUMS, [schoolId, personId, range.from, range.to]),
        this.sharedOf(principal, range, departmentId),
      ]);
      const part = page(
        rows,
        limit,
        (one) => one,
        (one) => [one.date, one.id],
      );
      const total = sums.reduce((all, { entries }) => all + entries, 0);
      return { ...range, ...part, total, sums: byKind(sums), shared };
    });
  }

  private async sharedOf(principal: Principal, range: { from: string; to: string }, departmentId: string | null): Promise<LogSum[]> {
    const led = departmentId === null ? ownDepartments(principal, ['log.readSums']) : [departmentId];
    const mayAll = (led ?? []).every((id) => may(principal, 'log.readSums', { departmentId: id }));
    if (!principal.permissions.includes('log.readSums') || !mayAll) return [];
    return byKind(await this.db.query(SHARED_SUMS, [principal.schoolId, led, range.from, range.to]));
  }

  private rangeOf({ timeZone }: Principal, { from, to }: LogQuery): { from: string; to: string } {
    const today = dateAt(this.clock.nowMs(), timeZone);
    const range = {
      from: from ?? addDays(to ?? today, 1 - LOG_LIMITS.days),
      to: to ?? (from ? addDays(from, LOG_LIMITS.days - 1) : today),
    };
    checkRange(range, LOG_LIMITS.days);
    return range;
  }
}

function byKind(sums: readonly LogSum[]): LogSum[] {
  return LOG_KINDS.flatMap((kind) => sums.filter((one) => one.kind === kind).map(({ minutes }) => ({ kind, minutes })));
}
