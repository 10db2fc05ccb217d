import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Kept, type Weight } from './kept.js';

interface Thing {
  name: string;
  own: number;
  /** The number of what it shares with others; null: nothing. */
  part: number | null;
}

const PARTS = Array.from({ length: 3 }, (_, bytes) => ({ of: {}, bytes: 1000 * (bytes + 1) }));
const PLACE = 200;
const weigh = ({ own, part }: Thing): Weight => ({ own, shared: part === null ? null : PARTS[part]! });
/** What some things take up, each part once. */
const weightOf = (things: readonly Thing[]) =>
  things.reduce((sum, { own }) => sum + own + PLACE, 0) +
  [...new Set(things.flatMap(({ part }) => (part === null ? [] : [part])))].reduce((sum, part) => sum + PARTS[part]!.bytes, 0);

describe('what is kept', () => {
  it('is what was used last, and never more than so many bytes but for the last alone', () => {
    const key = fc.integer({ min: 0, max: 9 }).map(String);
    const thing = fc.record({ name: key, own: fc.integer({ min: 0, max: 3000 }), part: fc.option(fc.integer({ min: 0, max: 2 })) });
    const step = fc.oneof(
      thing.map((put) => ({ put })),
      key.map((read) => ({ read })),
      key.map((gone) => ({ gone })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 500, max: 12_000 }), (steps, most) => {
        const kept = new Kept<Thing>(most, weigh);
        let model: Thing[] = []; // the one used last stands last
        const without = (name: string) => model.filter((one) => one.name !== name);
        for (const one of steps) {
          if ('put' in one) {
            kept.set(one.put.name, one.put);
            model = [...without(one.put.name), one.put];
            while (weightOf(model) > most && model.length > 1) model = model.slice(1);
          } else if ('read' in one) {
            const found = model.find(({ name }) => name === one.read);
            expect(kept.get(one.read)).toBe(found);
            if (found) model = [...without(one.read), found];
          } else {
            kept.drop(one.gone);
            model = without(one.gone);
          }
          expect([kept.bytes, kept.size]).toEqual([weightOf(model), model.length]);
        }
      }),
    );
  });
});
