import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayParts, type DayPart, type RowOfDay } from './day-parts.js';

const NOW = 100;
const row = (change: Partial<RowOfDay> = {}): RowOfDay => ({
  fromMs: null,
  dueMs: 200,
  isDone: false,
  isOverdue: false,
  waits: false,
  isHeld: false,
  ...change,
});

describe('the parts of a day’s list', () => {
  it('are what is past its time, the next, and what comes after it; what is done is apart', () => {
    const rows = [row({ dueMs: 90 }), row({ isDone: true }), row(), row({ dueMs: 210 }), row({ isOverdue: true, dueMs: 300 })];
    expect(dayParts(rows, NOW)).toEqual(['overdue', 'done', 'next', 'later', 'overdue']);
  });

  it('leave what was just ticked where it stood, and make the one after it the next', () => {
    expect(dayParts([row({ isDone: true, isHeld: true }), row({ dueMs: 210 }), row({ dueMs: 220 })], NOW)).toEqual([
      'next',
      'next',
      'later',
    ]);
    expect(dayParts([row({ dueMs: 90, isDone: true, isHeld: true })], NOW)).toEqual(['overdue']);
  });

  it('pass over what waits for somebody: it stands before the next and is not the next itself', () => {
    expect(dayParts([row({ waits: true }), row({ dueMs: 210 }), row({ dueMs: 220 })], NOW)).toEqual(['next', 'next', 'later']);
    expect(dayParts([row({ waits: true }), row({ waits: true })], NOW)).toEqual(['next', 'next']);
  });

  it('have whatever can be done from now on under next', () => {
    const from = (fromMs: number) => row({ fromMs });
    expect(dayParts([from(80), from(100), from(101)], NOW)).toEqual(['next', 'next', 'later']);
  });

  it('are, of any day, what asking each row by itself answers', () => {
    const any = fc.record({
      fromMs: fc.option(fc.integer({ min: 90, max: 110 })),
      dueMs: fc.integer({ min: 90, max: 130 }),
      isDone: fc.boolean(),
      isOverdue: fc.boolean(),
      waits: fc.boolean(),
      isHeld: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (rows) => {
        expect(dayParts(rows, NOW)).toEqual(rows.map((_, at) => asked(rows, at)));
      }),
    );
  });
});

/** The same by going through all rows before each, as a person with a pencil would. */
function asked(rows: readonly RowOfDay[], at: number): DayPart {
  const one = rows[at] as RowOfDay;
  const late = (of: RowOfDay) => of.isOverdue || of.dueMs <= NOW;
  if (one.isDone && !one.isHeld) return 'done';
  if (late(one)) return 'overdue';
  if (one.fromMs !== null && one.fromMs <= NOW) return 'next';
  let before = 0;
  for (const other of rows.slice(0, at)) if (!other.isDone && !other.waits && !late(other)) before++;
  if (before === 0) return 'next';
  return 'later';
}
