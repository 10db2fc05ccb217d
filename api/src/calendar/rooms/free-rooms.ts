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

  /** Lists rooms that nobody is in then, that are open and hold the class: first those that have the least besides what is needed. */
  async for(rules: Rules, wanted: RoomWanted): Promise<RoomName[]> {
    const fitting = [...rules.rooms.values()].filter((room) => fits(rules, room, wanted)).slice(0, MOST_ROOMS);
    if (fitting.length === 0) return [];
    const taken = await this.atOnce.roomsTaken(
      rules,
      fitting.map(({ id }) => id),
      wanted,
    );
    return fitting
      .filter(({ id }) => !taken.has(id))
      .sort((one, other) => one.facilities.length - other.facilities.length)
      .map(({ id, code }) => ({ id, code }));
  }
}

function fits({ calendar }: Rules, room: RuledRoom, { date, until, needs, pupils, besides }: RoomWanted): boolean {
  const isClosed = calendar?.changes !== undefined && closedBetween(calendar.changes, room.id, date, until ?? date) !== undefined;
  const isLarge = room.places === null || room.places >= pupils;
  return room.id !== besides && !room.prep && !isClosed && isLarge && lackingIn(room, needs).length === 0;
}
