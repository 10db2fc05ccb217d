/** Lists what a line of a kit list can ask for: apparatus comes back, a consumable and a chemical are used up. */
export const LINE_KINDS = ['apparatus', 'consumable', 'chemical'] as const;
export type LineKind = (typeof LINE_KINDS)[number];
