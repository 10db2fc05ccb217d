import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apparatusColumn, csvOf, guardedCell, joinCell, splitCell, unguardedCell } from './apparatus-csv.js';

const name = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter(Boolean);

describe('a list of apparatus as a file', () => {
  it('reads several names of one cell as they were written', () => {
    fc.assert(fc.property(fc.array(name), (names) => expect(splitCell(joinCell(names))).toEqual(names)));
  });
  it('reads a cell as it was written, and writes none that is a formula', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `=${text}`),
          fc.string().map((text) => `'-${text}`),
        ),
        (text) => {
          const cell = guardedCell(text);
          expect(/^[=+\-@]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell)).toBe(false);
          expect(unguardedCell(cell)).toBe(text);
        },
      ),
    );
  });
  it('quotes what needs it', () => {
    expect(csvOf([['a', 'b,c', 'say "x"', '=1+1', '-5']])).toBe('a,"b,c","say ""x""",\'=1+1,-5\r\n');
  });
  it.each([
    ['Out of service', 'outOfService'],
    ['QUANTITY', 'owned'],
    ['turnaround_minutes', 'turnaroundMinutes'],
    ['Colour', null],
  ])('finds that %s is %s', (header, column) => expect(apparatusColumn(header)).toBe(column));
});
