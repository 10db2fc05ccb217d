import type { SeedSubstance } from './substance.types.js';

/** Mixtures, reagents and enzymes, which have no formula. Hazards are facts of the regulation's entry, by its index number. */
export const mixtures: readonly SeedSubstance[] = [
  {
    key: 'water',
    name: 'Water',
    aliases: ['Distilled water', 'Deionised water', 'Purified water', 'Tap water', 'Ice'],
    state: 'liquid',
    unclassified: 'water meets none of the classes of Regulation (EC) No 1272/2008 (CLP), Annex I',
  },
  {
    key: 'benedicts',
    name: 'Benedict’s solution',
    aliases: ["Benedict's solution", "Benedict's reagent", 'Benedict’s reagent', 'Benedicts'],
    state: 'solution',
  },
  { key: 'biuret', name: 'Biuret reagent', aliases: ['Biuret solution', 'Biuret'], state: 'solution' },
  { key: 'starch', name: 'Starch', aliases: ['Soluble starch', 'Starch indicator'], state: 'solid' },
  { key: 'universal-indicator', name: 'Universal indicator', state: 'solution' },
  { key: 'limewater', name: 'Limewater', aliases: ['Lime water'], state: 'solution' },
  { key: 'bench-disinfectant', name: 'Bench disinfectant', aliases: ['Disinfectant'], state: 'solution' },
  { key: 'buffer', name: 'Buffer', aliases: ['Buffer solutions', 'Buffer solution'], state: 'solution' },
  { key: 'cresol-red', name: 'Cresol red', state: 'solution' },
  { key: 'litmus', name: 'Litmus', state: 'solution' },
  { key: 'hydrogencarbonate-indicator', name: 'Hydrogencarbonate indicator', aliases: ['Bicarbonate indicator'], state: 'solution' },
  { key: 'agar', name: 'Agar', aliases: ['Nutrient agar'], state: 'solid' },
  { key: 'lipase', name: 'Lipase', state: 'solid' },
  { key: 'catalase', name: 'Catalase', state: 'solid' },
  { key: 'yeast', name: 'Yeast', aliases: ['Yeast suspension'], state: 'solid' },
  { key: 'food-colouring', name: 'Food colouring', aliases: ['Food colourings'], state: 'solution' },
  {
    key: 'amylase',
    name: 'Amylase',
    aliases: ['Alpha amylase', 'Amylase powder'],
    state: 'solid',
    hazards: { index: '647-015-00-4', classes: ['Resp. Sens. 1 H334'] },
  },
  {
    key: 'pepsin',
    name: 'Pepsin',
    aliases: ['Pepsin A'],
    state: 'solid',
    hazards: { index: '647-008-00-6', classes: ['STOT SE 3 H335', 'Skin Irrit. 2 H315', 'Eye Irrit. 2 H319', 'Resp. Sens. 1 H334'] },
  },
  {
    key: 'trypsin',
    name: 'Trypsin',
    state: 'solid',
    hazards: { index: '647-010-00-7', classes: ['STOT SE 3 H335', 'Skin Irrit. 2 H315', 'Eye Irrit. 2 H319', 'Resp. Sens. 1 H334'] },
  },
  { key: 'cellulase', name: 'Cellulase', state: 'solid', hazards: { index: '647-002-00-3', classes: ['Resp. Sens. 1 H334'] } },
];
