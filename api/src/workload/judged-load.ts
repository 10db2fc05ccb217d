import { Injectable } from '@nestjs/common';
import {
  type Critical,
  criticalOf,
  criticalsOf,
  isOverdue,
  liesIn,
  nearPart,
  openNow,
  type Over,
  type OverloadOf,
  overloads,
  trySent,
  type Work,
} from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type Horizon, horizonOf, nextDayEndMs } from './horizon.js';
import { judgedSetsOf, sharing } from './judged-sets-of.js';
import { keptOf, type Standing, STANDING, STANDING_OF_OTHERS, STANDING_WITHOUT, standingOf } from './standing.js';

/** The overload that is told, with the departments that were judged together. */
export type ToldStretch = Critical & { departmentIds: string[] };

/** What adding a request's work to what is kept comes to. */
export interface AddedLoad {
  /** By how much the request is over the line; null: it is not. */
  over: Over | null;
  /** The overload that is told where it is: the critical one, or of those that hold its work. */
  stretch: ToldStretch | null;
  /** What is kept has to be worked out again: it pushes somebody out, or by how much others are over is no longer so. */
  unsettles: boolean;
}

/** Work to be added, as it is planned, the lesson that it is for, and when it is asked; instants in epoch milliseconds. */
export interface Adding {
  nowMs: number;
  departmentId: string;
  late: boolean;
  lessonMs: number;
  work: readonly (Work & { kind: 'prepare' | 'deliver' | 'collect' | 'clear' | 'support' })[];
}

/** The stretch that is judged, and the instant from which on work can be done. */
interface Judged extends Horizon {
  nowMs: number;
}

const NONE = { minutes: 0, tasks: 0 };

/** Judges the technicians' load from the sums that the database keeps by window. */
@Injectable()
export class JudgedLoad {
  constructor(private readonly db: Database) {}

  /** Reads the open work of the departments that one is judged with, as sums by window, less what one requisition and others (`without`) ask already. */
  async standing(
    rules: Rules,
    departmentId: string,
    { fromMs, toMs, nowMs }: Judged,
    excluding: string | null = null,
    without: readonly string[] = [],
  ): Promise<Standing[]> {
    const { departmentIds } = judgedSetsOf(rules, departmentId);
    const ids = departmentIds.length > 0 ? departmentIds : [departmentId];
    const asked = [this.db.schoolId, ids, instant(fromMs), instant(toMs), instant(nextDayEndMs(rules, nowMs)), instant(nowMs)];
    if (without.length > 0)
      return standingOf(await this.db.query(STANDING_WITHOUT, [...asked, excluding ? [excluding, ...without] : without]), ids);
    const rows = await (excluding === null ? this.db.query(STANDING, asked) : this.db.query(STANDING_OF_OTHERS, [...asked, excluding]));
    return standingOf(rows, ids);
  }

  /** Added work as it stands beside others' once it is placed: over the line, or kept and, where it is late, yielding. */
  placed(rules: Rules, { late, lessonMs, work, nowMs }: Adding, isOver: boolean): Standing[] {
    const overdueByMs = nextDayEndMs(rules, nowMs);
    return work.flatMap((task) => {
      const open = openNow({ ...task, lessonMs }, nowMs, overdueByMs);
      if (!open) return [];
      const own = { minutes: open.minutes, tasks: 1 };
      return [{ ...open, tasks: 1, over: isOver ? own : NONE, yielding: late && !isOver ? own : NONE }];
    });
  }

  /**
   * Finds the overloads of departments within the next 20 teaching days, of each those that hold its own work, the critical one first; in a
   * transaction. Work is read once for all that share people.
   */
  async existing(rules: Rules, departmentIds: readonly string[], nowMs: number): Promise<Map<string, OverloadOf[]>> {
    const found = new Map<string, OverloadOf[]>();
    const horizon = horizonOf(rules, nowMs);
    for (const together of sharing(rules, departmentIds)) {
      const standing = await this.standing(rules, together[0] ?? '', { ...horizon, nowMs });
      const work = nearPart(standing, horizon).map((one, index) => ({ ...one, id: String(index) }));
      const known = new Map<string, OverloadOf[]>();
      for (const departmentId of together.filter((id) => departmentIds.includes(id))) {
        const { sets } = judgedSetsOf(rules, departmentId);
        const key = sets
          .map((set) => [...set.departmentIds].sort().join())
          .sort()
          .join(' ');
        const all = known.get(key) ?? overloads(work, sets);
        known.set(key, all);
        const holdsOwn = ({ ids }: OverloadOf) => ids.some((id) => work[Number(id)]?.departmentId === departmentId);
        found.set(departmentId, all.filter(holdsOwn));
      }
    }
    return found;
  }

  /** Tries added work against what is kept. Null: the department's load cannot be judged (nobody with hours serves it, no calendar). */
  adding(rules: Rules, standing: readonly Standing[], adding: Adding, horizon: Horizon): AddedLoad | null {
    const { departmentId, late, lessonMs, work, nowMs } = adding;
    const { sets } = judgedSetsOf(rules, departmentId);
    if (sets.length === 0) return null;
    const overdueByMs = nextDayEndMs(rules, nowMs);
    const open = work.map((task) => openNow({ ...task, lessonMs }, nowMs, overdueByMs)).filter((task) => task !== null);
    const own = nearPart(open, horizon);
    const begun = isOverdue(
      work.map((task) => ({ ...task, lessonMs })),
      nowMs,
    );
    const all = nearPart(keptOf(standing, true), horizon);
    // nothing yields nearly always: what is kept is tried once then
    const firm = standing.some(({ yielding }) => yielding.tasks > 0) ? nearPart(keptOf(standing, false), horizon) : all;
    const { over, pushes } = trySent({ late, begun }, { all, firm }, own, sets);
    // what is told of those who are over counts all work of their stretch, and all that is kept beside them
    const unsettles = pushes || (own.length > 0 && standing.some((one) => one.over.tasks > 0));
    if (!over) return { over, stretch: null, unsettles };
    const everything = [...nearPart(standing, horizon), ...own];
    return { over, stretch: toldOf(everything, own, sets), unsettles };
  }
}

/**
 * The overload that is told of a request: the critical one, or where none of its work lies in that, the critical one that holds some.
 * `critical`: that of all, where it is known.
 */
export function toldOf(
  everything: readonly Work[],
  own: readonly Work[],
  sets: Parameters<typeof criticalOf>[1],
  critical?: ToldStretch | null,
): ToldStretch | null {
  if (critical !== undefined) return holdsSome(critical, own) ? critical : criticalOf(everything, sets, own);
  const { ofAll, ofOwn } = criticalsOf(everything, sets, own);
  return holdsSome(ofAll, own) ? ofAll : ofOwn;
}

function holdsSome(critical: ToldStretch | null, own: readonly Work[]): critical is ToldStretch {
  return critical !== null && own.some((one) => critical.departmentIds.includes(one.departmentId) && liesIn(one, critical));
}
