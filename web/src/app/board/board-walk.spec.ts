import { describe, expect, it } from '@jest/globals';
import { walked } from './board-walk';

const CELLS = [
  [['a1', 'a2'], [], ['c1']],
  [[], ['b1'], ['d1', 'd2', 'd3']],
  [['e1'], ['f1', 'f2'], []],
];

describe('the arrows on the board', () => {
  it.each([
    ['a1', 'ArrowDown', 'a2'],
    ['a2', 'ArrowDown', 'e1'],
    ['e1', 'ArrowUp', 'a2'],
    ['a2', 'ArrowRight', 'c1'],
    ['c1', 'ArrowLeft', 'a1'],
    ['d3', 'ArrowLeft', 'b1'],
    ['b1', 'ArrowRight', 'd1'],
    ['f2', 'ArrowUp', 'f1'],
    ['f1', 'ArrowUp', 'b1'],
    ['c1', 'ArrowDown', 'd1'],
  ])('lead from %s by %s to %s, over cells without cards', (from, key, to) => {
    expect(walked(CELLS, from, key)).toBe(to);
  });

  it.each([
    ['a1', 'ArrowUp'],
    ['a1', 'ArrowLeft'],
    ['d3', 'ArrowDown'],
    ['a1', 'Enter'],
    ['gone', 'ArrowDown'],
  ])('lead from %s by %s nowhere', (from, key) => {
    expect(walked(CELLS, from, key)).toBeNull();
  });
});
