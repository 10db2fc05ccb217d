import type { SeedSubstance } from './substance.types.js';

export { bandsOf } from './bands-of.js';
export type { HarmonisedEntry, SeedSubstance } from './substance.types.js';

/** Chemicals of schools in the forms that stand on their shelves. */
export const substances: readonly SeedSubstance[] = [
  { key: 'sucrose', name: 'Sucrose', aliases: ['Cane sugar'], formula: 'C12H22O11', molarMass: 342.3, state: 'solid' },
  {
    key: 'sodium-hydroxide',
    name: 'Sodium hydroxide',
    formula: 'NaOH',
    molarMass: 40,
    state: 'solid',
    hazards: {
      index: '011-002-00-6',
      classes: ['Skin Corr. 1A H314'],
      limits: [
        ['Skin Corr. 1A H314', 5, null],
        ['Skin Corr. 1B H314', 2, 5],
        ['Skin Irrit. 2 H315', 0.5, 2],
        ['Eye Irrit. 2 H319', 0.5, 2],
      ],
    },
  },
  {
    key: 'hydrochloric-acid',
    name: 'Hydrochloric acid',
    formula: 'HCl',
    molarMass: 36.46,
    state: 'solution',
    stock: { strength: 11.6, source: '36 % by mass: laboratorynotes.com/molarity-of-commercially-supplied-concentrated-acids-and-bases' },
    hazards: {
      index: '017-002-01-X',
      classes: ['Skin Corr. 1B H314', 'STOT SE 3 H335'],
      limits: [
        ['Skin Corr. 1B H314', 25, null],
        ['Skin Irrit. 2 H315', 10, 25],
        ['Eye Irrit. 2 H319', 10, 25],
        ['STOT SE 3 H335', 10, null],
      ],
    },
  },
];
