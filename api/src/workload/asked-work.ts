import { type Asked, isOverdue, openNow, type Work } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { nextDayEndMs } from './horizon.js';
import type { OpenWorkRow } from './keep-line.statements.js';

const WAITING: readonly (string | null)[] = ['submitted', 'queried', 'accepted'];

/** A request with its open work, and how it is marked now. */
export interface AskedWork extends Asked {
  departmentId: string;
  date: string;
  /** Whether all of its work is marked as over the line and as yielding, or some of it is not (null). */
  marked: { over: boolean | null; yields: boolean | null };
}

/** The open work of a school as it can be done from now on: that of requests, and what is nobody's request. */
export function askedWork(rules: Rules, rows: readonly OpenWorkRow[], nowMs: number): { requests: AskedWork[]; always: Work[] } {
  const overdueByMs = nextDayEndMs(rules, nowMs);
  const workOf = (row: OpenWorkRow): Work[] => {
    // what nobody has begun by the lesson's end is asked about and never made
    if (row.dueMs <= nowMs && (row.kind === 'collect' || row.kind === 'clear') && WAITING.includes(row.status)) return [];
    const { departmentId, minutes, fixedMinutes, batch } = row;
    const shares = batch !== '';
    const open = openNow(
      { ...row, minutes: shares ? minutes - fixedMinutes : minutes, fixedMinutes: shares ? fixedMinutes : 0 },
      nowMs,
      overdueByMs,
    );
    // what is overdue is made by itself
    const wasDue = open !== null && row.dueMs <= nowMs;
    return open
      ? [
          {
            departmentId,
            fromMs: open.fromMs,
            dueMs: open.dueMs,
            ...(wasDue ? { minutes } : { minutes: open.minutes, batch, fixedMinutes: open.fixedMinutes ?? 0 }),
          },
        ]
      : [];
  };
  const groups = Map.groupBy(rows, ({ requisitionId }) => requisitionId);
  // help in a lesson has its time, whatever becomes of the rest of its request
  const always = [
    ...(groups.get(null) ?? []),
    ...rows.filter(({ requisitionId, kind }) => requisitionId !== null && kind === 'support'),
  ].flatMap(workOf);
  const requests = [...groups].flatMap(([id, all]): AskedWork[] => {
    const own = all.filter(({ kind }) => kind !== 'support');
    const [first] = own;
    if (id === null || !first) return [];
    return [
      {
        id,
        late: first.late ?? false,
        askedMs: first.askedMs ?? 0,
        begun: isOverdue(own, nowMs) || !WAITING.includes(first.status),
        departmentId: first.departmentId,
        date: first.date ?? '',
        work: own.flatMap(workOf),
        marked: { over: allOf(own.map(({ over }) => over)), yields: allOf(own.map(({ yields }) => yields)) },
      },
    ];
  });
  return { requests, always };
}

function allOf(marks: readonly boolean[]): boolean | null {
  return marks.every((mark) => mark === marks[0]) ? (marks[0] ?? null) : null;
}
