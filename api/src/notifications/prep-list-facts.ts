import { batchTasks, type IsoDate, pickList, type PrepListFacts } from '@app/shared';
import type { Known } from '../substances/index.js';
import type { OpenTask, SolutionLine } from './prep-list.statement.js';

/** A technician's day, as it is read. */
export interface Day {
  date: IsoDate;
  /** IANA. */
  timeZone: string;
  tasks: readonly OpenTask[];
  /** The solutions of what is prepared, by whoever. */
  solutions: readonly SolutionLine[];
  /** What the school knows of chemicals. */
  known: Known;
  /** How many requests wait for a technician. */
  waiting: number;
  /** How many requests are over without anybody having touched them. */
  toClose: number;
}

/** Sorts a day's tasks by what is done with them, the preparations in batches; the words make an e-mail of it. */
export function prepListFacts({ date, timeZone, tasks, solutions, known, waiting, toClose }: Day): PrepListFacts {
  const of = (kind: OpenTask['kind']) => tasks.filter((task) => task.kind === kind);
  const alone = (kind: OpenTask['kind']) => of(kind).map(({ window_from: fromMs, due: dueMs, ...task }) => ({ ...task, fromMs, dueMs }));
  return {
    date,
    timeZone,
    batches: batchesOf(of('prepare')),
    deliveries: alone('deliver'),
    collections: alone('collect'),
    clearing: alone('clear'),
    duties: alone('duty'),
    solutions: solutionsOf(of('prepare'), solutions, known),
    waiting,
    toClose,
  };
}

function batchesOf(tasks: readonly OpenTask[]): PrepListFacts['batches'] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const batches = batchTasks(
    tasks.map((task) => ({
      id: task.id,
      requisitionId: task.requisition_id ?? task.id,
      practicalId: task.practical_id,
      practicalVersion: task.practical_version,
      title: task.title,
      date: task.date,
      assigneeId: task.assignee_id,
      sets: task.sets ?? 0,
      minutes: task.minutes,
      fixedMinutes: task.fixed_minutes,
      fromMs: task.window_from,
      dueMs: task.due,
    })),
  );
  return batches.map((batch) => ({ ...batch, groups: batch.taskIds.map((id) => byId.get(id)?.group).filter((group) => group != null) }));
}

/** The solutions of these tasks, each strength with its total over all of them. */
function solutionsOf(tasks: readonly OpenTask[], lines: readonly SolutionLine[], { describe }: Known): PrepListFacts['solutions'] {
  const groups = new Map(tasks.map(({ requisition_id: id, group }) => [id, group]));
  const own = lines.filter(({ requisitionId }) => groups.has(requisitionId)).map((line) => ({ ...line, location: null }));
  return pickList(own).flatMap(({ items }) =>
    items.map((item) => {
      const { makeUp = null, noMakeUp = null } = describe(item, item.quantity);
      return { ...item, makeUp, noMakeUp, groups: [...new Set(item.requisitionIds.flatMap((id) => groups.get(id) ?? []))] };
    }),
  );
}
