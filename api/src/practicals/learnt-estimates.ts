import { Injectable } from '@nestjs/common';
import { type EffortBody, type LearntEstimate, type LearntEstimates, offeredEffort, type Took } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';

/** What was measured so long ago says nothing of today. */
const LOOK_BACK_DAYS = 730;
const DAY_MS = 86_400_000;
/** An estimate that is off by less is as good as measured: a part of the median, and minutes. */
const NEAR = { share: 0.1, minutes: 1 };

/** How long preparing and clearing of each practical of a school ($1) really took since a day ($2), with the estimate as it is now. */
export const TOOK_EACH = statement(
  {
    practicalId: is.uuid,
    version: is.int,
    title: is.text,
    subject: is.text,
    kind: is.text.as<'prepare' | 'clear'>(),
    now: is.json<EffortBody>().orNull,
    took: is.json<Took[]>(),
  },
  `SELECT p.id AS "practicalId", p.version, p.title, p.subject, k.kind,
     CASE k.kind WHEN 'prepare' THEN CASE WHEN coalesce(p.prepare_fixed, p.prepare_per_set) IS NOT NULL
         THEN json_build_object('fixed', coalesce(p.prepare_fixed, 0), 'perSet', coalesce(p.prepare_per_set, 0)) END
       ELSE CASE WHEN coalesce(p.clear_fixed, p.clear_per_set) IS NOT NULL
         THEN json_build_object('fixed', coalesce(p.clear_fixed, 0), 'perSet', coalesce(p.clear_per_set, 0)) END END AS now,
     json_agg(json_build_object('minutes', k.actual_minutes, 'sets', q.sets) ORDER BY q.date, q.id) AS took
   FROM requisition q JOIN task k ON k.school_id = $1 AND k.requisition_id = q.id AND k.kind IN ('prepare', 'clear') AND k.actual_minutes IS NOT NULL
     JOIN practical p ON p.school_id = $1 AND p.id = q.practical_id AND NOT p.archived
   WHERE q.school_id = $1 AND q.date >= $2 AND q.status IN ('delivered', 'collected', 'cleared') AND q.sets > 0
   GROUP BY p.id, p.version, p.title, p.subject, k.kind, p.prepare_fixed, p.prepare_per_set, p.clear_fixed, p.clear_per_set`,
  'each time',
);

/** Estimates beside what was measured, for somebody to take or leave: none is changed by itself. */
@Injectable()
export class LearntEstimatesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Lists the estimates that are off by a tenth and a minute or more, the largest difference first. */
  async list(schoolId: string): Promise<LearntEstimates> {
    const since = instant(this.clock.nowMs() - LOOK_BACK_DAYS * DAY_MS).slice(0, 10);
    const rows = await this.db.read(schoolId, TOOK_EACH, [schoolId, since]);
    const learnt = rows.flatMap(({ took, now, ...of }): LearntEstimate[] => {
      const found = offeredEffort(now, took);
      return found && isOff(now, found) ? [{ ...of, now, ...found }] : [];
    });
    return { items: learnt.sort((one, other) => off(other) - off(one) || one.title.localeCompare(other.title)) };
  }
}

function isOff(now: EffortBody | null, found: { minutes: number; sets: number }): boolean {
  const by = off({ now, ...found });
  return by >= NEAR.minutes && by >= NEAR.share * found.minutes;
}

/** By how many minutes an estimate is off; of none by all of them. */
function off({ now, minutes, sets }: Pick<LearntEstimate, 'now' | 'minutes' | 'sets'>): number {
  return Math.abs(minutes - (now ? now.fixed + now.perSet * sets : 0));
}
