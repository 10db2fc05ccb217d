import fc from 'fast-check';
import { addDays } from '../time/iso-date.js';
import { type ClosedRoom, closedBetween, closureOf } from './lesson-changes.js';

const FIRST = '2026-11-01';
const days = fc.nat({ max: 60 }).map((day) => addDays(FIRST, day));
const rooms = fc.constantFrom('north', 'south');
const closures = fc.array(
  fc
    .record({ id: fc.uuid(), roomId: rooms, from: days, length: fc.nat({ max: 9 }) })
    .map(({ length, ...closed }): ClosedRoom => ({ ...closed, code: closed.roomId, to: addDays(closed.from, length), note: '' })),
  { maxLength: 6 },
);
const none = new Map<string, never>();

describe('a room that something stands in for some days', () => {
  /** Day by day, as somebody would look it up. */
  function firstClosed(closedRooms: readonly ClosedRoom[], roomId: string, from: string, to: string): string | null {
    for (let date = from; date <= to; date = addDays(date, 1)) if (closureOf({ byLesson: none, closedRooms }, roomId, date)) return date;
    return null;
  }

  it('is closed where it is on one of them, the first closure first', () => {
    fc.assert(
      fc.property(closures, rooms, days, fc.nat({ max: 28 }), (closedRooms, roomId, from, length) => {
        const to = addDays(from, length);
        const found = closedBetween({ closedRooms }, roomId, from, to);
        const date = firstClosed(closedRooms, roomId, from, to);
        expect(found === undefined).toBe(date === null);
        if (found && date) expect([found.roomId, found.from > from ? found.from : from]).toEqual([roomId, date]);
      }),
    );
  });
});
