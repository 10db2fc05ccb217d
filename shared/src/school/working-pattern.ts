import type { FieldError } from '../errors/codes.js';
import { labelKey } from '../reading/read-label.js';
import type { WorkingBreak, WorkingPatternBody, WorkingWindow } from './school.contract.js';

const INVALID = 'workingPattern';

/**
 * What is wrong in a working pattern beyond the form of its fields, each fault on its field (`windows.0.end`, under `path`): a window
 * or break that ends before it starts, two windows of one day that overlap, a break outside the working time. A window of one cycle
 * week overlaps those of the same week and those of every week. A break of every day must lie in a window of some day.
 */
export function workingPatternFaults({ windows, breaks }: WorkingPatternBody, path = 'workingPattern'): FieldError[] {
  const fault = (field: string, message: string): FieldError => ({ field: `${path}.${field}`, code: INVALID, message });
  const endsFirst = ({ start, end }: WorkingWindow | WorkingBreak) => start >= end;
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
  ];
}

function sameDay(a: WorkingWindow, b: WorkingWindow): boolean {
  return a.weekday === b.weekday && (!a.week || !b.week || labelKey(a.week) === labelKey(b.week));
}

function overlap(a: WorkingWindow, b: WorkingWindow): boolean {
  return a.start < b.end && b.start < a.end;
}
