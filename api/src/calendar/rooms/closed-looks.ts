import { Injectable } from '@nestjs/common';
import type { RoomClosureAnswer } from '@app/shared';
import { Clock } from '../../core/clock/index.js';
import { AffectedRequests } from '../changes/affected-requests.js';
import { briefLesson, LessonsAtOnce } from '../changes/lessons-at-once.js';
import type { Rules } from '../rules.types.js';

/** Looks what a closure touches. */
@Injectable()
export class ClosedLooks {
  constructor(
    private readonly clock: Clock,
    private readonly atOnce: LessonsAtOnce,
    private readonly requests: AffectedRequests,
  ) {}

  /** Finds the lessons in a room on some days that have not ended, the requests at them, and those that stay out there on one of the days. */
  async touched(rules: Rules, roomId: string, from: string, to: string): Promise<Pick<RoomClosureAnswer, 'lessons' | 'affected'>> {
    const nowMs = this.clock.nowMs();
    const found = (await this.atOnce.ofRoom(rules, roomId, from, to)).filter(({ lesson }) => lesson.endMs > nowMs);
    const there = await this.requests.at(
      rules.schoolId,
      found.map(({ lesson }) => lesson.id),
    );
    const standing = await this.requests.standingIn(rules.schoolId, roomId, from, to);
    const affected = [...new Map([...there, ...standing].map((one) => [one.requisitionId, one])).values()];
    return { lessons: found.map(briefLesson), affected: affected.sort((one, other) => (one.date < other.date ? -1 : 1)) };
  }
}
