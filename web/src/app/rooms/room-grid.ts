import type { BriefLesson, RoomAvailability, RoomPeriod } from '@app/shared/contracts';

/** One period of a room on a day: who is in it, closed, free; null where the day has no such period. */
export interface RoomCell {
  date: string;
  period: RoomPeriod | null;
}

/** A room's week, ready to draw: its days, and a row for each period. */
export interface RoomGrid {
  dates: string[];
  rows: { name: string; start: string; cells: RoomCell[] }[];
}

/** Lays a room's periods out by days and periods, in the order in which they begin. */
export function gridOf({ periods }: RoomAvailability): RoomGrid {
  const dates = [...new Set(periods.map(({ date }) => date))].sort();
  const starts = new Map<string, string>();
  for (const { period, from } of periods) {
    const time = from.slice(11, 16);
    if (time < (starts.get(period) ?? '~')) starts.set(period, time);
  }
  const at = new Map(periods.map((one) => [`${one.date} ${one.period}`, one]));
  const rows = [...starts]
    .sort(([, one], [, other]) => one.localeCompare(other))
    .map(([name, start]) => ({ name, start, cells: dates.map((date) => ({ date, period: at.get(`${date} ${name}`) ?? null })) }));
  return { dates, rows };
}

/** A lesson as it is changed from the page of its room. */
export function inThisRoom(lesson: BriefLesson, room: { id: string; code: string }) {
  return { ...lesson, room };
}
