import type { ListedTask } from '@app/shared/contracts';
import { walks } from '@app/shared/rules';
import { classOf, type OfDay, type WorkRow } from './work-rows';

/**
 * The rows of one list with both acts of a room in one: what a technician takes in and brings back in the same walk, as the rule finds it
 * among these rows and those of the other list. It stands where the first of its own stood. What another day left is fetched in a walk of its own.
 */
export function inOneWalk(rows: readonly WorkRow[], others: readonly WorkRow[], day: OfDay): WorkRow[] {
  const byKey = new Map([...rows, ...others].map((row) => [row.key, row]));
  const found = walks([...byKey.values()].flatMap(movesOf)).map(({ back, in: taken }) => ofWalk(of(byKey, back), of(byKey, taken), day));
  const walkOf = new Map(found.flatMap((walk) => walk.tasks.map(({ id }) => [id, walk])));
  return [...new Set(rows.map((row) => walkOf.get(row.key) ?? row))];
}

function of(byKey: ReadonlyMap<string, WorkRow>, keys: readonly string[]): WorkRow[] {
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** What comes back says how its lesson went. */
function whatOf({ kind, title, lesson }: ListedTask, words: OfDay['words']): string {
  return words.prep.taskFacts({
    ...{ what: title, class: null, sets: 0, trays: 0, assignee: null },
    outcome: kind === 'collect' ? lesson?.outcome : undefined,
  });
}

function movesOf({ key, kind, leftFrom, tasks: [task], fromMs, dueMs }: WorkRow) {
  if ((kind !== 'deliver' && kind !== 'collect') || leftFrom !== null || !task?.lesson) return [];
  return [{ id: key, kind, room: task.lesson.room, assigneeId: task.assignee?.id ?? null, fromMs: fromMs ?? dueMs, dueMs }];
}

/** A walk is done by when the first of what it takes in is due. */
function ofWalk(back: readonly WorkRow[], taken: readonly WorkRow[], { words, date }: OfDay): WorkRow {
  const tasks = [...back, ...taken].flatMap((row) => row.tasks);
  const classes = (rows: readonly WorkRow[]) => rows.flatMap((row) => row.tasks.map((task) => classOf(task, date, words, null)));
  const [first] = taken;
  const lesson = taken.length === 1 ? first?.tasks[0]?.lesson : undefined;
  const dueMs = Math.min(...taken.map((row) => row.dueMs));
  return {
    key: `walk-${tasks.map(({ id }) => id).join('-')}`,
    kind: 'deliver',
    isWalk: true,
    time: first?.time ?? '',
    atMs: dueMs,
    timeSays: 'by',
    dueMs,
    fromMs: Math.min(dueMs, Math.max(...[...back, ...taken].map((row) => row.fromMs ?? row.dueMs))),
    title: words.prep.walk({ room: tasks[0]?.lesson?.room ?? null, back: classes(back), taken: classes(taken) }),
    facts: words.prep.taskFacts({
      what: tasks.map((task) => whatOf(task, words)).join(' · '),
      class: null,
      sets: lesson?.sets ?? 0,
      trays: lesson?.trays ?? 0,
      assignee: tasks[0]?.assignee?.name ?? null,
    }),
    minutes: [...back, ...taken].reduce((sum, row) => sum + row.minutes, 0),
    tasks,
    leftFrom: null,
    missing: [],
    away: [...new Set([...back, ...taken].flatMap((row) => row.away))],
    changes: [...new Set([...back, ...taken].flatMap((row) => row.changes))],
    needs: [],
    clearAway: [],
  };
}
