import { type CalendarBody, Closure, type FieldError, labelPlace, Period, periodsAtOnce, plainWords, scheduleKey, Term } from '@app/shared';
import { fieldError, told, type Told } from '../core/problems/index.js';
import { words } from '../core/words.js';

/** A calendar is worked out day by day and kept in memory: five years are more than any school plans. */
const MAX_YEARS = 5;

function fault(field: string, message: Told | string): FieldError {
  return fieldError(field, 'invalid', message);
}

/**
 * What makes no sense in a calendar whose fields are each of their type: every fault with the field that it is in. A body without
 * faults can be worked out.
 */
export function calendarFaults(body: CalendarBody): FieldError[] {
  const misshapen = shapeFaults(body);
  if (misshapen.length > 0) return misshapen;
  return [...termFaults(body), ...closureFaults(body), ...periodFaults(body), ...overlapFaults(body), ...cycleFaults(body)];
}

/** An empty list in place of an object has no wrong field, so that the check of fields passes it. */
function shapeFaults({ terms, closures, periods }: CalendarBody): FieldError[] {
  const all: [string, unknown, new () => object][] = [
    ...terms.map((term, at): [string, unknown, new () => object] => [`terms.${at}`, term, Term]),
    ...closures.map((closure, at): [string, unknown, new () => object] => [`closures.${at}`, closure, Closure]),
    ...periods.map((period, at): [string, unknown, new () => object] => [`periods.${at}`, period, Period]),
  ];
  return all.filter(([, value, kind]) => !(value instanceof kind)).map(([field]) => fault(field, told`${{ field }} must be an object`));
}

function termFaults({ terms }: CalendarBody): FieldError[] {
  const faults: FieldError[] = [];
  for (const [at, term] of terms.entries()) {
    if (term.to < term.from) {
      faults.push(
        fault(`terms.${at}.to`, told`Term '${{ name: term.name }}' ends (${{ to: term.to }}) before it starts (${{ from: term.from }})`),
      );
      continue;
    }
    const other = terms.slice(0, at).find((earlier) => earlier.from <= term.to && term.from <= earlier.to);
    if (other) faults.push(fault(`terms.${at}.from`, told`Term '${{ name: term.name }}' overlaps term '${{ other: other.name }}'`));
  }
  const first = terms.map(({ from }) => from).sort()[0] ?? '';
  const last =
    terms
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '';
  if (faults.length === 0 && last >= Temporal.PlainDate.from(first).add({ years: MAX_YEARS }).toString())
    faults.push(
      fault(
        'terms',
        told`The terms run from ${{ from: first }} to ${{ to: last }}: a calendar holds at most ${{ years: MAX_YEARS }} years. Leave the oldest ones out`,
      ),
    );
  return faults;
}

function closureFaults({ closures }: CalendarBody): FieldError[] {
  return [...closures.entries()]
    .filter(([, { from, to }]) => to < from)
    .map(([at, { from, to, name }]) =>
      fault(`closures.${at}.to`, told`Closure '${{ name }}' ends (${{ to }}) before it starts (${{ from }})`),
    );
}

function periodFaults({ periods }: CalendarBody): FieldError[] {
  const faults: FieldError[] = [];
  for (const [at, { name, start, end, weekdays, schedule }] of periods.entries()) {
    if (end <= start) faults.push(fault(`periods.${at}.end`, told`Period '${{ name }}' ends (${{ end }}) before it starts (${{ start }})`));
    const sameDays = (other: Period) =>
      weekdays?.length ? other.weekdays?.some((weekday) => weekdays.includes(weekday)) : !other.weekdays?.length;
    const isSame = (other: Period) =>
      plainWords(other.name) === plainWords(name) && scheduleKey(other.schedule) === scheduleKey(schedule) && sameDays(other);
    if (periods.slice(0, at).some(isSame))
      faults.push(fault(`periods.${at}.name`, told`There are two periods '${{ name }}' on the same weekday`));
  }
  return faults;
}

/**
 * One set of bells rings one period at a time. Periods without a schedule may be at once: they are taken, and told of as perhaps a second
 * set of bells.
 */
function overlapFaults({ periods }: CalendarBody): FieldError[] {
  const faults = new Map<string, FieldError>();
  for (const { first, second, weekdays } of periodsAtOnce(periods)) {
    if (scheduleKey(second.schedule) === '') continue;
    const field = `periods.${periods.indexOf(second)}.start`;
    if (!faults.has(field)) faults.set(field, fault(field, overlapping(second, first, weekdays[0] ?? 1)));
  }
  return [...faults.values()];
}

function overlapping(period: Period, before: Period, weekday: number): Told {
  const day = words.dates.longWeekday(weekday);
  const { name, schedule = '' } = period;
  return told`Period '${{ name }}' overlaps period '${{ other: before.name }}' of ${{ schedule }} on ${{ day }}s`;
}

function cycleFaults({ cycle: { kind, labels, overrides } }: CalendarBody): FieldError[] {
  const faults: FieldError[] = [];
  if (kind === 'rotating' && labels.length === 0) faults.push(fault('cycle.labels', 'A rotating cycle needs a label for each of its days'));
  for (const [at, label] of labels.entries()) {
    if (kind === 'rotating' && label.trim() === '') faults.push(fault(`cycle.labels.${at}`, 'A day of a rotating cycle needs a label'));
    if (labelPlace(labels, label) < at) faults.push(fault(`cycle.labels.${at}`, told`There are two labels '${{ label }}'`));
  }
  for (const [at, { label }] of (overrides ?? []).entries())
    if (labelPlace(labels, label) < 0)
      faults.push(
        fault(
          `cycle.overrides.${at}.label`,
          labels.length === 0
            ? told`The cycle has no label '${{ label }}'; it has none`
            : told`The cycle has no label '${{ label }}'; it has ${{ labels }}`,
        ),
      );
  return faults;
}
