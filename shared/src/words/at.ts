import { parseInstantMs } from '../time/instant.js';

/** An instant as rules hold it, in epoch milliseconds, or as it travels, ISO-8601 with Z or an offset. */
export type At = number | string;

/** Reads epoch milliseconds of an instant in either form. Throws RangeError when it is none. */
export function msOf(at: At): number {
  return typeof at === 'number' ? at : parseInstantMs(at);
}
