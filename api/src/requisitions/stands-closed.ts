import { type ClosedRoom, closedBetween, type IsoDate } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import type { RequisitionPlan } from './plan-requisition.js';

/**
 * Finds what closes the room in which a practical stands from the day of its lesson until it is taken down (null: it does not stay out).
 * Null where the room can be used on all of those days.
 */
export function closedWhileOut(
  { calendar }: Pick<Rules, 'calendar'>,
  roomId: string | null,
  date: IsoDate,
  until: IsoDate | null,
): ClosedRoom | null {
  if (!calendar?.changes || roomId === null || until === null) return null;
  return closedBetween(calendar.changes, roomId, date, until) ?? null;
}

/** Finds what closes the room of a request: that of its lesson, or, of what stays out, on a later day on which it stands there. */
export function closedFor(
  rules: Pick<Rules, 'calendar'>,
  { lesson, takenDown }: Pick<RequisitionPlan, 'lesson' | 'takenDown'>,
): ClosedRoom | null {
  const { entry, date } = lesson;
  return entry.closed ?? closedWhileOut(rules, entry.room?.id ?? null, date, takenDown?.date ?? null);
}
