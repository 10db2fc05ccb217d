import { instant } from '../core/clock/index.js';
import { newId } from '../core/ids/index.js';
import type { TestApp, TestSchool } from './index.js';

/** A requisition made straight in the tables, for what depends on there being one; `at` is the wall time of its hour in UTC. */
export async function askFor(
  kit: TestApp,
  school: TestSchool,
  ask: { entry: string; date: string; status: string; at?: string; late?: boolean; minutesLate?: number; short?: boolean },
): Promise<string> {
  const id = newId();
  const startsAt = Temporal.Instant.from(`${ask.date}T${ask.at ?? '09:00'}:00Z`).epochMilliseconds;
  await kit.db.transaction(school.id, () =>
    kit.db.change(
      `INSERT INTO requisition (school_id, id, entry_id, date, period, starts_at, ends_at, teacher_id, department_id, group_id, title, pupils,
         group_size, sets, status, submitted_at, deadline, deadline_policy, late, minutes_late, late_reason, short, created_by, created_at)
       SELECT school_id, $2, id, $3, period, $4, $5, teacher_id, department_id, group_id, 'Resistance of a wire', 30,
         2, 15, $6, CASE WHEN $6 <> 'draft' THEN $4::timestamptz END, $4, 'weekly', $7, $8, CASE WHEN $7 THEN 'forgot' END, $9, teacher_id, $4
       FROM timetable_entry WHERE school_id = $1 AND id = $10`,
      [
        school.id,
        id,
        ask.date,
        instant(startsAt),
        instant(startsAt + 3_600_000),
        ask.status,
        ask.late ?? false,
        ask.minutesLate ?? 0,
        ask.short ?? false,
        ask.entry,
      ],
    ),
  );
  return id;
}
