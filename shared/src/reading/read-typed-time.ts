import type { WallTime } from '../time/wall-time.js';
import { readTime } from './read-time.js';

/**
 * Reads a time of day that a person typed as 'HH:MM': '9:50', '0950', '9.50', '9 50', '9', '14h15', '2:15 pm'. A bare hour is the
 * full hour on the 24-hour clock. Undefined when it is none.
 */
export function readTypedTime(written: string): WallTime | undefined {
  const text = written.trim().replace(/^(\d{1,2})(?:\s+(?:[,;-]\s*)?|[,;-]\s*)(\d{2})$/, '$1:$2');
  return readTime(/^\d{1,2}$/.test(text) ? `${text}:00` : text);
}
