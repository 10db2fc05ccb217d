/** Advice on technician hours per hour of science taught. None of it is law: there is no legal level. */
export const SERVICE_FACTOR_ADVICE: readonly { factor: number; source: string }[] = [
  { factor: 0.65, source: 'ASE suggests 0.65; SSERC calls 0.65 the least adequate' },
  { factor: 0.85, source: 'The Royal Society and ASE once recommended 0.85' },
];

/** A range of CLEAPSS points (both ends included; null = no upper end) and its service factor; `orMore`: above that factor. */
export interface PointBand {
  from: number;
  to: number | null;
  factor: number;
  orMore: boolean;
}

/** Source: the points scheme of CLEAPSS. */
export const POINT_BANDS: readonly PointBand[] = [
  { from: 10, to: 16, factor: 0.65, orMore: false },
  { from: 17, to: 23, factor: 0.7, orMore: false },
  { from: 24, to: 30, factor: 0.77, orMore: false },
  { from: 31, to: 37, factor: 0.8, orMore: false },
  { from: 38, to: 43, factor: 0.85, orMore: false },
  { from: 44, to: 49, factor: 0.9, orMore: false },
  { from: 50, to: null, factor: 0.9, orMore: true },
];

/** Technician hours per week for each hour of science taught per week, unrounded; null when nothing is taught. */
export function serviceFactor(technicianHours: number, taughtHours: number): number | null {
  return taughtHours > 0 ? technicianHours / taughtHours : null;
}

/** Technician hours per week that a service factor asks for, to a hundredth of an hour. */
export function hoursWanted(taughtHours: number, factor: number): number {
  return Math.round(Number((taughtHours * factor * 100).toPrecision(12))) / 100;
}

/** The band that whole CLEAPSS points fall in; null below 10, for which there is none. */
export function factorForPoints(points: number): PointBand | null {
  return POINT_BANDS.find((band) => points >= band.from && points < (band.to ?? Infinity) + 1) ?? null;
}

/** Hours per week of a cycle of several weeks: in a fortnight each week counts half. Null without a week. */
export function weeklyHours(hoursOfEachWeek: readonly number[]): number | null {
  if (hoursOfEachWeek.length === 0) return null;
  return hoursOfEachWeek.reduce((sum, hours) => sum + hours, 0) / hoursOfEachWeek.length;
}
