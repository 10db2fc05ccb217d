import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Buckets } from './buckets.js';

describe('what may be done so often', () => {
  it('is refused after so much at once, and let by again bit by bit', () => {
    let now = 0;
    const buckets = new Buckets(() => now);
    const take = () => buckets.take([['sam', { burst: 3, aMinute: 6 }]]);
    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 10_000]);
    now = 9_999;
    expect(take()).toBe(1);
    now = 10_000;
    expect([take(), take()]).toEqual([0, 10_000]);
    now = 3_600_000;
    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 10_000]);
  });

  it('takes from none where one is empty: whoever is refused uses nothing up for others', () => {
    const buckets = new Buckets(() => 0);
    const school = ['school', { burst: 3, aMinute: 1 }] as const;
    const take = (person: string) => buckets.take([[person, { burst: 1, aMinute: 1 }], school]);
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 60_000, 60_000, 60_000]);
    expect([take('b'), take('c'), take('d')]).toEqual([0, 0, 60_000]);
  });

  it('is never more than the burst and what came back since, whenever it is asked for', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat({ max: 30_000 })), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 60 }), (asked, burst, aMinute) => {
        let now = 0;
        const buckets = new Buckets(() => now);
        const done: Record<string, number[]> = { a: [], b: [] };
        for (const [who, later] of asked) {
          now += later;
          if (buckets.take([[who, { burst, aMinute }]]) === 0) done[who]?.push(now);
        }
        for (const times of Object.values(done))
          for (const [first, from] of times.entries())
            for (const [last, to] of times.entries())
              if (last >= first) expect(last - first + 1).toBeLessThanOrEqual(burst + ((to - from) * aMinute) / 60_000 + 1e-6);
      }),
    );
  });
});
