/** What a chemical is classified as from one concentration (included) to another (excluded; null = upwards). */
export interface HazardBand {
  from: number;
  to: number | null;
  classification: string;
  pictograms: string[];
  statements: string[];
}

export type HazardAnswer = { kind: 'band'; band: HazardBand } | { kind: 'not-classified' } | { kind: 'unknown' };

const UNKNOWN: HazardAnswer = { kind: 'unknown' };

/**
 * The band in which a concentration (in the bands' own unit) falls. 'not-classified' is said only below the lowest
 * band; no bands, no concentration, a gap between bands or a place above the last one are 'unknown: look it up',
 * because a stronger solution is never the safer one. Where bands overlap, the one that starts higher is meant.
 */
export function hazardAt(bands: readonly HazardBand[] | null | undefined, concentration: number | null | undefined): HazardAnswer {
  if (!bands?.length || concentration == null || !(concentration >= 0)) return UNKNOWN;
  const fromTheTop = [...bands].sort((one, other) => other.from - one.from);
  const started = fromTheTop.filter((band) => band.from <= concentration);
  if (started.length === 0) return { kind: 'not-classified' };
  const inside = started.find((band) => band.to === null || concentration < band.to);
  const atItsTop = started.find((band) => band.to === concentration);
  const band = inside ?? atItsTop;
  return band ? { kind: 'band', band } : UNKNOWN;
}
