import { Injectable } from '@nestjs/common';
import {
  addDays,
  isoInstant,
  type RoomAvailability,
  type RoomClosure,
  type RoomPeriod,
  type RoomRangeQuery,
  type RoomUse,
} from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { notFound } from '../../core/problems/index.js';
import { briefLesson, LessonsAtOnce } from '../changes/lessons-at-once.js';
import { checkRange } from '../date-range.js';
import type { FoundLesson } from '../lesson-view.js';
import type { Rules } from '../rules.types.js';
import { SchoolRules } from '../school-rules.js';

const MAX_DAYS = 62;

/** Says who has a room when, and in which periods it is free. */
@Injectable()
export class RoomAvailabilities {
  constructor(
    private readonly rules: SchoolRules,
    private readonly atOnce: LessonsAtOnce,
  ) {}

  /** Reads a room's days, both included. @throws NOT_FOUND; INVALID for a range over 62 days */
  async of(principal: Principal, roomId: string, query: RoomRangeQuery): Promise<RoomAvailability> {
    checkRange(query, MAX_DAYS);
    const rules = await this.rules.of(principal);
    if (!rules.rooms.has(roomId)) throw notFound('room');
    const { from, to } = query;
    const lessons = await this.atOnce.ofRoom(rules, roomId, from, to);
    const closures = closuresOf(rules, roomId).filter((one) => one.from <= to && from <= one.to);
    const items = [...lessons.map(useOf), ...closures.map((closure) => closedUse(rules, closure))];
    return {
      items: items.sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0)),
      periods: periodsOf(rules, query, lessons, closures),
      closures,
    };
  }
}

function closuresOf({ calendar }: Rules, roomId: string): RoomClosure[] {
  return (calendar?.changes?.closedRooms ?? [])
    .filter((one) => one.roomId === roomId)
    .map(({ id, from, to, note }) => ({ id, roomId, from, to, note }));
}

function useOf(found: FoundLesson): RoomUse {
  const lesson = briefLesson(found);
  return { from: lesson.start, to: lesson.end, lesson, closure: null };
}

function closedUse({ calendar, timeZone }: Rules, closure: RoomClosure): RoomUse {
  const midnight = (date: string) =>
    isoInstant(calendar?.instantMs(date, '00:00') ?? Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);
  return { from: midnight(closure.from), to: midnight(addDays(closure.to, 1)), lesson: null, closure };
}

function periodsOf(
  { calendar }: Rules,
  { from, to }: RoomRangeQuery,
  lessons: readonly FoundLesson[],
  closures: readonly RoomClosure[],
): RoomPeriod[] {
  return (calendar?.daysBetween(from, to) ?? []).flatMap(({ date, periods }) => {
    const closed = closures.some((one) => one.from <= date && date <= one.to);
    const ofDay = lessons.filter(({ lesson }) => lesson.date === date);
    return periods.map(({ name, startMs, endMs }) => {
      const there = ofDay.filter(({ lesson }) => lesson.startMs < endMs && startMs < lesson.endMs).map(briefLesson);
      const free = !closed && there.length === 0;
      return { date, period: name, from: isoInstant(startMs), to: isoInstant(endMs), free, closed, lessons: there };
    });
  });
}
