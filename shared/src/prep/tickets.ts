import type { TASK_KINDS } from './task-kinds.js';

/** What is to be done next with one class's practical: make it, take it, leave it there, fetch it, clear it; or nothing. */
export const TICKET_STATES = ['make', 'take', 'there', 'fetch', 'back', 'done'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** A step of a ticket, as a list has it. */
export interface TicketStep {
  kind: (typeof TASK_KINDS)[number];
  isDone: boolean;
  /** From when it can be done, in epoch milliseconds. */
  fromMs: number;
}

const STEPS = ['prepare', 'deliver', 'collect', 'clear'] as const;
const STATUSES = ['prepared', 'delivered', 'collected', 'cleared'];

/**
 * Tells what is to be done next with one class's practical. `status` is the request's: it speaks of a step that is not among `steps`, for
 * these may be those of one person or of one day. What is out is there until it can be fetched.
 */
export function ticketState(steps: readonly TicketStep[], status: string, nowMs: number): TicketState {
  const told = STATUSES.indexOf(status);
  const isDone = STEPS.map((kind, at) => steps.find((step) => step.kind === kind)?.isDone ?? at <= told);
  const last = isDone.lastIndexOf(true);
  if (last === STEPS.indexOf('deliver')) {
    const fetch = steps.find(({ kind }) => kind === 'collect');
    return fetch && nowMs < fetch.fromMs ? 'there' : 'fetch';
  }
  return (['make', 'take', 'there', 'back', 'done'] as const)[last + 1] ?? 'done';
}

/** A practical as the grid of a day needs to know it: where it goes, and in which period. */
export interface InRoom {
  room: string | null;
  period: string;
  startMs: number;
}

/** Rooms down, periods across. */
export interface RoomsByPeriods<T> {
  /** In order of time. */
  periods: string[];
  /** By name, 'Lab 2' before 'Lab 10'; what has no room comes last. A cell for each period, empty where nothing goes there. */
  rooms: { room: string | null; cells: T[][] }[];
}

const inReadingOrder = /* @__PURE__ */ new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Puts the practicals of a day into the rooms that they go to, by the periods that any of them has; each stands in one cell. */
export function roomsByPeriods<T extends InRoom>(tickets: readonly T[]): RoomsByPeriods<T> {
  const starts = new Map<string, number>();
  for (const { period, startMs } of tickets) starts.set(period, Math.min(startMs, starts.get(period) ?? startMs));
  const periods = [...starts].sort(([one, from], [other, to]) => from - to || inReadingOrder.compare(one, other)).map(([period]) => period);
  const rooms = [...new Set(tickets.map(({ room }) => room))].sort((one, other) =>
    one === null || other === null ? Number(one === null) - Number(other === null) : inReadingOrder.compare(one, other),
  );
  return {
    periods,
    rooms: rooms.map((room) => ({
      room,
      cells: periods.map((period) => tickets.filter((ticket) => ticket.room === room && ticket.period === period)),
    })),
  };
}
