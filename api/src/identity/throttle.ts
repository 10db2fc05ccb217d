/** Failures older than this are forgotten. */
export const FAILURES_COUNT_FOR_MS = 15 * 60_000;
/** From so many failures on, further attempts are refused unread. */
export const MAX_FAILURES = { pair: 10, address: 100, email: 50 } as const;

/** Failures of the last 15 minutes: of this e-mail address from this network address, of all from here, of this e-mail from anywhere. */
export interface Failures {
  pair: number;
  address: number;
  email: number;
  /** Whether this account has signed in from this network address before. */
  knownHere: boolean;
}

/**
 * Whether an attempt may be looked at. Only the pair's own failures can shut out somebody who has signed in from here before, so
 * that a stranger's guesses, from here or from anywhere, never do.
 */
export function mayTry({ pair, address, email, knownHere }: Failures): boolean {
  if (pair >= MAX_FAILURES.pair) return false;
  return knownHere || (address < MAX_FAILURES.address && email < MAX_FAILURES.email);
}
