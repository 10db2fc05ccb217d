import { Injectable } from '@nestjs/common';
import { lessonOn, parseLessonId, type RequisitionAsk } from '@app/shared';
import { type Availability, Holds, type LessonTimes, type Looked, thereIs } from '../apparatus/index.js';
import { isId } from '../core/ids/index.js';
import { type Horizon, horizonOf, JudgedLoad, type Standing } from '../workload/index.js';
import { asHeld } from './asked-entry.js';
import type { Asking } from './asking.js';
import { KnownEntries } from './known-entries.js';

/** What others hold and work on at the time of a request, looked up before it is planned; it may be of other kit or of another time than the plan comes to. */
export interface Foreseen {
  lesson: LessonTimes;
  departmentId: string;
  horizon: Horizon;
  looked: Promise<Looked>;
  standing: Promise<Standing[]>;
}

/**
 * Looks up what a request will be compared with in the packet that reads what it names, where its entry is known: by the kit that its practical had
 * last. What turns out otherwise is looked up once more.
 */
@Injectable()
export class Foresee {
  constructor(
    private readonly known: KnownEntries,
    private readonly holds: Holds,
    private readonly load: JudgedLoad,
  ) {}

  /** Sends what looks; null where too little is known. It has to stand behind what says whether somebody else is writing. */
  of({ principal: { schoolId }, rules, nowMs }: Asking, ask: RequisitionAsk): Foreseen | null {
    const named = parseLessonId(ask.lessonId);
    const entry = named && this.known.of(rules, named.entryId);
    const kit = this.kitOf(schoolId, ask);
    if (!entry || !kit || !rules.calendar || ask.keepUntilLessonId !== undefined) return null;
    const lesson = lessonOn(rules.calendar, asHeld(rules, entry, named.date), named.date);
    if (!lesson) return null;
    const horizon = horizonOf(rules, nowMs, lesson.date);
    const { departmentId } = entry;
    const looked = kit.length > 0 ? this.holds.lookFor(kit, lesson) : Promise.resolve({ apparatus: [], held: new Map() });
    const standing = this.load.standing(rules, departmentId, { ...horizon, nowMs });
    // who refuses before it compares does not wait for them
    for (const sent of [looked, standing]) sent.catch(() => undefined);
    return { lesson, departmentId, horizon, looked, standing };
  }

  private kitOf(schoolId: string, { lines = [], practicalId }: RequisitionAsk): readonly string[] | undefined {
    if (lines.length === 0) return practicalId ? this.known.kitOf(schoolId, practicalId) : [];
    const ids = lines.flatMap(({ apparatusId }) => apparatusId ?? []);
    return ids.every(isId) ? [...new Set(ids)] : undefined;
  }
}

/** What there is of the kit of a plan, by what was looked up; null where that was other kit, or for another time. */
export async function foreseenKit(
  { lesson, looked }: Foreseen,
  { wanted, held }: { wanted: ReadonlyMap<string, number>; held: LessonTimes },
): Promise<Availability[] | null> {
  if (lesson.startMs !== held.startMs || lesson.endMs !== held.endMs) return null;
  const seen = await looked;
  const ids = new Set(seen.apparatus.map(({ id }) => id));
  return [...wanted.keys()].every((id) => ids.has(id)) ? thereIs(wanted, seen, held) : null;
}

/** Whether what was looked up is the work that a plan is judged beside. */
export function isForeseenWork({ departmentId, horizon }: Foreseen, work: { departmentId: string }, judged: Horizon): boolean {
  return departmentId === work.departmentId && horizon.fromMs === judged.fromMs && horizon.toMs === judged.toMs;
}
