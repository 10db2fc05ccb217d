/** Bounds what is said of stock: lengths in characters, amounts in its unit, a price in pounds. */
export const STOCK_LIMITS = {
  name: 120,
  unit: 20,
  concentrationText: 60,
  location: 120,
  supplier: 120,
  reason: 200,
  amount: 10_000_000,
  price: 1_000_000,
} as const;

/** Bounds what a school says of how stock is kept: how many groups, lengths in characters, months that something may stand open. */
export const STORAGE_LIMITS = { groups: 40, id: 36, name: 60, colour: 30, months: 240 } as const;

/** What is used up: chemicals, which are measured in g or cm3, and consumables, which are counted. */
export const STOCK_KINDS = ['chemical', 'consumable'] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** In what chemicals are measured. */
export const CHEMICAL_UNITS = ['g', 'cm3'] as const;

/** Why an amount became another. */
export const MOVEMENT_WHYS = ['added', 'adjusted', 'changed', 'drawn', 'given-back', 'imported', 'undone'] as const;
export type MovementWhy = (typeof MOVEMENT_WHYS)[number];

/** Why something stands on the shopping list. */
export const SHOPPING_WHYS = ['needed', 'low', 'expired'] as const;
export type ShoppingWhy = (typeof SHOPPING_WHYS)[number];
