import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roomsByPeriods, ticketState, type InRoom, type TicketStep } from './tickets.js';

const step = (kind: TicketStep['kind'], isDone: boolean, fromMs = 0): TicketStep => ({ kind, isDone, fromMs });
const all = (done: number): TicketStep[] =>
  (['prepare', 'deliver', 'collect', 'clear'] as const).map((kind, at) => step(kind, at < done, kind === 'collect' ? 100 : 0));

describe('what is to be done next with one class’s practical', () => {
  it('goes from making to clearing, and is there until it can be fetched', () => {
    expect([0, 1, 2, 3, 4].map((done) => ticketState(all(done), 'accepted', 99))).toEqual(['make', 'take', 'there', 'back', 'done']);
    expect(ticketState(all(2), 'delivered', 100)).toBe('fetch');
  });

  it('is said by the request where the list has not the step', () => {
    expect(ticketState([step('collect', false, 100)], 'delivered', 50)).toBe('there');
    expect(ticketState([step('collect', false, 100)], 'prepared', 50)).toBe('take');
    expect(ticketState([step('deliver', false)], 'accepted', 50)).toBe('make');
    expect(ticketState([], 'cleared', 50)).toBe('done');
    expect(ticketState([], 'delivered', 50)).toBe('fetch');
  });

  it('believes the list before the request: a tick that is not sent yet, or taken back, is what is so', () => {
    expect(ticketState(all(0), 'prepared', 50)).toBe('make');
    expect(ticketState(all(3), 'accepted', 50)).toBe('back');
  });

  it('never goes back when one more step is done', () => {
    const order = ['make', 'take', 'there', 'fetch', 'back', 'done'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 }), (done, nowMs) => {
        const [before, after] = [done, done + 1].map((count) => order.indexOf(ticketState(all(count), 'accepted', nowMs)));
        expect(after).toBeGreaterThan(before ?? NaN);
      }),
    );
  });
});

describe('the rooms of a day by its periods', () => {
  const any = fc.record<InRoom>({
    room: fc.option(fc.constantFrom('Lab 1', 'Lab 2', 'Lab 10', 'Hall')),
    period: fc.constantFrom('P1', 'P2', 'P3'),
    startMs: fc.integer({ min: 0, max: 5 }),
  });

  it('stand in their order, what has no room last, and periods as the day goes', () => {
    const of = (room: string | null, period: string, startMs: number) => ({ room, period, startMs });
    const { periods, rooms } = roomsByPeriods([of(null, 'P2', 60), of('Lab 10', 'P1', 50), of('Lab 2', 'Before school', 10)]);
    expect(periods).toEqual(['Before school', 'P1', 'P2']);
    expect(rooms.map(({ room, cells }) => [room, cells.map((cell) => cell.length)])).toEqual([
      ['Lab 2', [1, 0, 0]],
      ['Lab 10', [0, 1, 0]],
      [null, [0, 0, 1]],
    ]);
  });

  it('have each practical once, in the cell of its room and period', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 15 }), (tickets) => {
        const { periods, rooms } = roomsByPeriods(tickets);
        for (const { cells } of rooms) expect(cells).toHaveLength(periods.length);
        for (const ticket of tickets) {
          const where = rooms.flatMap(({ room, cells }) =>
            cells.flatMap((cell, at) => cell.filter((one) => one === ticket).map(() => ({ room, period: periods[at] }))),
          );
          expect(where).toEqual([{ room: ticket.room, period: ticket.period }]);
        }
        expect(rooms.flatMap(({ cells }) => cells.flat())).toHaveLength(tickets.length);
        // each row and each column is there for something
        expect(rooms.every(({ cells }) => cells.some((cell) => cell.length > 0))).toBe(true);
        expect(periods.every((_, at) => rooms.some(({ cells }) => (cells[at] ?? []).length > 0))).toBe(true);
      }),
    );
  });
});
