import fc from 'fast-check';
import { instant } from './clock.js';

describe('the text of an instant', () => {
  const MOST_MS = 8.64e15; // as far as instants reach to either side
  it.each([
    ['2026-09-07T07:30:00Z', 1_788_766_200_000],
    ['2026-09-07T07:30:00.1Z', 1_788_766_200_100],
    ['1969-12-31T23:59:59.999Z', -1],
  ])('is %s', (text, ms) => expect(instant(ms)).toBe(text));

  it('is as Temporal writes it', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: -MOST_MS, max: MOST_MS }),
          fc.integer({ min: -MOST_MS / 1000, max: MOST_MS / 1000 }).map((s) => s * 1000),
        ),
        (ms) => expect(instant(ms)).toBe(Temporal.Instant.fromEpochMilliseconds(ms).toString()),
      ),
    ));

  it('is refused where there is none', () => {
    expect(() => instant(Number.NaN)).toThrow(RangeError);
    expect(() => instant(MOST_MS + 1)).toThrow(RangeError);
  });
});
