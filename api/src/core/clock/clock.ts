/**
 * The one place that knows what time it is. Injected everywhere; a demo or a test may fix it with `NOW`.
 * Times are epoch milliseconds.
 */
export class Clock {
  constructor(private fixedMs: number | null = null) {}

  /** Now, in epoch milliseconds. */
  nowMs(): number {
    return this.fixedMs ?? Temporal.Now.instant().epochMilliseconds;
  }

  /** Whether time stands still, as it does for a demo or a test that set `NOW`. */
  get fixed(): boolean {
    return this.fixedMs !== null;
  }

  /** Sets the time that a test sees. */
  set(instant: string): void {
    this.fixedMs = Temporal.Instant.from(instant).epochMilliseconds;
  }
}

const MAX_INSTANTS = 5000;
/** Lessons begin and end, and tasks are due, at the same few moments again and again. */
const instants = new Map<number, string>();

/**
 * Epoch milliseconds as ISO-8601 with Z, the only form of an instant that leaves the server: the text that Temporal writes, in half
 * its time, and an answer has hundreds.
 */
export function instant(ms: number): string {
  const known = instants.get(ms);
  if (known !== undefined) return known;
  const text = new Date(ms).toISOString();
  const short = text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text.replace(/0{1,2}Z$/, 'Z');
  if (instants.size >= MAX_INSTANTS) instants.clear();
  instants.set(ms, short);
  return short;
}

/** Epoch milliseconds of PostgreSQL's text form of a timestamptz, which the connection's UTC setting ends in `+00`. */
export function parseTimestamptz(text: string): number {
  return Date.parse(text);
}

/** The same as the Date that a library wants. */
export function dateOfMs(ms: number): Date {
  return new Date(ms);
}
