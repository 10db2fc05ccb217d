import type { Overload, OverloadTask, Stretch } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { is, type RowOf } from '../core/database/index.js';
import { words } from '../core/words.js';

export const STRETCH_TASK = {
  id: is.uuid,
  kind: is.text,
  requisition_id: is.uuid.orNull,
  title: is.text,
  minutes: is.number,
  window_from: is.instant,
  due: is.instant,
};

/** A task inside an overloaded stretch; instants are epoch milliseconds. */
export type StretchTask = RowOf<typeof STRETCH_TASK>;

/** A task in the words of an overload. */
export function toldTask(task: StretchTask): OverloadTask {
  return {
    id: task.id,
    kind: task.kind,
    requisitionId: task.requisition_id,
    title: task.title,
    minutes: task.minutes,
    from: instant(task.window_from),
    due: instant(task.due),
  };
}

/** An overloaded stretch in the shape of the contract, with its sentence in the school's zone. */
export function toldOverload(rules: Rules, stretch: Stretch, tasks: OverloadTask[]): Overload {
  const { fromMs, toMs, workMinutes, technicianMinutes, pressure } = stretch;
  const facts = { from: instant(fromMs), to: instant(toMs), workMinutes, technicianMinutes };
  return { ...facts, pressure, sentence: words.overloads.sentence(facts, rules.timeZone), tasks };
}
