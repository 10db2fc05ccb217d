import { type Rules, teamOf } from '../calendar/index.js';
import { command, type Database, is, statement } from '../core/database/index.js';
import type { DemandSums } from '../prep/index.js';

export const TASKS_TO_SHARE = statement(
  { id: is.uuid, requisition_id: is.uuid, department_id: is.uuid, date: is.date, minutes: is.number },
  `SELECT id, requisition_id, department_id, date, minutes FROM task
   WHERE school_id = $1 AND requisition_id IS NOT NULL ORDER BY date, requisition_id, id`,
);
export const SHARE = command(
  'UPDATE task SET assignee_id = s.owner FROM unnest($2::uuid[], $3::uuid[]) AS s(id, owner) WHERE task.school_id = $1 AND task.id = s.id',
);

/** Gives each requisition's tasks of the demo school to the technician of its department who has least to do that day; the sums follow. */
export async function shareTasks(db: Database, demand: DemandSums, rules: Rules): Promise<void> {
  const tasks = await db.query(TASKS_TO_SHARE, [rules.schoolId]);
  const minutesOf = new Map<string, number>();
  const ownerOf = new Map<string, string>();
  for (const task of tasks) {
    const weekday = rules.calendar?.day(task.date)?.weekday;
    const team = teamOf(rules, task.department_id).filter(({ pattern }) => pattern.windows.some((window) => window.weekday === weekday));
    const asked = (id: string) => minutesOf.get(`${task.date} ${id}`) ?? 0;
    const key = `${task.requisition_id} ${task.date}`;
    const owner = ownerOf.get(key) ?? team.toSorted((one, other) => asked(one.id) - asked(other.id))[0]?.id;
    if (!owner) continue;
    ownerOf.set(key, owner);
    minutesOf.set(`${task.date} ${owner}`, asked(owner) + task.minutes);
  }
  const shared = tasks.flatMap((task) => {
    const owner = ownerOf.get(`${task.requisition_id} ${task.date}`);
    return owner ? [{ id: task.id, owner }] : [];
  });
  const { schoolId } = rules;
  const requisitionIds = [...new Set(tasks.map((task) => task.requisition_id))];
  // whose a task is says of which batch it is
  await demand.changing(schoolId, requisitionIds);
  await db.change(SHARE, [schoolId, shared.map(({ id }) => id), shared.map(({ owner }) => owner)]);
  await demand.changed(schoolId, requisitionIds);
}
