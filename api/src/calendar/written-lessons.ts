import { Injectable } from '@nestjs/common';
import { type IsoDate, scheduledBetween, type SchoolCalendar } from '@app/shared';
import { type FoundLesson, lessonFacts, lessonSayings } from './lesson-view.js';
import type { Rules } from './rules.types.js';
import { type Said, SILENCE } from './said-of-lessons.js';
import type { LessonEntry } from './timetable-entries.js';

/** Texts of so many lessons are kept, some seven hundred bytes each. */
const MAX_LESSONS = 10_000;
/** What is longer is no teacher's fortnight, and seldom asked for again. */
const MAX_OF_LIST = 200;

/** The JSON of a lesson. What is so of it while the rules stand is written once. */
export class WrittenLesson {
  private silent = '';
  private factsEnd = 0;

  constructor(private readonly found: FoundLesson) {}

  get lesson(): FoundLesson['lesson'] {
    return this.found.lesson;
  }

  /** Writes it with what was said of it. */
  text(said: Said): string {
    if (this.silent === '') {
      const facts = JSON.stringify(lessonFacts(this.found));
      this.factsEnd = facts.length - 1;
      this.silent = this.join(facts.slice(0, -1), SILENCE);
    }
    return said === SILENCE ? this.silent : this.join(this.silent.slice(0, this.factsEnd), said);
  }

  private join(facts: string, said: Said): string {
    return `${facts},${JSON.stringify(lessonSayings(this.found, said)).slice(1)}`;
  }
}

/**
 * The lessons of entries that are kept, with their texts: those are the same until the school's rules change, and with them the list of the
 * entries, to which they belong.
 */
@Injectable()
export class WrittenLessons {
  private kept = new WeakMap<readonly LessonEntry[], Map<string, readonly WrittenLesson[]>>();
  private count = 0;

  /** The lessons of entries, those that are called off too, from `from` to `to`, both included, in order of start, then id. */
  between(rules: Rules, calendar: SchoolCalendar, entries: readonly LessonEntry[], from: IsoDate, to: IsoDate): readonly WrittenLesson[] {
    const range = `${from} ${to}`;
    const found = this.kept.get(entries)?.get(range);
    if (found) return found;
    const lessons = scheduledBetween(calendar, entries, from, to)
      .filter(({ entry, date }) => entry.coveredOn === null || entry.coveredOn.includes(date))
      .map((lesson) => new WrittenLesson({ rules, calendar, lesson }));
    if (lessons.length <= MAX_OF_LIST) this.keep(entries, range, lessons);
    return lessons;
  }

  private keep(entries: readonly LessonEntry[], range: string, lessons: readonly WrittenLesson[]): void {
    this.count += lessons.length;
    if (this.count > MAX_LESSONS) {
      this.kept = new WeakMap();
      this.count = lessons.length;
    }
    const ranges = this.kept.get(entries);
    if (ranges) ranges.set(range, lessons);
    else this.kept.set(entries, new Map([[range, lessons]]));
  }
}
