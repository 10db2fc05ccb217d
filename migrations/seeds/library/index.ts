import { artAndComputing, designAndFood } from './departments.js';
import { moreBiology } from './more-biology.js';
import { moreChemistry } from './more-chemistry.js';
import { morePhysics } from './more-physics.js';
import type { SeedPractical } from './practical.types.js';
import { requiredBiologyPaper1 } from './required-biology-paper1.js';
import { requiredBiologyPaper2 } from './required-biology-paper2.js';
import { requiredChemistryPaper1 } from './required-chemistry-paper1.js';
import { requiredChemistryPaper2 } from './required-chemistry-paper2.js';
import { requiredPhysicsPaper1 } from './required-physics-paper1.js';
import { requiredPhysicsPaper2 } from './required-physics-paper2.js';

export { apparatus } from './apparatus.js';
export type { ApparatusKey, SeedApparatus } from './apparatus.js';
export { NAMED_FOR_NEEDS, needsOf, type SeedFacility } from './needs.js';
export type { SeedEffort, SeedHazard, SeedLine, SeedPractical, SeedQuantity, SeedSubject } from './practical.types.js';

/** The 29 practicals that GCSE science requires, in the order of the specifications. */
export const requiredPracticals: readonly SeedPractical[] = [
  ...requiredBiologyPaper1,
  ...requiredBiologyPaper2,
  ...requiredChemistryPaper1,
  ...requiredChemistryPaper2,
  ...requiredPhysicsPaper1,
  ...requiredPhysicsPaper2,
];

/** The starter library: the required practicals, more for science from year 7 to 13, and some for D&T, food, art and computing. */
export const practicals: readonly SeedPractical[] = [
  ...requiredPracticals,
  ...moreBiology,
  ...moreChemistry,
  ...morePhysics,
  ...designAndFood,
  ...artAndComputing,
];
