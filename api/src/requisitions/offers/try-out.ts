import { Injectable } from '@nestjs/common';
import { Events } from '../../core/events/index.js';
import { ProblemError } from '../../core/problems/index.js';
import type { Asking } from '../asking.js';
import { Assess } from '../assess.js';
import type { Assessment } from '../assessment.js';
import { askOf, type Locked } from '../locked-requisition.js';
import { refuseUnlessMayPlace } from '../requisitions.policy.js';
import { CarryOut, type Going } from './carry-out.js';
import type { Judged } from './judged-offer.js';

/** What was tried out, on its way out of what is taken back. */
class TriedOut extends Error {
  constructor(readonly judged: Assessment[]) {
    super('Tried out');
  }
}

/** Finds out what an offer would do: it is done, judged and taken back at once, so that what is promised is what accepting does. */
@Injectable()
export class TryOut {
  constructor(
    private readonly assess: Assess,
    private readonly carrying: CarryOut,
    private readonly events: Events,
  ) {}

  /** Judges requests under lock, as they stand and as they would. @throws as carrying it out does */
  async tryOut(asking: Asking, goings: readonly Going[], overruled: boolean): Promise<Judged[]> {
    const nows = new Map<Going, Assessment | null>();
    for (const going of goings) nows.set(going, await this.asItStands(asking, going.locked));
    const thens = await this.done(asking, goings, overruled);
    return goings.flatMap((going, index) => {
      const then = thens[index];
      if (!then) return [];
      // alone it goes where whoever offers it could move it
      if (goings.length === 1) refuseUnlessMayPlace(asking, going.locked, then.context.entry, false);
      return [{ locked: going.locked, now: nows.get(going) ?? null, then }];
    });
  }

  private async done(asking: Asking, goings: readonly Going[], overruled: boolean): Promise<Assessment[]> {
    try {
      return await this.events.attempt<Assessment[]>(async () => {
        throw new TriedOut(await this.carrying.carryOut(asking, goings, overruled));
      });
    } catch (error) {
      if (error instanceof TriedOut) return error.judged;
      throw error;
    }
  }

  private async asItStands(asking: Asking, locked: Locked): Promise<Assessment | null> {
    try {
      return await this.assess.lookAt(asking, askOf(locked), locked);
    } catch (error) {
      // its lesson is not held
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }
}
