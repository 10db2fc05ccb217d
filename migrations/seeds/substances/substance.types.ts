import type { SubstanceState } from '@app/shared';

/**
 * An entry of Annex VI, Table 3 of Regulation (EC) No 1272/2008 (CLP), as it stands there.
 * `classes`: each hazard class and category with its statement, e.g. 'Skin Corr. 1A H314'; an asterisk (minimum classification) is left out.
 */
export interface HarmonisedEntry {
  index: string;
  classes: readonly string[];
  /** Specific concentration limits in percent by mass: ['Skin Irrit. 2 H315', 5, 15] from 5 % to below 15 %; null: upwards. */
  limits?: readonly (readonly [string, number, number | null])[];
  /** M-factors of the aquatic classes. */
  m?: { acute: number; chronic: number };
  /** Acute toxicity estimates that the entry gives: mg/kg by mouth, mg/dm3 of vapour or of dust and mist. */
  ate?: { oral?: number; vapour?: number; dust?: number };
  /** An asterisk among the limits: acute toxicity below the generic limits is of special concern, so nothing is said there. */
  concern?: true;
  /** What percent is of, where that is not the form on the shelf: 'NaClO' is counted as active chlorine. */
  percentOf?: string;
  /** It does not dissolve in water, or only with something else: the bands are of itself alone. */
  insoluble?: true;
  /** What another source adds of it, with that source. */
  also?: string;
  /** Percent from which solutions are not said, since only a test tells of fire there; the substance itself is. */
  solutionsUpTo?: number;
  /** The least density, g/cm3, of its solutions in water, where they are lighter than water; else 1 is taken, which is never too strong. */
  leastDensity?: number;
}

/** A chemical as it stands on a school's shelf. */
export interface SeedSubstance {
  /** Never changes: the id is made of it. */
  key: string;
  name: string;
  aliases?: readonly string[];
  /** Of the form on the shelf, with its water. */
  formula?: string;
  /** g/mol, written beside the formula so that a slip in either is found. */
  molarMass?: number;
  state: SubstanceState;
  /** The usual strength of what is bought, mol/dm3, where it is bought to be diluted. */
  stock?: { strength: number; source: string };
  hazards?: HarmonisedEntry;
  /** Why nothing is classified, where that is said of it: not every substance without an entry is harmless, so silence says nothing. */
  unclassified?: string;
}
