import { practicals, type SeedPractical } from '../../library/index.js';
import { chance } from '../chance.js';
import { mondayOf, type IsoDate } from '../dates.js';
import type { KitLedger } from './kit-ledger.js';
import { setsFor } from './kit-ledger.js';
import type { PlanLesson } from './plan.types.js';

const SCIENCES = ['Biology', 'Chemistry', 'Physics'];

/** What a class of that subject and year could do; 'Science' is any of the three. */
export function candidatesFor(lesson: PlanLesson): SeedPractical[] {
  const subjects = lesson.subject === 'Science' ? SCIENCES : [lesson.subject];
  return practicals.filter((one) => subjects.includes(one.subject) && one.years.includes(lesson.year));
}

/** Technician minutes to prepare and to clear. */
export function minutesFor({ effort }: SeedPractical, sets: number): { prepare: number; clear: number } {
  return {
    prepare: Math.ceil(effort.prepareFixed + effort.preparePerSet * sets),
    clear: Math.ceil(effort.clearFixed + effort.clearPerSet * sets),
  };
}

export interface Choice {
  practical: SeedPractical;
  groupSize: number;
}

interface Wishes {
  /** Practicals that this group has done in the plan already. */
  done: ReadonlySet<string>;
  /** On the day that overflows, what takes longest comes first; otherwise what takes least is likelier. */
  heavy: boolean;
  allows: (practical: SeedPractical) => boolean;
}

/** A practical for a lesson for which kit is there, in larger groups if need be; undefined when none fits. */
export function choosePractical(lesson: PlanLesson, ledger: KitLedger, wishes: Wishes): Choice | undefined {
  const week = mondayOf(lesson.date);
  const scored = candidatesFor(lesson)
    .filter((practical) => !wishes.done.has(practical.key) && wishes.allows(practical))
    .map((practical) => ({ practical, score: score(lesson, practical, wishes.heavy, week) }))
    .sort((one, other) => other.score - one.score);
  for (const { practical } of scored) {
    const sizes =
      practical.demonstration || practical.groupSize === 1 ? [practical.groupSize] : [practical.groupSize, practical.groupSize + 1];
    const groupSize = sizes.find((size) => ledger.shortage(lesson, practical, size) === 0);
    if (groupSize !== undefined) return { practical, groupSize };
  }
  return undefined;
}

function score(lesson: PlanLesson, practical: SeedPractical, heavy: boolean, week: IsoDate): number {
  const { prepare, clear } = minutesFor(practical, setsFor(practical, lesson.pupils));
  if (heavy) return prepare + clear + 10 * chance(`${lesson.groupCode} ${practical.key}`);
  // Classes of a year do the same topic in the same week, so that the technicians can prepare it once.
  const topic = chance(`${lesson.subject} ${lesson.year} ${week} ${practical.key}`);
  const own = chance(`${lesson.groupCode} ${lesson.date} ${practical.key}`);
  return (0.6 * topic + 0.4 * own) ** ((25 + prepare + clear) / 60);
}
