import { acids } from './acids.js';
import { alkalis } from './alkalis.js';
import { copper } from './copper.js';
import { elements } from './elements.js';
import { mixtures } from './mixtures.js';
import { organic } from './organic.js';
import { otherSalts } from './other-salts.js';
import { sodiumAndPotassium } from './sodium-and-potassium.js';
import { solvents } from './solvents.js';
import type { SeedSubstance } from './substance.types.js';
import { transitionMetals } from './transition-metals.js';

export { bandsOf } from './bands-of.js';
export type { HarmonisedEntry, SeedSubstance } from './substance.types.js';

/** Chemicals of schools in the forms that stand on their shelves. */
export const substances: readonly SeedSubstance[] = [
  ...acids,
  ...alkalis,
  ...sodiumAndPotassium,
  ...copper,
  ...transitionMetals,
  ...otherSalts,
  ...elements,
  ...organic,
  ...solvents,
  ...mixtures,
];
