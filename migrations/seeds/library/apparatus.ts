import { biologyKit } from './apparatus/biology-kit.js';
import { departmentKit } from './apparatus/department-kit.js';
import { glassware } from './apparatus/glassware.js';
import { heatingAndSupport } from './apparatus/heating-and-support.js';
import { physicsKit } from './apparatus/physics-kit.js';
import type { SeedApparatus } from './apparatus/apparatus.types.js';

export type { SeedApparatus } from './apparatus/apparatus.types.js';

const all = [...glassware, ...heatingAndSupport, ...biologyKit, ...physicsKit, ...departmentKit];

/** Every key that a kit list may name; a misspelt one does not compile. */
export type ApparatusKey = (typeof all)[number]['key'];

/**
 * What the demo school owns: each apparatus of the starter library once, in numbers that a school of 1,200 pupils might have
 * (15 or 16 to a class set in pairs, some things scarce). The numbers, places and turnarounds are made up.
 */
export const apparatus: readonly (SeedApparatus & { key: ApparatusKey })[] = all;
