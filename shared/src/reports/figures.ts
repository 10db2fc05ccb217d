import { type IsoDate, weekStart } from '../time/iso-date.js';
import { lateRate } from './lateness.js';

/** So many requests alike: for lessons of one day and year group, late or not, why; `changedLate` of their changes came after the deadline. */
export interface AskedAlike {
  date: IsoDate;
  year: number | null;
  late: boolean;
  excused: boolean;
  reason: string | null;
  changedLate: number;
  count: number;
}

/** What came of requests: `late` holds the excused; causes with the most first. */
export interface LatenessSums {
  asked: number;
  late: number;
  excused: number;
  rate: number | null;
  changedLate: number;
  causes: { reason: string; count: number }[];
}

/** Adds up requests: how many were late, and why. */
export function latenessOf(rows: readonly AskedAlike[]): LatenessSums {
  const sum = (those: readonly AskedAlike[]) => those.reduce((all, { count }) => all + count, 0);
  const late = rows.filter((row) => row.late);
  const counts = { asked: sum(rows), late: sum(late), excused: sum(late.filter((row) => row.excused)) };
  const causes = [...groupedBy(late, ({ reason }) => reason)].flatMap(([reason, those]) =>
    reason === null ? [] : [{ reason, count: sum(those) }],
  );
  return {
    ...counts,
    rate: lateRate(counts),
    changedLate: rows.reduce((all, { changedLate }) => all + changedLate, 0),
    causes: causes.sort((one, other) => other.count - one.count || one.reason.localeCompare(other.reason)),
  };
}

/** The same by week, the first first; weeks begin on `firstWeekday`. Weeks of which nothing was asked are left out. */
export function latenessByWeek(rows: readonly AskedAlike[], firstWeekday: number): (LatenessSums & { week: IsoDate })[] {
  return [...groupedBy(rows, ({ date }) => weekStart(date, firstWeekday))]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([week, those]) => ({ week, ...latenessOf(those) }));
}

/** The same by year group, the youngest first; classes of no year last. */
export function latenessByYear(rows: readonly AskedAlike[]): (LatenessSums & { year: number | null })[] {
  return [...groupedBy(rows, ({ year }) => year)]
    .sort(([one], [other]) => (one ?? Infinity) - (other ?? Infinity))
    .map(([year, those]) => ({ year, ...latenessOf(those) }));
}

/** So many pieces of an apparatus that one request lacked in [fromMs, toMs); `price` of a piece, null where nobody has said. */
export interface ShortOnce {
  apparatusId: string;
  name: string;
  there: number;
  short: number;
  fromMs: number;
  toMs: number;
  price: number | null;
}

/** An apparatus that was short: how many requests lacked some, and how many pieces were lacking at one time, at the most. */
export interface OftenShort {
  apparatusId: string;
  name: string;
  there: number;
  times: number;
  most: number;
  price: number | null;
}

/** What more of each apparatus would have helped: what was short most often first, and then by how much. */
export function oftenShort(rows: readonly ShortOnce[]): OftenShort[] {
  return [...groupedBy(rows, ({ apparatusId }) => apparatusId).values()]
    .flatMap((those) => {
      const [first] = those;
      if (!first) return [];
      const { apparatusId, name, there, price } = first;
      // more is lacking only where another begins
      const lacking = those.map(({ fromMs }) => those.filter((one) => one.fromMs <= fromMs && fromMs < one.toMs));
      const most = Math.max(...lacking.map((at) => at.reduce((sum, { short }) => sum + short, 0)));
      return [{ apparatusId, name, there, times: those.length, most, price }];
    })
    .sort((one, other) => other.times - one.times || other.most - one.most || one.name.localeCompare(other.name));
}

function groupedBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
