import { apparatus, type ApparatusKey } from './apparatus.js';
import type { SeedEffort, SeedHazard, SeedLine, SeedQuantity } from './practical.types.js';

const names = new Map<string, string>(apparatus.map((thing) => [thing.key, thing.name]));

const thing = (key: ApparatusKey, quantity: SeedQuantity): SeedLine => ({
  kind: 'apparatus',
  apparatus: key,
  name: names.get(key) ?? key,
  ...quantity,
});

/** Apparatus for each set, one unless another number is given; `spare` is for the whole class. */
export const each = (key: ApparatusKey, perSet = 1, spare?: number): SeedLine =>
  thing(key, spare === undefined ? { perSet } : { perSet, spare });

/** Apparatus that the whole class shares. */
export const shared = (key: ApparatusKey, perClass = 1): SeedLine => thing(key, { perClass });

/** Apparatus for each pupil. */
export const forEachPupil = (key: ApparatusKey, perPupil = 1): SeedLine => thing(key, { perPupil });

/** Something used up, counted unless a unit is given. */
export const consumable = (name: string, quantity: SeedQuantity & Pick<SeedLine, 'unit' | 'roundTo' | 'overage'>): SeedLine => ({
  kind: 'consumable',
  name,
  unit: null,
  ...quantity,
});

/** A chemical; the unit is cm3 unless another is given, the strength mol/dm3 or words. */
export const chemical = (name: string, details: Omit<SeedLine, 'kind' | 'apparatus' | 'name'>): SeedLine => ({
  kind: 'chemical',
  name,
  unit: 'cm3',
  concentration: null,
  ...details,
});

/** What every hazard note points to: the library records what to look out for, never that something may be done. */
export const GUIDANCE = 'Check your employer’s guidance';

/** Hazard notes, each with the pointer to the employer's guidance. */
export const hazards = (...texts: string[]): SeedHazard[] => texts.map((text) => ({ text, guidance: GUIDANCE }));

/** Minutes to prepare and to clear, each as a fixed part and a part per set. */
export const minutes = (prepareFixed: number, preparePerSet: number, clearFixed: number, clearPerSet: number): SeedEffort => ({
  prepareFixed,
  preparePerSet,
  clearFixed,
  clearPerSet,
});
