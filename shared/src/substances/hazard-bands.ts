import type { Strength } from './strength.js';
import type { BandUnit, BelowBands, SignalWord, SubstanceState } from './limits.js';
import { saidStrength, type SaidStrength } from './said-strength.js';

/** What a chemical is classified as from one strength (included) to another (excluded; null = upwards), with where that is written. */
export interface HazardBand {
  from: number;
  to: number | null;
  unit: BandUnit;
  /** Hazard classes, e.g. 'Skin Irrit. 2, Eye Irrit. 2'; '' where whoever wrote the band said none. */
  classification: string;
  signalWord: SignalWord | null;
  /** GHS01 to GHS09. */
  pictograms: string[];
  /** H-statements by their codes. */
  statements: string[];
  source: string;
}

export type HazardAnswer<Band = HazardBand> = { kind: 'band'; band: Band } | { kind: 'not-classified' | 'not-known'; band: null };

type SaysOfStrength = Pick<HazardBand, 'from' | 'to' | 'classification' | 'pictograms' | 'statements'>;

const UNKNOWN = { kind: 'not-known', band: null } as const;
const NOT_CLASSIFIED = { kind: 'not-classified', band: null } as const;

/**
 * The band in which a strength (in the bands' own unit) falls. Below the lowest band stands what `below` says; no bands, no strength, a gap
 * between bands or a place above the last one are 'not-known: look it up', because a stronger solution is never the safer one. Where bands
 * overlap, the one that starts higher is meant; a band without class, pictogram and statement says that nothing is classified there.
 */
export function hazardAt<Band extends SaysOfStrength>(
  bands: readonly Band[] | null | undefined,
  strength: number | null | undefined,
  below: BelowBands = 'not-classified',
): HazardAnswer<Band> {
  if (!bands?.length || strength == null || !(strength >= 0)) return UNKNOWN;
  const fromTheTop = [...bands].sort((one, other) => other.from - one.from);
  const started = fromTheTop.filter((band) => band.from <= strength);
  if (started.length === 0) return below === 'not-classified' ? NOT_CLASSIFIED : UNKNOWN;
  const inside = started.find((band) => band.to === null || strength < band.to);
  const band = inside ?? started.find((other) => other.to === strength);
  if (!band) return UNKNOWN;
  return band.statements.length + band.pictograms.length > 0 || band.classification !== '' ? { kind: 'band', band } : NOT_CLASSIFIED;
}

/** Finds two bands of one unit that overlap, by their places in the list, the earlier first; null where each strength is in one band at most. */
export function overlappingBands(bands: readonly Pick<HazardBand, 'from' | 'to' | 'unit'>[]): [number, number] | null {
  const below = (from: number, to: number | null): boolean => to === null || from < to;
  for (const [at, one] of bands.entries())
    for (const [before, other] of bands.slice(0, at).entries())
      if (one.unit === other.unit && below(one.from, other.to) && below(other.from, one.to)) return [before, at];
  return null;
}

/** What is known of a substance's hazards. */
export interface Hazards {
  formula: string | null;
  molarMass: number | null;
  state: SubstanceState | null;
  bands: readonly HazardBand[];
  belowBands: BelowBands;
}

/** How strong a line is in a unit that bands can have: grams in a dm3 as mol/dm3, and the substance itself as 100 %. */
function inBandUnit({ formula, molarMass, state }: Hazards, line: Strength & { unit: string | null }): SaidStrength | null {
  const said = saidStrength(line, formula);
  if (said?.unit === 'g/dm3') return molarMass ? { value: said.value / molarMass, unit: 'mol/dm3' } : null;
  if (said || line.concentrationText?.trim()) return said;
  const isItself = line.unit === 'g' ? state === 'solid' : state === 'liquid';
  return isItself ? { value: 100, unit: '%' } : null;
}

/** The hazard of a chemical at the strength of a line; 'not-known' of what is not on the list or has no strength. */
export function hazardOf(substance: Hazards | null, line: Strength & { unit: string | null }): HazardAnswer {
  const strength = substance && inBandUnit(substance, line);
  if (!strength) return UNKNOWN;
  const bands = substance.bands.filter(({ unit }) => unit === strength.unit);
  return hazardAt(bands, strength.value, substance.belowBands);
}
