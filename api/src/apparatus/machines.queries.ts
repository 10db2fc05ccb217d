import { Injectable } from '@nestjs/common';
import { addDays, dateAt, type Machine, machineNow, type Machines, type MachinesQuery, may, startOfDayMs, weekStart } from '@app/shared';
import { checkRange, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import { APPARATUS, asItIs, COLUMNS } from './stored-apparatus.js';

const MAX_DAYS = 62;
const MINUTE_MS = 60_000;

/** Things of a school ($1) with a label of their own, by kind and name. */
export const MACHINES = statement(
  APPARATUS,
  `SELECT ${COLUMNS} FROM apparatus a WHERE a.school_id = $1 AND a.labelled AND NOT a.archived AND a.owned > 0 ORDER BY a.category, lower(a.name), a.id`,
);

/** Who has things ($2) of a school ($1) between two instants ($3, $4), until they are ready again, in the order of time: requests, and jobs of the thing's own, which cool from the end of their run on. */
export const MACHINE_USES = statement(
  {
    apparatusId: is.uuid,
    from: is.instant,
    ready: is.instant,
    requisitionId: is.uuid.orNull,
    jobId: is.uuid.orNull,
    title: is.text.orNull,
    group: is.text.orNull,
    room: is.text.orNull,
    coolsFrom: is.instant.orNull,
  },
  `SELECT h.apparatus_id AS "apparatusId", h.starts_at AS "from", h.ends_at AS ready, q.id AS "requisitionId", j.id AS "jobId", coalesce(q.title, j.title) AS title, g.code AS "group", r.code AS room,
     j.starts_at + j.run_minutes * interval '1 minute' AS "coolsFrom"
   FROM hold h LEFT JOIN requisition q ON q.school_id = $1 AND q.id = h.requisition_id
   LEFT JOIN machine_job j ON j.school_id = $1 AND j.id = h.id
   LEFT JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
   WHERE h.school_id = $1 AND h.apparatus_id = ANY($2) AND h.starts_at < $4 AND h.ends_at > $3 ORDER BY h.starts_at, h.id`,
);

/** Who has the machines, one after the other. */
@Injectable()
export class MachinesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
  ) {}

  /** @throws INVALID for days in the wrong order, or more than 62 */
  async list(principal: Principal, query: MachinesQuery): Promise<Machines> {
    const { schoolId, timeZone } = principal;
    const nowMs = this.clock.nowMs();
    const { calendar } = await this.rules.of(principal);
    const from = query.from ?? weekStart(query.to ?? dateAt(nowMs, timeZone), calendar?.firstWeekday ?? 1);
    const to = query.to ?? addDays(from, 6);
    checkRange({ from, to }, MAX_DAYS);
    const things = await this.db.read(schoolId, MACHINES, [schoolId]);
    // how it is now is told whichever days are looked at
    const [fromMs, toMs] = [startOfDayMs(from, timeZone), startOfDayMs(addDays(to, 1), timeZone)];
    const stretch = [instant(Math.min(fromMs, nowMs)), instant(Math.max(toMs, nowMs + 1))];
    const uses = things.length === 0 ? [] : await this.db.read(schoolId, MACHINE_USES, [schoolId, things.map(({ id }) => id), ...stretch]);
    const seesWhose = may(principal, 'requisition.seeAll');
    const machines = things.map((stored): Machine => {
      const { id, name, category, location, turnaroundMinutes, useLog, outOfService, outOfServiceReason } = asItIs(stored, nowMs);
      const held = uses.filter(({ apparatusId }) => apparatusId === id).map((use) => ({ ...use, ...timesOf(use, stored.readyMinutes) }));
      const { state, untilMs } = machineNow(held, outOfService > 0, nowMs);
      return {
        ...{ id, name, category, location, turnaroundMinutes, useLog, outOfServiceReason, state },
        outOfService: outOfService > 0,
        stateUntil: untilMs === null ? null : instant(untilMs),
        uses: held.filter((use) => use.fromMs < toMs && use.readyMs > fromMs).map((use) => toUse(use, seesWhose)),
      };
    });
    return { from, to, machines };
  }
}

type Held = Answered<typeof MACHINE_USES>;

/** A hold lasts until the thing is ready again: the use itself ends so many minutes before. */
function timesOf({ from, ready, coolsFrom }: Held, readyMinutes: number): { fromMs: number; untilMs: number; readyMs: number } {
  // what ended sooner than planned is ready at once
  return { fromMs: from, untilMs: Math.min(coolsFrom ?? Math.max(from, ready - readyMinutes * MINUTE_MS), ready), readyMs: ready };
}

function toUse(use: Held & { untilMs: number }, seesWhose: boolean): Machine['uses'][number] {
  const { requisitionId, jobId, title, group, room } = use;
  const whose = seesWhose
    ? { requisitionId, jobId, title, group, room }
    : { requisitionId: null, jobId: null, title: null, group: null, room: null };
  return { ...whose, from: instant(use.from), until: instant(use.untilMs), ready: instant(use.ready) };
}
