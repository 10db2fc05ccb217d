/** Bounds an apparatus of the school: lengths in characters, pieces, minutes. */
export const APPARATUS_LIMITS = {
  name: 120,
  aliases: 30,
  category: 80,
  location: 120,
  pieces: 100_000,
  turnaroundMinutes: 20_160,
} as const;
