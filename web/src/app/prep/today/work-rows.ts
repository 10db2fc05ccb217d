import type { Batch, BreakView, ListedTask, MissingItem, PrepList, Task } from '@app/shared/contracts';
import { STEP_TASKS, parseInstantMs } from '@app/shared/rules';
import type { FirstWords } from '@app/shared/words';

/** One line of the day: a batch or a single task, with the tasks that one tap marks. */
export interface WorkRow {
  key: string;
  kind: Task['kind'];
  /** Both acts of a room in one: what comes back, and what is taken in. */
  isWalk?: true;
  /** By when something is to be made or delivered, from when it can be fetched back: as the list says it, and in epoch milliseconds. */
  time: string;
  atMs: number;
  timeSays: 'by' | 'from';
  /** By when it is to be done, and from when it can be (null: as soon as it is listed), in epoch milliseconds. */
  dueMs: number;
  fromMs: number | null;
  title: string;
  facts: string;
  minutes: number;
  tasks: ListedTask[];
  /** The day it was left over from, where that is an earlier one. */
  leftFrom: string | null;
  missing: MissingItem[];
  /** The teachers who are absent from their lessons. */
  away: string[];
  /** What was changed of their lessons, each once. */
  changes: string[];
  /** What pupils need, class by class, without names. */
  needs: string[];
  /** How the school has what is to be cleared cleared away, each line once. */
  clearAway: string[];
}

/** A stretch that nothing is planned in; `inTurn` when the breaks of several people lie in it one after the other. */
export interface Pause {
  start: string;
  end: string;
  inTurn: boolean;
}

export type Line = { row: WorkRow; pause: null } | { row: null; pause: Pause };

/** A step that waits for the request's answer cannot be ticked yet. */
export function isUnanswered(task: ListedTask): boolean {
  return task.lesson !== null && ['submitted', 'queried'].includes(task.lesson.status);
}

/** What is to be made, in order of time: batches first as the server made them, then what stands alone. */
export function toMake(list: PrepList, reading: Reading): WorkRow[] {
  const byId = new Map(list.tasks.map((task) => [task.id, task]));
  const batched = new Set(list.batches.flatMap((batch) => batch.taskIds));
  const rows = list.batches.map((batch) => ofBatch(batch, byId, { ...reading, date: list.date }));
  const alone = list.tasks.filter((task) => (task.kind === 'prepare' && !batched.has(task.id)) || task.kind === 'duty');
  return inOrder([...rows, ...alone.map((task) => ofTask(task, { ...reading, date: list.date }))]);
}

/** What is to be taken out, fetched back and cleared, and the help in lessons, in order of time. */
export function outAndBack(list: PrepList, reading: Reading): WorkRow[] {
  return ofKinds(list, reading, ['deliver', 'collect', 'clear', 'support']);
}

/** What is to be taken out, and the help in lessons, in order of time. */
export function toTakeOut(list: PrepList, reading: Reading): WorkRow[] {
  return ofKinds(list, reading, ['deliver', 'support']);
}

/** What is to be fetched back and cleared, in order of time. */
export function toBringBack(list: PrepList, reading: Reading): WorkRow[] {
  return ofKinds(list, reading, ['collect', 'clear']);
}

function ofKinds(list: PrepList, reading: Reading, kinds: readonly Task['kind'][]): WorkRow[] {
  const tasks = list.tasks.filter(({ kind }) => kinds.includes(kind));
  return inOrder(tasks.map((task) => ofTask(task, { ...reading, date: list.date })));
}

/** The same without what waits for a step of its own request before it: cleared is what has come back. */
export function inTurn(rows: readonly WorkRow[], isDone: (task: ListedTask) => boolean): WorkRow[] {
  const away = new Set(
    rows.flatMap(({ kind, tasks }) =>
      kind === 'collect' ? tasks.filter((task) => !isDone(task)).map(({ requisitionId }) => requisitionId) : [],
    ),
  );
  return rows.filter(({ kind, tasks }) => kind !== 'clear' || !tasks.every((task) => away.has(task.requisitionId) && !isDone(task)));
}

/** Breaks that touch become one stretch: three people's breaks one after the other are drawn once. */
export function pausesOf(breaks: readonly BreakView[]): Pause[] {
  const pauses: Pause[] = [];
  for (const { start, end } of [...breaks].sort((one, other) => one.start.localeCompare(other.start))) {
    const last = pauses.at(-1);
    if (!last || start > last.end) pauses.push({ start, end, inTurn: false });
    else if (start !== last.start || end !== last.end) Object.assign(last, { end: end > last.end ? end : last.end, inTurn: true });
  }
  return pauses;
}

/** The rows with the pauses drawn where they fall; `msOf` reads a time of their day as epoch milliseconds. */
export function withPauses(rows: readonly WorkRow[], pauses: readonly Pause[], msOf: (time: string) => number): Line[] {
  const lines: Line[] = [];
  const left = [...pauses];
  for (const row of rows) {
    while (row.leftFrom === null && left[0] && msOf(left[0].start) < row.atMs) lines.push({ row: null, pause: left.shift() as Pause });
    lines.push({ row, pause: null });
  }
  return [...lines, ...left.map((pause) => ({ row: null, pause }))];
}

/** `9A P3 Lab 2`, with the day where it is another one: `9C Wed 25 Nov P1 Lab 1`; without its room where that is said already (null). */
export function classOf({ lesson, title }: ListedTask, date: string, words: FirstWords, room = lesson?.room ?? null): string {
  return lesson ? words.prep.classAt({ ...lesson, room, date: lesson.lessonDate }, date) : title;
}

/** In which zone and language a list is read, and on which day. */
export interface Reading {
  timeZone: string;
  today: string;
  words: FirstWords;
}

/** Of which day the list is that is read. */
export interface OfDay extends Reading {
  date: string;
}

function ofBatch(batch: Batch, byId: ReadonlyMap<string, ListedTask>, reading: OfDay): WorkRow {
  const { date, words } = reading;
  const tasks = batch.taskIds.flatMap((id) => byId.get(id) ?? []);
  return {
    key: batch.key,
    kind: 'prepare',
    timeSays: 'by',
    ...timed(batch.due, reading),
    dueMs: parseInstantMs(batch.due),
    fromMs: null,
    title: words.prep.batch(batch.title, tasks.length),
    facts: words.prep.batchFacts(
      batch.sets,
      batch.trays,
      tasks.map((task) => classOf(task, date, words)),
    ),
    minutes: batch.minutes,
    tasks,
    leftFrom: leftFrom(tasks, date),
    missing: tasks.flatMap((task) => task.lesson?.missing ?? []),
    away: awayOf(tasks),
    changes: changesOf(tasks, words),
    needs: needsOf(tasks, words),
    clearAway: clearAwayOf(tasks),
  };
}

/** What a task is about, where its title does not say so: of help in a lesson also what for. */
function whatOf({ kind, title, lesson }: ListedTask): string | null {
  if (kind === 'support') return [title, lesson?.supportNote].filter(Boolean).join(': ');
  return kind === 'deliver' || kind === 'collect' ? title : null;
}

function ofTask(task: ListedTask, reading: OfDay): WorkRow {
  const { date, words } = reading;
  const back = task.kind === 'collect' || task.kind === 'clear' || task.kind === 'support';
  const lesson = task.lesson;
  return {
    key: task.id,
    kind: task.kind,
    timeSays: back ? 'from' : 'by',
    ...timed(back ? task.from : task.due, reading),
    dueMs: parseInstantMs(task.due),
    fromMs: back || task.kind === 'deliver' ? parseInstantMs(task.from) : null,
    title: words.prep.task({ kind: task.kind, title: task.title, room: task.lesson?.room }),
    facts: words.prep.taskFacts({
      what: whatOf(task),
      class: lesson && words.prep.classAt({ ...lesson, date: lesson.lessonDate, room: null }, date),
      sets: lesson?.sets ?? 0,
      trays: lesson?.trays ?? 0,
      assignee: task.assignee?.name ?? null,
      outcome: task.kind === 'collect' || task.kind === 'clear' ? lesson?.outcome : undefined,
    }),
    minutes: task.minutes,
    tasks: [task],
    leftFrom: leftFrom([task], date),
    missing: task.kind === 'prepare' ? (lesson?.missing ?? []) : [],
    away: awayOf([task]),
    changes: changesOf([task], words),
    needs: task.kind === 'prepare' ? needsOf([task], words) : [],
    clearAway: clearAwayOf([task]),
  };
}

function timed(at: string, { words, timeZone, ...day }: OfDay): Pick<WorkRow, 'time' | 'atMs'> {
  return { time: words.dates.timeOn(at, timeZone, day), atMs: parseInstantMs(at) };
}

function awayOf(tasks: readonly ListedTask[]): string[] {
  return [...new Set(tasks.flatMap(({ lesson }) => (lesson?.teacherAway ? [lesson.teacher] : [])))];
}

/** What was kept on a device before changes were told has none. */
function changesOf(tasks: readonly ListedTask[], words: FirstWords): string[] {
  const changes = tasks.flatMap(({ lesson }) => (lesson as Partial<NonNullable<typeof lesson>> | null)?.changes ?? []);
  return [...new Set(changes.map((one) => words.lessons.changeMark(one)))];
}

/** How what is to be cleared is cleared away, by the school's own lines, each once. */
function clearAwayOf(tasks: readonly ListedTask[]): string[] {
  return [...new Set(tasks.flatMap(({ kind, lesson }) => (kind === 'clear' ? (lesson?.clearAway ?? []) : [])))];
}

/** What pupils of the classes of tasks need, each need of a class once. */
export function needsOf(tasks: readonly ListedTask[], words: FirstWords): string[] {
  return [
    ...new Set(
      tasks.flatMap(({ lesson }) => (lesson?.needs ?? []).map((one) => words.prep.needOf({ ...one, group: lesson?.group ?? '' }))),
    ),
  ];
}

function leftFrom(tasks: readonly ListedTask[], date: string): string | null {
  const earliest = tasks.map((task) => task.date).sort()[0];
  return earliest !== undefined && earliest < date ? earliest : null;
}

function inOrder(rows: WorkRow[]): WorkRow[] {
  const day = ({ leftFrom }: WorkRow): string => leftFrom ?? '9';
  const step = ({ kind }: WorkRow): number => STEP_TASKS.findIndex((task) => task === kind);
  return rows.sort((one, other) => day(one).localeCompare(day(other)) || one.atMs - other.atMs || step(one) - step(other));
}
