import type { FieldError } from '../errors/codes.js';
import { labelKey } from '../reading/read-label.js';
import type { IsoDate } from '../time/iso-date.js';
import { PATTERN_LIMITS } from './limits.js';
import type {
  ContractBody,
  ExtraHours,
  FormerPattern,
  WorkingBreak,
  WorkingPatternBody,
  WorkingPatternView,
  WorkingWindow,
} from './working-hours.contract.js';

const INVALID = 'workingPattern';

/**
 * What is wrong in a working pattern beyond the form of its fields, each fault on its field (`windows.0.end`, under `path`): a window
 * or break that ends before it starts, two windows of one day that overlap, a break outside the working time. A window of one cycle
 * week overlaps those of the same week and those of every week. A break of every day must lie in a window of some day. Hours besides end
 * after they start, and two of one date do not overlap.
 */
export function workingPatternFaults({ windows, breaks, extra = [] }: WorkingPatternBody, path = 'workingPattern'): FieldError[] {
  const fault = (field: string, message: string): FieldError => ({ field: `${path}.${field}`, code: INVALID, message });
  const endsFirst = ({ start, end }: WorkingWindow | WorkingBreak | ExtraHours) => start >= end;
  return [
    ...windows.flatMap((window, index) => {
      if (endsFirst(window)) return [fault(`windows.${index}.end`, `Working time must end after it starts at ${window.start}`)];
      const other = windows.slice(0, index).find((earlier) => sameDay(earlier, window) && overlap(earlier, window));
      return other ? [fault(`windows.${index}.start`, `This time overlaps ${other.start} to ${other.end} on the same day`)] : [];
    }),
    ...breaks.flatMap((pause, index) => {
      if (endsFirst(pause)) return [fault(`breaks.${index}.end`, `A break must end after it starts at ${pause.start}`)];
      const inside = windows.some(
        (window) => (pause.weekday ?? window.weekday) === window.weekday && window.start <= pause.start && pause.end <= window.end,
      );
      return inside ? [] : [fault(`breaks.${index}.start`, `The break ${pause.start} to ${pause.end} is outside the working time`)];
    }),
    ...extra.flatMap((hours, index) => {
      if (endsFirst(hours)) return [fault(`extra.${index}.end`, `Hours must end after they start at ${hours.start}`)];
      const other = extra.slice(0, index).find((earlier) => earlier.date === hours.date && overlap(earlier, hours));
      return other ? [fault(`extra.${index}.start`, `This time overlaps ${other.start} to ${other.end} on the same date`)] : [];
    }),
  ];
}

function sameDay(a: WorkingWindow, b: WorkingWindow): boolean {
  return a.weekday === b.weekday && (!a.week || !b.week || labelKey(a.week) === labelKey(b.week));
}

function overlap(a: WorkingWindow | ExtraHours, b: WorkingWindow | ExtraHours): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What is wrong in a contract beyond the form of its fields: one function twice, or parts that come to more than the whole. */
export function contractFaults({ shares = [] }: ContractBody): FieldError[] {
  const twice = shares.flatMap(({ function: one }, index) =>
    shares.findIndex((other) => other.function === one) < index
      ? [{ field: `contract.shares.${index}.function`, code: 'contract', message: 'This work is named twice' }]
      : [],
  );
  const all = shares.reduce((sum, { percent }) => sum + percent, 0);
  return all > WHOLE
    ? [...twice, { field: 'contract.shares', code: 'contract', message: `The parts come to ${all} %, more than the whole` }]
    : twice;
}

const WHOLE = 100;

/**
 * The hours that somebody has once they are others from a date on: what held before that date goes on holding for the days before it, so
 * that what was stays as it was. The first hours count for all days, or from when on `beganOn` says.
 */
export function followedBy(before: WorkingPatternView | null, now: WorkingPatternBody, from: IsoDate): WorkingPatternView {
  const { windows, breaks, extra = [] } = now;
  const next = { windows, breaks, ...(extra.length > 0 && { extra }) };
  if (before === null) return next;
  const held = [...(before.former ?? []), { until: null, windows: before.windows, breaks: before.breaks }];
  const former: FormerPattern[] = held.flatMap(({ until, windows: hadWindows, breaks: hadBreaks }, at) => {
    const since = at === 0 ? null : (held[at - 1]?.until ?? null);
    const goesOn = since === null || since < from;
    return goesOn ? [{ until: until === null || until > from ? from : until, windows: hadWindows, breaks: hadBreaks }] : [];
  });
  while (isSame(former.at(-1), next)) former.pop();
  // that somebody was not there yet stays said, also where the first hours are put right
  const isKnown = before.former !== undefined || former.some((one) => one.windows.length > 0);
  const known = isKnown ? former.slice(-PATTERN_LIMITS.former) : [];
  return { ...next, ...(known.length > 0 && { former: known }) };
}

const NO_HOURS: Hours = { windows: [], breaks: [] };

/** The first hours of somebody who begins on a date: none before it. Without a date they count for all days. */
export function beganOn(hours: WorkingPatternView, date: IsoDate | null): WorkingPatternView {
  return date === null || hours.windows.length === 0 ? hours : { ...hours, former: [{ until: date, ...NO_HOURS }] };
}

/** Whether nobody has said any hours of somebody yet. */
export function isWithoutHours(hours: WorkingPatternView | null): boolean {
  return hours === null || (hours.windows.length === 0 && (hours.former ?? []).length === 0);
}

/** The hours of somebody who does technicians' work no longer from a date on: the days before stay as they were. */
export function endedOn(before: WorkingPatternView, date: IsoDate): WorkingPatternView {
  const extra = (before.extra ?? []).filter((one) => one.date < date);
  return followedBy(before, { ...NO_HOURS, extra }, date);
}

/** The hours of somebody who comes back on a date: those that ended last hold again; in between nothing was worked. */
export function resumedOn(before: WorkingPatternView, date: IsoDate): WorkingPatternView {
  const last = before.former?.at(-1);
  if (!last || before.windows.length > 0) return before;
  const { windows, breaks } = last;
  return followedBy(before, { windows, breaks, ...(before.extra && { extra: before.extra }) }, date);
}

type Hours = Pick<WorkingPatternBody, 'windows' | 'breaks'>;

function isSame(one: Hours | undefined, other: Hours): boolean {
  const said = ({ windows, breaks }: Hours) =>
    JSON.stringify([
      windows.map(({ weekday, start, end, week }) => [weekday, start, end, week ?? null]),
      breaks.map(({ weekday, start, end }) => [weekday ?? null, start, end]),
    ]);
  return one !== undefined && said(one) === said(other);
}
