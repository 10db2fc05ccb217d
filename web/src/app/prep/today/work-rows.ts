import type { Batch, BreakView, ListedTask, PrepList, Task } from '@app/shared/contracts';
import { STEP_TASKS } from '@app/shared/rules';
import { shortDay, wallTime } from '../../core/when';

/** One line of the day: a batch or a single task, with the tasks that one tap marks. */
export interface WorkRow {
  key: string;
  kind: Task['kind'];
  /** Wall time: by when something is to be made or delivered, from when it can be fetched back. */
  time: string;
  timeSays: 'by' | 'from';
  title: string;
  facts: string;
  minutes: number;
  tasks: ListedTask[];
  /** The day it was left over from, where that is an earlier one. */
  leftFrom: string | null;
  shortLines: string[];
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
export function toMake(list: PrepList, timeZone: string): WorkRow[] {
  const byId = new Map(list.tasks.map((task) => [task.id, task]));
  const batched = new Set(list.batches.flatMap((batch) => batch.taskIds));
  const rows = list.batches.map((batch) => ofBatch(batch, byId, list.date, timeZone));
  const alone = list.tasks.filter((task) => (task.kind === 'prepare' && !batched.has(task.id)) || task.kind === 'duty');
  return inOrder([...rows, ...alone.map((task) => ofTask(task, list.date, timeZone))]);
}

/** What is to be taken out, fetched back and cleared, in order of time. */
export function outAndBack(list: PrepList, timeZone: string): WorkRow[] {
  const moves = list.tasks.filter((task) => task.kind === 'deliver' || task.kind === 'collect' || task.kind === 'clear');
  return inOrder(moves.map((task) => ofTask(task, list.date, timeZone)));
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

/** The rows with the pauses drawn where they fall. */
export function withPauses(rows: readonly WorkRow[], pauses: readonly Pause[]): Line[] {
  const lines: Line[] = [];
  const left = [...pauses];
  for (const row of rows) {
    while (row.leftFrom === null && left[0] && left[0].start < row.time) lines.push({ row: null, pause: left.shift() as Pause });
    lines.push({ row, pause: null });
  }
  return [...lines, ...left.map((pause) => ({ row: null, pause }))];
}

/** `9A P3 Lab 2`, with the day where it is another one: `9C Wed 25 Nov P1 Lab 1`. */
export function classOf(task: ListedTask, date: string): string {
  const lesson = task.lesson;
  if (!lesson) return task.title;
  const day = lesson.lessonDate === date ? '' : `${shortDay(lesson.lessonDate)} `;
  return `${lesson.group} ${day}${lesson.period}${lesson.room ? ` ${lesson.room}` : ''}`;
}

function ofBatch(batch: Batch, byId: ReadonlyMap<string, ListedTask>, date: string, timeZone: string): WorkRow {
  const tasks = batch.taskIds.flatMap((id) => byId.get(id) ?? []);
  return {
    key: batch.key,
    kind: 'prepare',
    time: wallTime(batch.due, timeZone),
    timeSays: 'by',
    title: tasks.length > 1 ? `${batch.title}: make once for ${tasks.length} classes` : batch.title,
    facts: [amounts(batch.sets, batch.trays), tasks.map((task) => classOf(task, date)).join(', ')].filter(Boolean).join(' · '),
    minutes: batch.minutes,
    tasks,
    leftFrom: leftFrom(tasks, date),
    shortLines: tasks.flatMap((task) => task.lesson?.shortLines ?? []),
  };
}

function ofTask(task: ListedTask, date: string, timeZone: string): WorkRow {
  const back = task.kind === 'collect' || task.kind === 'clear';
  const room = task.lesson?.room;
  const titles: Record<Task['kind'], string> = {
    prepare: task.title,
    deliver: room ? `Deliver to ${room}` : 'Deliver',
    collect: room ? `Collect from ${room}` : 'Collect',
    clear: `Clear away: ${task.title}`,
    duty: task.title,
  };
  const named = task.kind === 'deliver' || task.kind === 'collect' ? task.title : '';
  const lesson = task.lesson;
  const facts = lesson
    ? [
        named,
        `${lesson.group} ${lesson.lessonDate === date ? '' : `${shortDay(lesson.lessonDate)} `}${lesson.period}`,
        amounts(lesson.sets, lesson.trays),
      ]
    : [named];
  return {
    key: task.id,
    kind: task.kind,
    time: wallTime(back ? task.from : task.due, timeZone),
    timeSays: back ? 'from' : 'by',
    title: titles[task.kind],
    facts: [...facts, task.assignee ? `${task.assignee.name} takes this one` : ''].filter(Boolean).join(' · '),
    minutes: task.minutes,
    tasks: [task],
    leftFrom: leftFrom([task], date),
    shortLines: task.kind === 'prepare' ? (lesson?.shortLines ?? []) : [],
  };
}

function amounts(sets: number, trays: number): string {
  if (sets === 0) return '';
  return [sets === 1 ? '1 set' : `${sets} sets`, trays > 0 && (trays === 1 ? '1 tray' : `${trays} trays`)].filter(Boolean).join(', ');
}

function leftFrom(tasks: readonly ListedTask[], date: string): string | null {
  const earliest = tasks.map((task) => task.date).sort()[0];
  return earliest !== undefined && earliest < date ? earliest : null;
}

function inOrder(rows: WorkRow[]): WorkRow[] {
  const rank = (row: WorkRow): string => `${row.leftFrom ?? '9'} ${row.time} ${STEP_TASKS.findIndex((task) => task === row.kind)}`;
  return rows.sort((one, other) => rank(one).localeCompare(rank(other)));
}
