import { batchTasks, formatDate, formatTime, type IsoDate } from '@app/shared';
import { counted } from './plain-words.js';
import type { OpenTask } from './prep-list.statement.js';

/** Of each sort of work so many lines are said; the rest is on the list in the application. */
const MAX_LINES = 20;

/** A technician's day. */
export interface Day {
  date: IsoDate;
  /** IANA. */
  timeZone: string;
  tasks: readonly OpenTask[];
  /** How many requests wait for a technician. */
  waiting: number;
}

function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MAX_LINES;
  return ['', heading, ...lines.slice(0, MAX_LINES).map((line) => `- ${line}`), ...(more > 0 ? [`- and ${more} more`] : [])];
}

/** Work of an earlier day says so. */
function since(date: IsoDate, today: IsoDate): string {
  return date < today ? `, left from ${formatDate(date)}` : '';
}

function batchesOf(tasks: readonly OpenTask[]) {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const batches = batchTasks(
    tasks.map((task) => ({
      id: task.id,
      requisitionId: task.requisition_id ?? task.id,
      practicalId: task.practical_id,
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

function window(task: OpenTask, timeZone: string): string {
  return `${formatTime(task.window_from, timeZone)} to ${formatTime(task.due, timeZone)}`;
}

function move(task: OpenTask, timeZone: string): string {
  return `${window(task, timeZone)}, ${task.room ?? 'no room given'}: ${task.title}, ${task.group} ${task.period}`;
}

/** A day's prep list in plain words, for an e-mail: what to make, and when to be where. Work is in order of time. */
export function prepListWords({ date, timeZone, tasks, waiting }: Day): { subject: string; text: string } {
  const of = (kind: OpenTask['kind']) => tasks.filter((task) => task.kind === kind);
  const batches = batchesOf(of('prepare'));
  const [deliveries, collections, clearing, duties] = [of('deliver'), of('collect'), of('clear'), of('duty')];
  const day = formatDate(date);
  const by = (dueMs: number, due: IsoDate) => (due < date ? '' : `, by ${formatTime(dueMs, timeZone)}`);
  const prepared = batches.map(
    (batch) =>
      `${batch.title}: ${batch.groups.join(', ')}; ${counted(batch.sets, 'set')}, ${counted(Math.round(batch.minutes), 'minute')}${since(batch.date, date)}`,
  );
  const total = Math.round(batches.reduce((sum, { minutes }) => sum + minutes, 0));
  const isNothing = tasks.length === 0;
  const subject = isNothing
    ? `Prep list, ${day}: nothing to do`
    : `Prep list, ${day}: ${batches.length} to prepare, ${counted(deliveries.length, 'delivery', 'deliveries')}, ${counted(collections.length, 'collection')}`;
  const lines = [
    isNothing ? `Nothing is to be prepared, delivered or collected on ${day}.` : `Your work on ${day}.`,
    ...section(`To prepare (${counted(total, 'minute')}):`, prepared),
    ...section(
      'To deliver:',
      deliveries.map((task) => move(task, timeZone)),
    ),
    ...section(
      'To collect:',
      collections.map((task) => move(task, timeZone)),
    ),
    ...section(
      'To clear away:',
      clearing.map((task) => `${task.title}, ${task.group}${since(task.date, date)}`),
    ),
    ...section(
      'Duties:',
      duties.map((task) => `${task.title}${by(task.due, task.date)}${since(task.date, date)}`),
    ),
    ...(waiting > 0 ? ['', `${counted(waiting, 'request waits', 'requests wait')} for your answer.`] : []),
  ];
  return { subject, text: lines.join('\n') };
}
