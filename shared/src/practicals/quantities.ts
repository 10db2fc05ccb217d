/** How much of one thing a practical asks for. Quantities are in `unit`; without a unit they are counted things. */
export interface LineRule {
  kind: 'apparatus' | 'consumable' | 'chemical';
  perClass?: number;
  perSet?: number;
  perPupil?: number;
  spare?: number;
  unit?: string | null;
  /** Amounts are rounded up to a multiple of this. Default 1; solutions 50 cm3. */
  roundTo?: number | null;
  /** Fraction made beyond what is asked. Default 0.1 for solutions, otherwise 0. */
  overage?: number | null;
  /** Default: a chemical measured in cm3 is a solution. */
  solution?: boolean;
}

const SETS_PER_TRAY = 3;
const SOLUTION_OVERAGE = 0.1;
/** The 50 cm3 to which solutions are made up, in each unit they are measured in. */
const SOLUTION_STEP: ReadonlyMap<string, number> = new Map([
  ['cm3', 50],
  ['cm³', 50],
  ['ml', 50],
  ['dm3', 0.05],
  ['dm³', 0.05],
  ['l', 0.05],
]);

/** Drops the tail that binary fractions leave behind (50 * 1.1 = 55.00000000000001), keeping twelve significant digits. */
function withoutBinaryTail(value: number): number {
  return Number(value.toPrecision(12));
}

/** The smallest multiple of `step` (above 0) that is not below `value`, unharmed by binary fractions. */
export function roundUp(value: number, step = 1): number {
  return withoutBinaryTail(Math.ceil(withoutBinaryTail(value / step)) * step);
}

/**
 * Sets that a class needs: pupils / group size, rounded up. A demonstration has one set; no pupils need none.
 * @throws RangeError when a class with pupils has a group size below 1.
 */
export function setsFor(pupils: number, groupSize: number, demonstration = false): number {
  if (demonstration) return 1;
  if (pupils <= 0) return 0;
  if (!(groupSize >= 1)) throw new RangeError('A group has at least one pupil.');
  return Math.ceil(pupils / groupSize);
}

function isSolution(line: LineRule): boolean {
  return line.solution ?? (line.kind === 'chemical' && (line.unit === 'cm3' || line.unit === 'cm³'));
}

/**
 * What a line asks for a class, in the line's unit: perClass + perSet x sets + perPupil x pupils + spare.
 * Counted things (no unit) round up to whole numbers; measured ones get their overage and then round up to `roundTo`.
 */
export function neededFor(line: LineRule, ask: { sets: number; pupils: number }): number {
  const asked = (line.perClass ?? 0) + (line.perSet ?? 0) * ask.sets + (line.perPupil ?? 0) * ask.pupils + (line.spare ?? 0);
  if (!line.unit) return roundUp(asked);
  const solution = isSolution(line);
  const overage = line.overage ?? (solution ? SOLUTION_OVERAGE : 0);
  const usualStep = solution ? (SOLUTION_STEP.get(line.unit.toLowerCase()) ?? 1) : 1;
  const step = line.roundTo && line.roundTo > 0 ? line.roundTo : usualStep;
  return roundUp(asked * (1 + overage), step);
}

/** Trays that carry the sets; three sets to a tray unless the practical says otherwise. */
export function traysFor(sets: number, setsPerTray = SETS_PER_TRAY): number {
  return Math.ceil(sets / setsPerTray);
}
