import type { IsoDate } from '../time/iso-date.js';
import type { WallTime } from '../time/wall-time.js';

/** A stretch of the school year, inclusive of both ends. */
export interface TermShape {
  name: string;
  from: IsoDate;
  to: IsoDate;
}

export type ClosureKind = 'holiday' | 'inset' | 'bank-holiday' | 'other';

/** Dates without lessons (a holiday, INSET, a bank holiday), inclusive of both ends. */
export interface ClosureShape {
  from: IsoDate;
  to: IsoDate;
  kind: ClosureKind;
  name: string;
}

/**
 * A slot of the school day on the clock on the wall. `weekdays` (1 = Monday … 7 = Sunday) are the days that have it; none named means
 * Monday to Friday. A period that names its weekdays stands in for one of the same name and schedule that names none. `schedule` names
 * the set of bells that the period belongs to, where a school has several (lower and upper school).
 */
export interface PeriodShape {
  name: string;
  start: WallTime;
  end: WallTime;
  weekdays?: readonly number[];
  schedule?: string;
}

/** From the week (or, in a rotating cycle, the first teaching day) of `week` on the cycle goes on from `label`. */
export interface CycleOverrideShape {
  week: IsoDate;
  label: string;
}

/** 'weeks' gives each teaching week a label in turn; 'rotating' gives each teaching day one. */
export interface CycleShape {
  kind: 'weeks' | 'rotating';
  labels: readonly string[];
  overrides?: readonly CycleOverrideShape[];
}

/** What a school says about its year. */
export interface CalendarShape {
  /** The weekday on which a teaching week begins: 1 = Monday, 6 = Saturday, 7 = Sunday. Absent: as the teaching days say. */
  firstWeekday?: number;
  terms: readonly TermShape[];
  closures: readonly ClosureShape[];
  periods: readonly PeriodShape[];
  cycle: CycleShape;
}
