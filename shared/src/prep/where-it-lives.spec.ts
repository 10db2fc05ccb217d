import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { whereItLives } from './where-it-lives.js';

const ROOMS = [
  { code: 'Lab 1', prep: false },
  { code: 'Lab 10', prep: false },
  { code: 'Prep 1', prep: true },
  { code: 'Prep', prep: true },
];

describe('where a thing lives', () => {
  it.each([
    ['Prep 1 · shelf B', 'prep-room', 'Prep 1'],
    ['prep, drawer', 'prep-room', 'Prep'],
    ['Prep 10 · shelf', 'prep-room', 'Prep'],
    ['Lab 1', 'labs', null],
    ['Lab 10 · cabinet', 'labs', null],
    ['Each lab · cabinet', 'labs', null],
    ['in the labs', 'labs', null],
    ['All classrooms', 'labs', null],
    ['Labs', 'labs', null],
    ['Lab 7 · cabinet', 'store', null],
    ['Labelled boxes', 'store', null],
    ['Preparation shelf', 'store', null],
    ['Fridge', 'store', null],
    [' ', 'unknown', null],
    [null, 'unknown', null],
  ])('reads %j', (location, kind, prepRoom) => {
    expect(whereItLives(location, ROOMS)).toEqual({ kind, prepRoom });
  });

  it('is in the room whose code the place begins with, whatever the order of the rooms', () => {
    const code = fc.constantFrom('Lab 1', 'Lab 10', 'Lab 1A', 'Prep 1', 'Prep 1.2', 'S1');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ code, prep: fc.boolean() }), { selector: (room) => room.code }),
        code,
        fc.constantFrom('', ' · shelf', ', drawer 2', '.2', '0', 'A'),
        (rooms, begins, rest) => {
          const words = `${begins}${rest}`;
          const named = rooms.filter(
            (room) => [...words].slice(0, room.code.length).join('') === room.code && !/^[a-z0-9]/i.test(words.slice(room.code.length)),
          );
          const longest = named.find((room) => named.every((other) => other.code.length <= room.code.length));
          const found = whereItLives(words, rooms);
          if (!longest) expect(found.prepRoom).toBeNull();
          else expect(found).toEqual(longest.prep ? { kind: 'prep-room', prepRoom: longest.code } : { kind: 'labs', prepRoom: null });
        },
      ),
    );
  });
});
