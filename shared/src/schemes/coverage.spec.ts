import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverageOf, stepsToCome, type StepRequest } from './coverage.js';

const steps = [
  { code: 'B1', practicalId: 'a' },
  { code: 'B2', practicalId: null },
  { code: 'B3', practicalId: 'b' },
  { code: 'B4', practicalId: 'a' },
];
const request = (practicalId: string, more: Partial<StepRequest> = {}): StepRequest => ({
  ...{ id: `r${practicalId}`, practicalId, date: '2026-11-17', status: 'accepted', outcome: null, isOver: false },
  ...more,
});
const states = (start: string | null, requests: StepRequest[]) => coverageOf(steps, start, requests).map(({ state }) => state);

describe('coverage of a scheme', () => {
  it.each<[string, string | null, StepRequest[], string[]]>([
    ['nothing asked', null, [], ['open', 'open', 'open', 'open']],
    ['one asked', null, [request('a')], ['asked', 'open', 'open', 'open']],
    ['the same practical twice is two steps', null, [request('a'), request('a', { id: 'r2' })], ['asked', 'open', 'open', 'asked']],
    ['used', null, [request('a', { status: 'cleared', outcome: 'used' })], ['done', 'open', 'open', 'open']],
    ['not used', null, [request('a', { status: 'cleared', outcome: 'not-used' })], ['missed', 'open', 'open', 'open']],
    ['nobody said what came of it', null, [request('a', { status: 'cleared', isOver: true })], ['asked', 'open', 'open', 'open']],
    ['out at the lesson, which is over', null, [request('a', { status: 'collected', isOver: true })], ['done', 'open', 'open', 'open']],
    ['a later one done', null, [request('b', { status: 'cleared', outcome: 'used' })], ['missed', 'open', 'done', 'open']],
    ['a later one asked for misses none', null, [request('b')], ['open', 'open', 'asked', 'open']],
    ['begun in the middle', 'B3', [request('b', { status: 'cleared', outcome: 'used' })], ['open', 'open', 'done', 'open']],
    ['begun in the middle, with the practical of an earlier step', 'B3', [request('a')], ['open', 'open', 'open', 'asked']],
    [
      'not used, then used',
      null,
      [request('b', { outcome: 'not-used' }), request('b', { id: 'r2', outcome: 'used' })],
      ['missed', 'open', 'done', 'open'],
    ],
  ])('%s', (_, start, requests, right) => {
    expect(states(start, requests)).toEqual(right);
  });

  it('offers what comes next: from the start, behind what is asked for or done', () => {
    const next = (start: string | null, requests: StepRequest[]) => stepsToCome(steps, start, coverageOf(steps, start, requests));
    expect(next(null, [])).toEqual([0, 1, 2, 3]);
    expect(next('B3', [])).toEqual([2, 3]);
    expect(next(null, [request('a')])).toEqual([1, 2, 3]);
    expect(next(null, [request('b')])).toEqual([3]);
    expect(next('gone', [])).toEqual([0, 1, 2, 3]);
  });

  it('gives each request to one step at most, and each step that nobody asked for is open or missed', () => {
    const some = fc.record({
      practicalId: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom('submitted', 'accepted', 'delivered', 'collected', 'cleared'),
      outcome: fc.constantFrom(null, 'used', 'partly-used', 'not-used', 'never-made'),
      isOver: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), fc.constantFrom(null, 'B1', 'B2', 'B3', 'B4'), (list, start) => {
        const requests = list.map((one, at) => request(one.practicalId, { ...one, id: `r${at}` }));
        const covered = coverageOf(steps, start, requests);
        const ids = covered.flatMap(({ requisitionId }) => requisitionId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [at, { state, requisitionId }] of covered.entries()) {
          const asked = requests.find(({ id }) => id === requisitionId);
          if (asked) expect(asked.practicalId).toBe(steps[at]?.practicalId);
          else expect(['open', 'missed']).toContain(state);
        }
        for (const at of stepsToCome(steps, start, covered)) expect(covered[at]?.state).toBe('open');
      }),
      { numRuns: 300 },
    );
  });
});
