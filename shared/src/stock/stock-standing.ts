/** Of stock, what says how it stands. Dates are ISO. */
export interface StockLevel {
  amount: number;
  reorderLevel: number | null;
  expires: string | null;
}

/** How stock stands: below the level at which it is ordered again, past its date, and none there. */
export interface StockStanding {
  low: boolean;
  expired: boolean;
  missing: boolean;
}

/** Tells how stock stands on a day: it may be used on the day that it expires, and is low below its level, not at it. */
export function stockStanding({ amount, reorderLevel, expires }: StockLevel, today: string): StockStanding {
  return {
    low: reorderLevel !== null && amount < reorderLevel,
    expired: expires !== null && expires < today,
    missing: amount <= 0,
  };
}

/** Adds amounts without the tail that binary fractions leave behind (0.1 + 0.2), to a millionth. */
export function plusAmount(one: number, other: number): number {
  return Math.round((one + other) * 1_000_000) / 1_000_000;
}
