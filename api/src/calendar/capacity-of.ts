import { belongsTo, capacityCurve, type CapacityCurve, type IsoDate, patternOn, type TeachingDay, workingSegments } from '@app/shared';
import type { Rules, Technician } from './rules.types.js';

const curves = new WeakMap<Rules, Map<string | null, CapacityCurve | null>>();

/** The technicians in active service of one department (those of no department serve all), or with `null` of the whole school; in order of name. */
export function teamOf(rules: Rules, departmentId: string | null): Technician[] {
  return departmentId === null
    ? rules.technicians
    : rules.technicians.filter(({ departmentIds }) => belongsTo(departmentIds, departmentId));
}

/**
 * The working time of a department's technicians (with `null` the whole school's) over all teaching days of the calendar, worked out
 * once for these rules. Null when load cannot be judged: there is no calendar, no technician, or none whose hours are known. That is
 * not the same as no capacity, which would call every request an overload.
 */
export function capacityOf(rules: Rules, departmentId: string | null): CapacityCurve | null {
  let known = curves.get(rules);
  if (!known) curves.set(rules, (known = new Map()));
  let curve = known.get(departmentId);
  if (curve === undefined) known.set(departmentId, (curve = curveOf(rules, departmentId)));
  return curve;
}

const shifts = new WeakMap<Rules, Map<string, CapacityCurve | null>>();

/** When a department's technicians work by their hours, whoever is away; null where that is not known. Worked out once for these rules. */
export function shiftsOf(rules: Rules, departmentId: string): CapacityCurve | null {
  let known = shifts.get(rules);
  if (!known) shifts.set(rules, (known = new Map()));
  let curve = known.get(departmentId);
  if (curve === undefined) {
    const { calendar } = rules;
    const team = teamOf(rules, departmentId).filter(({ pattern }) => pattern.windows.length > 0);
    curve =
      calendar && team.length > 0 ? capacityCurve(team.map(({ pattern }) => workingSegments(calendar, pattern, calendar.days, []))) : null;
    known.set(departmentId, curve);
  }
  return curve;
}

function curveOf(rules: Rules, departmentId: string | null): CapacityCurve | null {
  const { calendar } = rules;
  const team = teamOf(rules, departmentId).filter(({ pattern }) => pattern.windows.length > 0);
  if (!calendar || team.length === 0) return null;
  return capacityCurve(team.map(({ pattern, away }) => workingSegments(calendar, pattern, calendar.days, away)));
}

/** Whether all who serve a department and would work in [fromMs, toMs) are away then; no where nobody would, or that is not known. */
export function isTeamAway(rules: Rules, departmentId: string, fromMs: number, toMs: number): boolean {
  const usual = shiftsOf(rules, departmentId)?.minutes(fromMs, toMs) ?? 0;
  return usual > 0 && capacityOf(rules, departmentId)?.minutes(fromMs, toMs) === 0;
}

/**
 * Who works for some departments (null: for any) or did so on some days: those in active service, and of those who are no longer technicians
 * whoever had hours on one of the days; in order of name.
 */
export function workedFor(
  { technicians, formerTechnicians }: Rules,
  departmentIds: readonly string[] | null,
  dates: readonly IsoDate[],
): Technician[] {
  const serves = (one: Technician) => departmentIds === null || departmentIds.some((id) => belongsTo(one.departmentIds, id));
  const left = formerTechnicians.filter((one) => serves(one) && dates.some((date) => hadHours(one, date)));
  const here = technicians.filter(serves);
  return left.length === 0 ? here : [...here, ...left].sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

/** Whether somebody had hours that held on a date, on whichever weekdays. */
export function hadHours({ pattern }: Technician, date: IsoDate): boolean {
  return patternOn(pattern, date).windows.length > 0;
}

/**
 * The working time of a department's technicians (with null the whole school's) on some days as it was, whoever has left since; null where
 * nobody's hours are known. What is to come is judged by `capacityOf`.
 */
export function workedTimeOf(rules: Rules, departmentId: string | null, days: readonly TeachingDay[]): CapacityCurve | null {
  const { calendar } = rules;
  const dates = days.map(({ date }) => date);
  const team = workedFor(rules, departmentId === null ? null : [departmentId], dates).filter((one) =>
    dates.some((date) => hadHours(one, date)),
  );
  if (!calendar || team.length === 0) return null;
  return capacityCurve(team.map(({ pattern, away }) => workingSegments(calendar, pattern, days, away)));
}
