import { Injectable } from '@nestjs/common';
import { addDays, dateAt, type IsoDate, zonedMs } from '@app/shared';
import { datesOfRule, readDateRule, type Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { StandingTasks, type TaskRow } from '../prep/index.js';
import type { DutyRecord } from './duty-columns.js';
import { DutyTaskRow } from './duty.entity.js';

/** So far ahead duties are tasks already: a term, and what is planned beyond it comes day by day. */
export const LAID_OUT_DAYS = 120;

/** The dates of a duty ($2) of a school ($1) that are tasks, those from a day ($3) on and those before that are still open. */
export const LAID = statement(
  { date: is.date, taskId: is.uuid, open: is.bool },
  `SELECT t.date, t.task_id AS "taskId", coalesce(k.done_at IS NULL, false) AS open
FROM duty_task t LEFT JOIN task k ON k.school_id = $1 AND k.id = t.task_id
WHERE t.school_id = $1 AND t.duty_id = $2 AND (t.date >= $3 OR k.done_at IS NULL)`,
);

/** Makes tasks of duties on their dates, and takes away those whose date is none any more. */
@Injectable()
export class LayOut {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly tasks: StandingTasks,
  ) {}

  /** Lays out a duty under lock from today on. `anew`: what is open is made again, as it is said now. Answers how many tasks came and went. */
  async follow(rules: Rules, duty: DutyRecord, { anew = false } = {}): Promise<number> {
    const { schoolId } = rules;
    const today = dateAt(this.clock.nowMs(), rules.timeZone);
    const laid = await this.db.query(LAID, [schoolId, duty.id, today]);
    const dates = new Set(duty.archived ? [] : datesOf(duty, rules, today));
    const open = laid.filter((one) => one.open && one.date >= today);
    const goes = open.filter(({ date }) => anew || !dates.has(date));
    const stays = new Set(laid.filter((one) => !goes.includes(one)).map(({ date }) => date));
    const rows = [...dates].filter((date) => !stays.has(date)).map((date) => this.row(rules, duty, date));
    await this.drop(duty.id, goes);
    await this.tasks.add(rows);
    await this.db.insert([DutyTaskRow, rows.map(({ date, id }) => ({ schoolId, dutyId: duty.id, date, taskId: id }))]);
    return goes.length + rows.length;
  }

  private async drop(dutyId: string, goes: readonly { date: IsoDate; taskId: string }[]): Promise<void> {
    if (goes.length === 0) return;
    for (const { date } of goes) await this.db.delete(DutyTaskRow, { dutyId, date });
    await this.tasks.drop(goes.map(({ taskId }) => taskId));
  }

  private row(
    { schoolId, timeZone }: Rules,
    { title, minutes, departmentId, assigneeId, windowStart, windowEnd }: DutyRecord,
    date: IsoDate,
  ): TaskRow {
    return this.tasks.row({
      schoolId,
      id: newId(),
      departmentId,
      title,
      minutes,
      windowFrom: instant(zonedMs(date, windowStart, timeZone)),
      due: instant(zonedMs(date, windowEnd, timeZone)),
      date,
      assigneeId,
    });
  }
}

/** The dates on which a duty is done, from today as far ahead as duties are laid out: its one date, or the teaching days of its rule. */
export function datesOf({ rrule, startsOn }: Pick<DutyRecord, 'rrule' | 'startsOn'>, { calendar }: Rules, today: IsoDate): IsoDate[] {
  if (rrule === null) return startsOn >= today ? [startsOn] : [];
  const rule = readDateRule(rrule);
  if ('fault' in rule || calendar === null) return [];
  return datesOfRule(rule, startsOn, addDays(today, LAID_OUT_DAYS)).filter((date) => date >= today && calendar.day(date) !== undefined);
}
