/** Bounds an apparatus of the school: lengths in characters, pieces, minutes. */
export const APPARATUS_LIMITS = {
  name: 120,
  aliases: 30,
  parts: 50,
  equivalents: 20,
  mayUse: 500,
  reason: 200,
  note: 1_000,
  cost: 1_000_000,
  bookDays: 400,
  category: 80,
  location: 120,
  pieces: 100_000,
  turnaroundMinutes: 20_160,
} as const;

/** How something went out of use with a class. What is lost or used up is gone as what is broken is, and may come back as that may. */
export const GONE_HOWS = ['broken', 'lost', 'used-up'] as const;
export type GoneHow = (typeof GONE_HOWS)[number];
