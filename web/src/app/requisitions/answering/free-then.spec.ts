import type { Timeline } from '@app/shared/contracts';
import { describe, expect, it } from '@jest/globals';
import { freeThen } from './free-then';

const cell = (period: string, free: number, own = 0, date = '2026-11-19') => ({
  ...{ date, period, free },
  held: [{ requisitionId: 'other', quantity: 3 }, ...(own > 0 ? [{ requisitionId: 'q1', quantity: own }] : [])],
});
const timeline = (cells: ReturnType<typeof cell>[]): Pick<Timeline, 'items'> => ({
  items: [{ apparatus: { id: 'a1' } as Timeline['items'][number]['apparatus'], cells }],
});
const asking = (period: string, lastPeriod: string | null = null) => ({ id: 'q1', lesson: { date: '2026-11-19', period, lastPeriod } });

describe('what a request can have at its lesson', () => {
  const day = timeline([cell('P1', 9), cell('P2', 4, 6), cell('P3', 1, 6), cell('P2', 0, 0, '2026-11-20')]);
  it('is what nobody has then, with its own', () => expect(freeThen(day, asking('P2'))).toEqual(new Map([['a1', 10]])));
  it('is the least of a lesson of several periods', () => expect(freeThen(day, asking('P2', 'P3'))).toEqual(new Map([['a1', 7]])));
  it('is not known outside the periods', () => expect(freeThen(day, asking('after school'))).toEqual(new Map()));
});
