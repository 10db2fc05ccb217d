import type { Overload, OverloadTask, Stretch } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { words } from '../core/words.js';

/** A task inside an overloaded stretch; instants are epoch milliseconds. */
export interface StretchTask {
  id: string;
  kind: string;
  requisition_id: string | null;
  title: string;
  minutes: number;
  window_from: number;
  due: number;
}

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
