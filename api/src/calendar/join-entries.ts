import { Injectable } from '@nestjs/common';
import { type Join, type JoinableEntry, joiningDoubles, type JoinRules } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, slicesOf, statement } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { inSlices, othersFirst } from '../core/jobs/index.js';
import { entryPairs } from './entry-rule.statement.js';

/** All entries of a school that may be joined still or are, with its calendar and what it says about doubles. $2 now. */
export const JOINABLE = statement(
  {
    joinDoubles: is.bool,
    today: is.date,
    periods: is.json<NonNullable<JoinRules['calendar']>['periods']>().orNull,
    cycle: is.json<NonNullable<JoinRules['calendar']>['cycle']>().orNull,
    entries: is.json<JoinableEntry[]>(),
  },
  `
  SELECT s.join_doubles AS "joinDoubles", ($2::timestamptz AT TIME ZONE s.time_zone)::date AS today, c.periods, c.cycle,
    (SELECT coalesce(json_agg(json_build_object(${entryPairs('e')}, 'groupId', e.group_id, 'subject', e.subject, 'departmentId', e.department_id,
        'roomId', e.room_id, 'teacherIds', json_build_array(e.teacher_id) :: jsonb || coalesce(t.ids, '[]'), 'liveTo', q.live_to,
        'saidTo', greatest(q.said_to, a.said_to)) ORDER BY e.id), '[]')
      FROM timetable_entry e
      LEFT JOIN (SELECT entry_id, jsonb_agg(teacher_id) AS ids FROM entry_teacher WHERE school_id = $1 GROUP BY entry_id) t ON t.entry_id = e.id
      LEFT JOIN (SELECT entry_id, max(date) AS said_to, max(date) FILTER (WHERE status NOT IN ('cancelled', 'declined', 'collected', 'cleared')) AS live_to
        FROM requisition WHERE school_id = $1 GROUP BY entry_id) q ON q.entry_id = e.id
      LEFT JOIN (SELECT entry_id, max(date) AS said_to FROM lesson_answer WHERE school_id = $1 GROUP BY entry_id) a ON a.entry_id = e.id
      WHERE e.school_id = $1 AND e.occasion IS NULL AND (e.joined_to IS NOT NULL OR e.valid_to IS NULL OR e.valid_to >= $2::timestamptz::date - 1)) AS entries
  FROM school s LEFT JOIN calendar c ON c.school_id = $1
  WHERE s.school_id = $1`,
);
export const JOIN_ENTRIES = command(
  `UPDATE timetable_entry e SET last_period = v."lastPeriod", joined_to = v."joinedTo", joined_from = v."joinedFrom"
   FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, "lastPeriod" text, "joinedTo" uuid, "joinedFrom" date)
   WHERE e.school_id = $1 AND e.id = v.id`,
);

/** Keeps the entries of periods in a row joined to one lesson, as the calendar and the school have it. */
@Injectable()
export class JoinEntries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    within: Within,
  ) {
    // before whoever works requests out again: the lessons are others then
    within.first('school.changed', async (events) => {
      for (const { schoolId, payload } of events) if (payload.before.joinDoubles !== payload.after.joinDoubles) await this.again(schoolId);
    });
  }

  /**
   * Joins and parts anew, in the ambient transaction, whatever has changed: a calendar, a timetable, what the school says. Call it after the
   * change and before its event. `gone` are entries that the transaction is about to delete.
   * @returns how many entries are joined otherwise than they were
   */
  async again(schoolId: string, gone: readonly string[] = []): Promise<number> {
    const row = await this.db.one(JOINABLE, [schoolId, instant(this.clock.nowMs())]);
    if (!row) return 0;
    const { periods, cycle } = row;
    await othersFirst();
    const deleted = new Set(gone);
    const entries = row.entries.filter(({ id }) => !deleted.has(id));
    const { joins } = await inSlices(joiningDoubles(entries, { ...row, calendar: periods && cycle && { periods, cycle } }));
    await othersFirst();
    const before = new Map(entries.map((entry) => [entry.id, entry]));
    const changed = joins.filter((join) => !isSame(join, before.get(join.id)));
    for (const some of slicesOf(changed)) await this.db.change(JOIN_ENTRIES, [schoolId, JSON.stringify(some)]);
    return changed.length;
  }
}

function isSame(one: Join, other: Join | undefined): boolean {
  return one.lastPeriod === other?.lastPeriod && one.joinedTo === other.joinedTo && one.joinedFrom === other.joinedFrom;
}
