import { apparatus, type ApparatusKey, type SeedPractical } from '../../library/index.js';
import { lessonTimes } from './deadlines.js';
import type { PlanLesson } from './plan.types.js';

const things = new Map(apparatus.map((thing) => [thing.key, thing]));

export const setsFor = (practical: SeedPractical, pupils: number, groupSize = practical.groupSize): number =>
  practical.demonstration ? 1 : Math.ceil(pupils / groupSize);

interface Hold {
  from: number;
  to: number;
  quantity: number;
}

/** Counts what is out when, so that the plan asks for kit that is there: what the server would refuse is not planned. */
export class KitLedger {
  private readonly holds = new Map<ApparatusKey, Hold[]>();

  /** How many of the scarcest apparatus would be missing; 0 when all is there. */
  shortage(lesson: PlanLesson, practical: SeedPractical, groupSize = practical.groupSize): number {
    return Math.max(0, ...this.wanted(lesson, practical, groupSize).map(({ key, hold }) => hold.quantity - this.free(key, hold)));
  }

  /** How many of each apparatus would be missing, by its name; of what is all there nothing. */
  missing(lesson: PlanLesson, practical: SeedPractical): ReadonlyMap<string, number> {
    const each = this.wanted(lesson, practical, practical.groupSize).map(
      ({ key, hold }) => [things.get(key)?.name ?? key, Math.min(hold.quantity, hold.quantity - this.free(key, hold))] as const,
    );
    return new Map(each.filter(([, quantity]) => quantity > 0));
  }

  take(lesson: PlanLesson, practical: SeedPractical, groupSize = practical.groupSize): void {
    for (const { key, hold } of this.wanted(lesson, practical, groupSize)) this.holds.set(key, [...(this.holds.get(key) ?? []), hold]);
  }

  private free(key: ApparatusKey, wanted: Hold): number {
    const thing = things.get(key);
    const overlapping = (this.holds.get(key) ?? []).filter((hold) => hold.from < wanted.to && wanted.from < hold.to);
    const outAt = (moment: number) =>
      overlapping.filter((hold) => hold.from <= moment && moment < hold.to).reduce((sum, hold) => sum + hold.quantity, 0);
    const moments = [wanted.from, ...overlapping.map((hold) => hold.from).filter((from) => from > wanted.from)];
    return (thing ? thing.owned - thing.outOfService : 0) - Math.max(...moments.map(outAt));
  }

  private wanted(lesson: PlanLesson, practical: SeedPractical, groupSize: number): { key: ApparatusKey; hold: Hold }[] {
    const times = lessonTimes(lesson);
    if (!times) return [];
    const sets = setsFor(practical, lesson.pupils, groupSize);
    const quantities = new Map<ApparatusKey, number>();
    for (const { apparatus: key, perClass = 0, perSet = 0, perPupil = 0, spare = 0 } of practical.lines) {
      if (key) quantities.set(key, (quantities.get(key) ?? 0) + Math.ceil(perClass + perSet * sets + perPupil * lesson.pupils + spare));
    }
    return [...quantities].map(([key, quantity]) => ({
      key,
      hold: { from: times.start, to: times.end + (things.get(key)?.turnaroundMinutes ?? 0), quantity },
    }));
  }
}
