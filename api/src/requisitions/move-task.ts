import { may, type TaskChange, whyNotOn } from '@app/shared';
import { otherDepartment } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { invalid } from '../core/problems/index.js';
import { words } from '../core/words.js';
import type { TaskRecord } from '../prep/index.js';
import { nextDayEndMs } from '../workload/index.js';
import type { Asking } from './asking.js';
import type { Locked } from './locked-requisition.js';

/** Whether a change only says whose a task is, on which day, and whether it stays there. */
function isMove({ doneAt, actualMinutes }: TaskChange): boolean {
  return doneAt === undefined && actualMinutes === undefined;
}

/** Refuses who may not change a task so: who plans the department's week moves its work, who serves it ticks it too. @throws OTHER_DEPARTMENT */
export function refuseOthersWork({ principal, rules }: Asking, { department_id: departmentId }: TaskRecord, change: TaskChange): void {
  if (!may(principal, isMove(change) ? 'task.move' : 'task.change', { departmentId }))
    throw otherDepartment('work', rules.departments.get(departmentId));
}

/**
 * Refuses a day on which a task cannot be done, as the week board does.
 * @throws INVALID naming `date`
 */
export function refuseOtherDay({ rules, nowMs }: Asking, requisition: Locked | null, task: TaskRecord, { date }: TaskChange): void {
  if (date === undefined || date === task.date || task.done_at !== null) return;
  const day = rules.calendar?.day(date);
  if (!day) throw invalid('date', words.board.noTeachingOn(date));
  const open = {
    ...{ id: task.id, minutes: task.minutes, fixedMinutes: 0, pinned: task.pinned, done: false, requisitionId: task.requisition_id },
    ...{ from: instant(task.window_from), due: instant(task.due) },
    lessonStart: requisition ? instant(requisition.startsAt) : null,
  };
  const asOf = { now: instant(nowMs), nextDayEnd: instant(nextDayEndMs(rules, nowMs)) };
  const why = whyNotOn({ kind: task.kind, tasks: [open] }, { from: instant(day.startMs), to: instant(day.endMs) }, asOf);
  if (why) throw invalid('date', `${words.board.cannot(task.title, words.board.whyNot(why, rules.timeZone))} Nothing was changed.`);
}
