import { isNotHeld, dateAt, type RequisitionStatus, type TaskKind } from '@app/shared';
import { instant } from '../../core/clock/index.js';
import { clearingFrom, type MovedTask, type Place, type PlannedTask, type TaskRow, taskRows } from '../../prep/index.js';
import { type Afresh, type World } from './afresh.js';
import type { LiveRequisition, LiveTask } from './live-requisitions.js';

const OF_ALL: readonly TaskKind[] = ['prepare', 'deliver', 'collect', 'clear', 'support'];
/** The work that is left at each status of a requisition whose lesson is held. */
const LEFT: Partial<Record<RequisitionStatus, readonly TaskKind[]>> = {
  submitted: OF_ALL,
  queried: OF_ALL,
  accepted: OF_ALL,
  prepared: ['deliver', 'collect', 'clear', 'support'],
  delivered: ['collect', 'clear', 'support'],
  collected: ['clear', 'support'],
};
/** What is left to be done where it is not held: what was made ready is cleared away, what is out is fetched. */
const LEFT_OF_NONE: Partial<Record<RequisitionStatus, readonly TaskKind[]>> = {
  prepared: ['clear'],
  delivered: ['collect', 'clear'],
  collected: ['clear'],
};

/** What becomes of a requisition's open tasks. */
export interface ChangedTasks {
  moved: MovedTask[];
  added: TaskRow[];
  dropped: string[];
}

/** Compares the open tasks of a requisition with those that it has afresh. What is done stays, and so do the people. */
export function taskChanges(schoolId: string, live: LiveRequisition, fresh: Afresh, world: World): ChangedTasks {
  const tasks = live.tasks ?? [];
  const planned = fresh.takesPlace ? left(LEFT, live, fresh.tasks) : ofNone(live, fresh, world);
  const open = new Map(tasks.filter(({ isDone, kind }) => !isDone && kind !== 'duty').map((task) => [task.kind, task]));
  const isThere = (kind: TaskKind) => tasks.some((task) => task.kind === kind && (task.isDone || open.has(kind)));
  const added = fresh.isOver ? [] : planned.filter(({ kind }) => !isThere(kind));
  return {
    moved: planned.flatMap((task) => {
      const there = open.get(task.kind);
      return there ? moved(there, task, { live, fresh, world }) : [];
    }),
    added: taskRows(schoolId, live.id, fresh.work, added, placeOf(live)),
    dropped: fresh.isOver ? [] : [...open.values()].filter(({ kind }) => !planned.some((task) => task.kind === kind)).map(({ id }) => id),
  };
}

/** What follows from the world keeps its place in the order. */
function placeOf({ askedAt, submittedAt, late, tasks, status }: LiveRequisition): Place {
  const waits = status === 'submitted' || status === 'queried' || status === 'accepted';
  return { askedMs: askedAt ?? submittedAt, late: late && waits, over: tasks?.some(({ isDone, over }) => !isDone && over) ?? false };
}

function left(by: typeof LEFT, { status }: LiveRequisition, tasks: readonly PlannedTask[]): PlannedTask[] {
  return tasks.filter(({ kind }) => by[status]?.includes(kind));
}

/** The work that is left of a lesson that is not held: by the end of the next teaching day, or as it was told before. */
function ofNone(live: LiveRequisition, fresh: Afresh, world: World): PlannedTask[] {
  const clearing = clearingFrom(world.rules, world.nowMs);
  const wasNone = isNotHeld(live.whys ?? []);
  return left(LEFT_OF_NONE, live, fresh.tasks).map((task) => {
    const told = wasNone ? live.tasks?.find(({ kind, isDone }) => kind === task.kind && !isDone) : undefined;
    return told ? { ...task, fromMs: told.fromMs, dueMs: told.dueMs, date: told.date } : { ...task, ...clearing };
  });
}

/** The task as it is to be, where that is another; its minutes where the class or the length of the lesson is. */
function moved(
  there: LiveTask,
  planned: PlannedTask,
  { live, fresh, world }: { live: LiveRequisition; fresh: Afresh; world: World },
): MovedTask[] {
  const isSame =
    fresh.sets === live.sets && (fresh.lessonEndMs ?? fresh.endMs) - fresh.startMs === (live.lessonEndsAt ?? live.endsAt) - live.startsAt;
  const to = {
    departmentId: fresh.departmentId,
    title: live.title,
    minutes: isSame ? there.minutes : planned.minutes,
    fromMs: planned.fromMs,
    dueMs: planned.dueMs,
    date: dateOf(there, planned, world),
  };
  const differs = (Object.keys(to) as (keyof typeof to)[]).some((field) => to[field] !== there[field]);
  const { fromMs, dueMs, ...rest } = to;
  return differs ? [{ id: there.id, ...rest, windowFrom: instant(fromMs), due: instant(dueMs) }] : [];
}

/** The day of a task: where a person pinned it or chose another, that day, as long as it lies in the window. */
function dateOf(there: LiveTask, planned: PlannedTask, { calendar }: World): string {
  const dayOf = (ms: number) => dateAt(ms, calendar.timeZone);
  const begins = there.kind === 'collect' || there.kind === 'clear';
  const isChosen = there.pinned || there.date !== dayOf(begins ? there.fromMs : there.dueMs - 1);
  const isWithin = dayOf(planned.fromMs) <= there.date && there.date <= dayOf(planned.dueMs - 1);
  return isChosen && isWithin ? there.date : planned.date;
}
