import { Injectable } from '@nestjs/common';
import { dateAt, keptOverload, overloadNews, overloadNow, type OverloadOf, startOfDayMs, type ToldOverload } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { type Answered, command, Database, is, statement } from '../core/database/index.js';
import { JudgedLoad, technicianDayMinutes } from '../workload/index.js';
import { OverloadNoticeRow } from './overload-notice.entity.js';
import type { Message } from './deliver.js';
import { type JudgedNews, type LoadNews, newsOnce } from './same-overload.js';

/** Whether somebody was told of a department's overload. */
export type Knowing = (personId: string, departmentId: string) => boolean;

const NOTICE = {
  departmentId: is.uuid,
  fromMs: is.instant.orNull,
  toMs: is.instant.orNull,
  minutesOver: is.number.orNull,
  toldMs: is.instant.orNull,
};

/**
 * Locks what each department ($2) of a school ($1) was last told, in the order of their ids, and reads it; a row is made where there is
 * none, so that there is something to lock.
 */
export const LOCK_NOTICES = statement(
  NOTICE,
  `INSERT INTO overload_notice AS known (school_id, department_id)
   SELECT $1::uuid, d.id FROM unnest($2::uuid[]) AS d(id) ORDER BY d.id
   ON CONFLICT (school_id, department_id) DO UPDATE SET department_id = excluded.department_id
   RETURNING known.department_id AS "departmentId", known.from_at AS "fromMs", known.to_at AS "toMs", known.minutes_over AS "minutesOver",
     known.told_at AS "toldMs"`,
);

/** The departments of a school ($1) that were told of an overload which lasts until after now ($2). */
export const OVERLOADED = statement(
  { departmentId: is.uuid },
  'SELECT department_id AS "departmentId" FROM overload_notice WHERE school_id = $1 AND to_at > $2',
);

/** Who was told of the overload of departments ($2) of a school ($1), in a message that was not taken back; and of which. */
export const TOLD_OF = statement(
  { personId: is.uuid, overloadOf: is.uuids },
  'SELECT person_id AS "personId", overload_of AS "overloadOf" FROM notification WHERE school_id = $1 AND overload_of IS NOT NULL AND overload_of && $2',
);
/** The overload of departments ($2) of a school ($1) that people were told of is no more. */
export const FORGET = command(
  `UPDATE notification SET overload_of = nullif(ARRAY(SELECT unnest(overload_of) EXCEPT SELECT unnest($2::uuid[])), '{}')
   WHERE school_id = $1 AND overload_of IS NOT NULL AND overload_of && $2`,
);

/**
 * Has what people of a school ($1) were told word for word since an instant ($3) stand for these messages ($2), where nobody told them
 * meanwhile that it was gone; answers who they are.
 */
export const STANDS_AGAIN = statement(
  { personId: is.uuid },
  `UPDATE notification n SET overload_of = m."overloadOf" FROM jsonb_to_recordset($2) AS m("personId" uuid, text text, "overloadOf" uuid[])
   WHERE n.school_id = $1 AND n.person_id = m."personId" AND n.at >= $3 AND strpos(n.text, m.text) > 0
     AND NOT EXISTS (SELECT FROM notification c WHERE c.school_id = $1 AND c.person_id = n.person_id AND c.event = 'workload.cleared' AND c.id > n.id)
   RETURNING n.person_id AS "personId"`,
);

/** Judges whether departments are overloaded, and keeps what each was told, so that the same is told once. */
@Injectable()
export class OverloadNotices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly load: JudgedLoad,
  ) {}

  /** Lists the departments that were told of an overload whose time has not passed. */
  async standing(schoolId: string): Promise<Set<string>> {
    const rows = await this.db.query(OVERLOADED, [schoolId, instant(this.clock.nowMs())]);
    return new Set(rows.map(({ departmentId }) => departmentId));
  }

  /**
   * Judges departments as they are now and answers what is news, each overload once. Asking counts as telling, in the ambient transaction;
   * of two servers that ask at once the second sees what the first told.
   */
  async judge(rules: Rules, departmentIds: readonly string[]): Promise<LoadNews[]> {
    const asked = [...new Set(departmentIds)].filter((id) => rules.departments.has(id));
    if (asked.length === 0) return [];
    const notices = await this.db.query(LOCK_NOTICES, [rules.schoolId, asked]);
    const stretches = await this.load.existing(rules, asked, this.clock.nowMs());
    const judged: JudgedNews[] = [];
    for (const notice of notices) judged.push(await this.one(rules, notice, stretches.get(notice.departmentId) ?? []));
    return newsOnce(rules, judged);
  }

  /**
   * Finds who was told of what is gone now, by department, beside those whose message was just taken back (`heard`); what was told of it, or
   * of an earlier one, counts no more from then on.
   */
  async knowing(schoolId: string, load: readonly LoadNews[], heard: readonly Pick<Message, 'personId' | 'overloadOf'>[]): Promise<Knowing> {
    const changed = load.flatMap(({ departments }) => departments).filter(({ news }) => news === 'cleared' || news === 'appeared');
    const ids = changed.map(({ id }) => id);
    if (ids.length === 0) return () => true;
    const told = [...(await this.db.query(TOLD_OF, [schoolId, ids])), ...heard];
    await this.db.change(FORGET, [schoolId, ids]);
    const known = new Set(told.flatMap(({ personId, overloadOf = [] }) => overloadOf.map((id) => `${personId} ${id}`)));
    return (personId, departmentId) => known.has(`${personId} ${departmentId}`);
  }

  /** Leaves out of the news of overloads what a person was told today in the same words, and not since that it is gone. */
  async newToday(rules: Rules, messages: readonly Message[]): Promise<Message[]> {
    const overloads = messages.filter(({ event }) => event === 'workload.overload');
    if (overloads.length === 0) return [...messages];
    const today = startOfDayMs(dateAt(this.clock.nowMs(), rules.timeZone), rules.timeZone);
    const sent = overloads.map(({ personId, text, overloadOf }) => ({ personId, text, overloadOf }));
    const known = await this.db.query(STANDS_AGAIN, [rules.schoolId, JSON.stringify(sent), instant(today)]);
    const knowing = new Set(known.map(({ personId }) => personId));
    return messages.filter((one) => !overloads.includes(one) || !knowing.has(one.personId));
  }

  private async one(rules: Rules, notice: Answered<typeof LOCK_NOTICES>, stretches: readonly OverloadOf[]): Promise<JudgedNews> {
    const { departmentId } = notice;
    const nowMs = this.clock.nowMs();
    const told = toldOf(notice);
    const now = overloadNow(stretches);
    const dayMinutes = technicianDayMinutes(rules, departmentId, nowMs);
    const judged = { nowMs, timeZone: rules.timeZone, dayMinutes };
    const news = overloadNews(told, now, judged);
    const kept = keptOverload(told, now, news, judged);
    if (told || kept) await this.keep(departmentId, kept);
    return { departmentId, news, stretches };
  }

  private async keep(departmentId: string, kept: ToldOverload | null): Promise<void> {
    const at = (ms: number | null | undefined) => (ms == null ? null : instant(ms));
    await this.db.update(
      OverloadNoticeRow,
      { departmentId },
      { fromAt: at(kept?.fromMs), toAt: at(kept?.toMs), minutesOver: kept?.minutesOver ?? null, toldAt: at(kept?.toldMs) },
    );
  }
}

function toldOf({ fromMs, toMs, minutesOver, toldMs }: Answered<typeof LOCK_NOTICES>): ToldOverload | null {
  return toMs === null || toldMs === null ? null : { fromMs, toMs, minutesOver, toldMs };
}
