import type { ListedTask, PrepList } from '@app/shared/contracts';

/** One class's practical as paper says it. */
export interface PaperRow {
  requisitionId: string;
  start: string;
  period: string;
  room: string | null;
  group: string;
  teacher: string;
  title: string;
  sets: number;
  trays: number;
  made: boolean;
  out: boolean;
  /** What pupils of the class need, without names. */
  needs: { need: string; count: number }[];
}

/** The practicals of a period, by room. */
export interface PaperPeriod {
  start: string;
  period: string;
  rows: PaperRow[];
}

/** Lists the practicals whose lesson is on the day of a list, by period and then by room; each once, whatever of it is still to be done. */
export function periodsOf({ date, tasks, deliveries }: Pick<PrepList, 'date' | 'tasks' | 'deliveries'>): PaperPeriod[] {
  const rows = new Map<string, PaperRow>();
  for (const task of [...deliveries, ...tasks]) {
    const { lesson, requisitionId } = task;
    if (!lesson || requisitionId === null || lesson.lessonDate !== date || rows.has(requisitionId)) continue;
    rows.set(requisitionId, rowOf(task, lesson, requisitionId, tasks));
  }
  const inOrder = [...rows.values()].sort(
    (one, other) =>
      one.start.localeCompare(other.start) ||
      Number(one.room === null) - Number(other.room === null) ||
      (one.room ?? '').localeCompare(other.room ?? '', 'en-GB', { numeric: true }),
  );
  const periods: PaperPeriod[] = [];
  for (const row of inOrder) {
    const last = periods.at(-1);
    if (last?.start === row.start && last.period === row.period) last.rows.push(row);
    else periods.push({ start: row.start, period: row.period, rows: [row] });
  }
  return periods;
}

function rowOf(task: ListedTask, lesson: NonNullable<ListedTask['lesson']>, requisitionId: string, tasks: readonly ListedTask[]): PaperRow {
  const isDone = (kind: ListedTask['kind']) =>
    tasks.some((one) => one.requisitionId === requisitionId && one.kind === kind && one.doneAt !== null);
  const { lessonStart: start, period, lastPeriod, room, group, teacher, sets, trays } = lesson;
  return {
    ...{ requisitionId, start, room, group, teacher, sets, trays },
    period: lastPeriod ? `${period}–${lastPeriod}` : period,
    title: task.title,
    made: isDone('prepare') || ['prepared', 'delivered', 'collected'].includes(lesson.status),
    needs: [...(lesson.needs ?? [])],
    out: isDone('deliver') || ['delivered', 'collected'].includes(lesson.status),
  };
}
