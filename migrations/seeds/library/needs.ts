import type { SeedPractical } from './practical.types.js';

/** What a room may have, as the school's rooms say it. */
export type SeedFacility = 'gas' | 'water' | 'mains' | 'fume-cupboard' | 'blackout' | 'sinks' | 'food-safe';

/** Kit that works only where the room has something. */
const BY_KIT: Record<string, SeedFacility> = {
  'bunsen-burner': 'gas',
  'power-supply': 'mains',
  'water-bath': 'mains',
  kettle: 'mains',
  'laser-cutter': 'mains',
  'vacuum-former': 'mains',
  'soldering-iron': 'mains',
};

/** What the method needs besides: water to draw and to pour away, the dark for rays, and a room in which food may be made and eaten. */
const BY_METHOD: Record<string, readonly SeedFacility[]> = {
  'bread-making': ['water', 'mains', 'sinks', 'food-safe'],
  'vegetable-soup': ['water', 'mains', 'sinks', 'food-safe'],
  scones: ['water', 'mains', 'sinks', 'food-safe'],
  'lino-printing': ['sinks'],
  'clay-tiles': ['water', 'sinks'],
  'screen-printing': ['water', 'sinks'],
  'heart-dissection': ['sinks'],
  potometer: ['water', 'sinks'],
  catalase: ['sinks'],
  'red-cabbage-indicator': ['sinks'],
  'rock-salt': ['sinks'],
  'metals-and-acid': ['sinks'],
  'making-an-ester': ['fume-cupboard', 'sinks'],
  'iodine-clock': ['sinks'],
  'water-purity': ['water', 'sinks'],
  titration: ['water', 'sinks'],
  electrolysis: ['sinks'],
  'rates-disappearing-cross': ['fume-cupboard', 'sinks'],
  'van-de-graaff': ['mains'],
  'reflection-and-refraction': ['blackout'],
};

/** Lists what a room must have for a starter practical, by its kit and its method; a first guess, which the school puts right. */
export function needsOf({ key, lines }: SeedPractical): SeedFacility[] {
  const ofKit = lines.flatMap(({ apparatus }) => BY_KIT[apparatus ?? ''] ?? []);
  return [...new Set([...ofKit, ...(BY_METHOD[key] ?? [])])];
}

/** The practicals and the kit that are named here. */
export const NAMED_FOR_NEEDS = { kit: Object.keys(BY_KIT), practicals: Object.keys(BY_METHOD) };
