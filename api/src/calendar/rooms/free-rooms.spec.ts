import { describe, expect, it } from '@jest/globals';
import type { Facility } from '@app/shared';
import type { RuledRoom } from '../rules.types.js';
import { mostAlike } from './free-rooms.js';

const room = (code: string, facilities: Facility[], prepRoomId: string | null = 'prep 1'): RuledRoom => ({
  id: code,
  code,
  facilities,
  prep: false,
  prepRoomId,
  places: null,
});
const inOrder = (rooms: RuledRoom[], home?: RuledRoom) => mostAlike(rooms, home).map(({ code }) => code);

const LAB_1 = room('Lab 1', ['gas', 'water', 'sinks']);
const LAB_2 = room('Lab 2', ['gas', 'water', 'sinks', 'fume-cupboard']);
const LAB_6 = room('Lab 6', ['gas', 'water', 'sinks'], 'prep 2');
const ICT_1 = room('ICT 1', [], 'ict');

describe('the order of rooms that a lesson may go to', () => {
  it('puts a laboratory before a room that lacks its gas and water, though the practical asks for neither', () => {
    expect(inOrder([ICT_1, LAB_6, LAB_2], LAB_1)).toEqual(['Lab 2', 'Lab 6', 'ICT 1']);
  });
  it('leaves what has more for others, among rooms that lack nothing and are as near', () => {
    expect(inOrder([LAB_2, LAB_1], room('Lab 3', ['gas']))).toEqual(['Lab 1', 'Lab 2']);
  });
  it('begins with what has least where the lesson has no room yet', () => {
    expect(inOrder([LAB_2, LAB_1, ICT_1])).toEqual(['ICT 1', 'Lab 1', 'Lab 2']);
  });
});
