/** Failures older than this are forgotten. */
export const FAILURES_COUNT_FOR_MS = 15 * 60_000;
/** From so many failures on, further attempts are refused unread. */
export const MAX_FAILURES = { device: 10, pair: 10, address: 100, account: 50 } as const;

/** Failures of the last 15 minutes: at this account from this device, from this network address, of all from here, at it from anywhere. */
export interface Failures {
  device: number;
  pair: number;
  address: number;
  account: number;
  /** The schools at which this account has signed in on this device before. */
  onDevice: readonly string[];
  /** The schools at which this account has signed in from this network address before. */
  here: readonly string[];
}

/**
 * Tells with which schools' passwords an attempt is compared: `all`, some by their ids, or none. Where others' failures stop an account, a
 * device on which it has signed in before goes on with a count of its own that nobody else can fill, and an address that it has signed in
 * from with that of the failures at it from there. Both go on at those schools alone: who knows a password of one school gets no more tries
 * at another's.
 */
export function mayTry({ device, pair, address, account, onDevice, here }: Failures): 'all' | readonly string[] {
  const isPairFree = pair < MAX_FAILURES.pair;
  if (isPairFree && address < MAX_FAILURES.address && account < MAX_FAILURES.account) return 'all';
  return [...new Set([...(device < MAX_FAILURES.device ? onDevice : []), ...(isPairFree ? here : [])])];
}
