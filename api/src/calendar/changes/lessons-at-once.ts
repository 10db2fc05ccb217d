import { Injectable } from '@nestjs/common';
import { type BriefLesson, isoInstant, type IsoDate, lessonsBetween, overlaps } from '@app/shared';
import { changesTold, type FoundLesson, heldOf } from '../lesson-view.js';
import type { Rules } from '../rules.types.js';
import { type LessonEntry, TimetableEntries } from '../timetable-entries.js';

/** A stretch of one day, as the timetable looks at it. */
interface During {
  date: IsoDate;
  startMs: number;
  endMs: number;
}

/** Finds what else is in a room, or what else somebody takes, at some time; by the timetable with all that was changed of it. */
@Injectable()
export class LessonsAtOnce {
  constructor(private readonly timetable: TimetableEntries) {}

  /** Lessons that are in a room, or would be were it open, and share time with a stretch, but for those of these ids. */
  async inRoom(rules: Rules, roomId: string, during: During, except: readonly string[]): Promise<FoundLesson[]> {
    const all = await this.thatWouldBeIn(rules, roomId, during.date, during.date);
    return all.filter((found) => sharesTime(found, during) && !except.includes(found.lesson.id));
  }

  /** Lessons in a room on some dates, both included, in order of start. */
  async ofRoom(rules: Rules, roomId: string, from: IsoDate, to: IsoDate): Promise<FoundLesson[]> {
    const entries = await this.timetable.ofRooms(rules, [roomId], { from, to });
    return found(rules, entries, from, to).filter((one) => heldOf(one).room?.id === roomId);
  }

  /** Lessons that would be in a room on some dates, were it not closed, in order of start. */
  async thatWouldBeIn(rules: Rules, roomId: string, from: IsoDate, to: IsoDate): Promise<FoundLesson[]> {
    const entries = await this.timetable.ofRooms(rules, [roomId], { from, to });
    return found(rules, entries, from, to).filter((one) => {
      const { room, closed } = heldOf(one);
      return room?.id === roomId || closed?.roomId === roomId;
    });
  }

  /** Which of some rooms somebody is in for some of a stretch. */
  async roomsTaken(rules: Rules, roomIds: readonly string[], during: During): Promise<Set<string>> {
    const { date } = during;
    const entries = await this.timetable.ofRooms(rules, roomIds, { from: date, to: date });
    const there = found(rules, entries, date, date).filter((one) => sharesTime(one, during));
    return new Set(there.flatMap((one) => heldOf(one).room?.id ?? []));
  }

  /** Lessons that somebody takes and that share time with a stretch, but for those of these ids. */
  async ofTeacher(rules: Rules, teacherId: string, during: During, except: readonly string[]): Promise<FoundLesson[]> {
    const entries = await this.timetable.ofTeacher(rules, teacherId);
    return found(rules, entries, during.date, during.date).filter((one) => {
      const { teacher, otherTeachers } = heldOf(one);
      const isTheirs = [teacher, ...otherTeachers].some(({ id }) => id === teacherId);
      return isTheirs && sharesTime(one, during) && !except.includes(one.lesson.id);
    });
  }
}

function found(rules: Rules, entries: readonly LessonEntry[], from: IsoDate, to: IsoDate): FoundLesson[] {
  const { calendar } = rules;
  return calendar ? lessonsBetween(calendar, entries, from, to).map((lesson) => ({ rules, calendar, lesson })) : [];
}

function sharesTime({ lesson }: FoundLesson, { startMs, endMs }: During): boolean {
  return overlaps({ fromMs: lesson.startMs, toMs: lesson.endMs }, { fromMs: startMs, toMs: endMs });
}

/** A lesson as people name it. */
export function briefLesson(one: FoundLesson): BriefLesson {
  const { id, date, entry, period, lastPeriod, startMs, endMs } = one.lesson;
  const held = heldOf(one);
  return {
    id,
    date,
    period: period.name,
    lastPeriod,
    start: isoInstant(startMs),
    end: isoInstant(endMs),
    group: { id: entry.groupId, code: entry.ofOccasion ? entry.subject : entry.groupCode, year: entry.year, pupils: entry.pupils },
    teacher: held.teacher,
    subject: entry.subject,
    departmentId: entry.departmentId,
    changes: changesTold(one.lesson, held),
  };
}
