import { Injectable } from '@nestjs/common';
import { closedBetween, type Facility, type IsoDate, lackingIn, type RoomName } from '@app/shared';
import { LessonsAtOnce } from '../changes/lessons-at-once.js';
import type { RuledRoom, Rules } from '../rules.types.js';

/** What is looked for: a room at some time of a day, with what is needed there; the one that it is in, or is not to be in, is left out. */
export interface RoomWanted {
  date: IsoDate;
  /** Until which day something stands there, where that is a later one. */
  until?: IsoDate | null;
  startMs: number;
  endMs: number;
  needs: readonly Facility[];
  pupils: number;
  besides: string | null;
}

/** So many rooms are looked at for one lesson at most. */
const MOST_ROOMS = 40;

/** Finds rooms that have what is needed and are free at some time. */
@Injectable()
export class FreeRooms {
  constructor(private readonly atOnce: LessonsAtOnce) {}

  /** Lists rooms that nobody is in then, that are open and hold the class, those first that are most like the one that it is in. */
  async for(rules: Rules, wanted: RoomWanted): Promise<RoomName[]> {
    const home = wanted.besides === null ? undefined : rules.rooms.get(wanted.besides);
    const fitting = mostAlike(
      [...rules.rooms.values()].filter((room) => fits(rules, room, wanted)),
      home,
    ).slice(0, MOST_ROOMS);
    if (fitting.length === 0) return [];
    const taken = await this.atOnce.roomsTaken(
      rules,
      fitting.map(({ id }) => id),
      wanted,
    );
    return fitting.filter(({ id }) => !taken.has(id)).map(({ id, code }) => ({ id, code }));
  }
}

/**
 * Puts rooms in the order in which a teacher would try them: those first that lack least of what the usual one (`home`) has, of these the ones
 * of its prep room, and of these the ones that have least besides, so that a fume cupboard stays free for who needs it. A class of a
 * laboratory is sent to another laboratory before it is sent to a computer room, whatever its practical asks for.
 */
export function mostAlike(rooms: readonly RuledRoom[], home: RuledRoom | undefined): RuledRoom[] {
  const lacks = (room: RuledRoom) => (home ? lackingIn(room, home.facilities).length : 0);
  const isNear = (room: RuledRoom) => home !== undefined && home.prepRoomId === room.prepRoomId;
  return rooms.toSorted(
    (one, other) =>
      lacks(one) - lacks(other) || Number(isNear(other)) - Number(isNear(one)) || one.facilities.length - other.facilities.length,
  );
}

function fits({ calendar }: Rules, room: RuledRoom, { date, until, needs, pupils, besides }: RoomWanted): boolean {
  const isClosed = calendar?.changes !== undefined && closedBetween(calendar.changes, room.id, date, until ?? date) !== undefined;
  const isLarge = room.places === null || room.places >= pupils;
  return room.id !== besides && !room.prep && !isClosed && isLarge && lackingIn(room, needs).length === 0;
}
