/** Bounds what is said of a substance: lengths in characters, how many, g/mol, mol/dm3 or percent. */
export const SUBSTANCE_LIMITS = {
  name: 120,
  aliases: 40,
  formula: 120,
  molarMass: 5_000,
  bands: 20,
  strength: 100,
  classification: 200,
  pictograms: 9,
  statements: 20,
  source: 400,
} as const;

/** What a substance is on the shelf: weighed out, poured as it is, or bought as a solution that is diluted. */
export const SUBSTANCE_STATES = ['solid', 'liquid', 'solution', 'gas'] as const;
export type SubstanceState = (typeof SUBSTANCE_STATES)[number];

/** In what the strengths of bands are: of solutions in water, or percent by mass (100: the substance itself). */
export const BAND_UNITS = ['mol/dm3', '%'] as const;
export type BandUnit = (typeof BAND_UNITS)[number];

export const SIGNAL_WORDS = ['Danger', 'Warning'] as const;
export type SignalWord = (typeof SIGNAL_WORDS)[number];

/** What is said below the lowest band of a unit: that nothing is classified there, or that it is not known. */
export const BELOW_BANDS = ['not-classified', 'not-known'] as const;
export type BelowBands = (typeof BELOW_BANDS)[number];

/** Why no sum can be given for making a solution up. */
export const NO_MAKE_UP = [
  'no-strength',
  'in-words',
  'as-it-comes',
  'unknown-substance',
  'no-molar-mass',
  'no-stock',
  'stock-too-weak',
  'more-than-water',
] as const;
export type NoMakeUp = (typeof NO_MAKE_UP)[number];
