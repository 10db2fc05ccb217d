import { Injectable } from '@nestjs/common';
import { type Rules, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';

/** Who asks, by which rules, and when: one value for one call, so that nothing in it is judged by two clocks or two sets of rules. */
export interface Asking {
  principal: Principal;
  rules: Rules;
  nowMs: number;
}

/** The school changed its rules since the call began by those from before: it begins again. */
class RulesMovedOn extends Error {
  constructor(readonly version: number) {
    super('The rules of the school have changed since the call began');
  }
}

/** So often a call begins again at most; a school's rules change a few times a day. */
const MAX_TRIES = 10;

/** Begins a call: reads the rules that it is judged by, and the time. */
@Injectable()
export class Askings {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  /** Takes the rules of the person's school as they are now. */
  async begin(principal: Principal): Promise<Asking> {
    return { principal, rules: await this.rules.of(principal), nowMs: this.clock.nowMs() };
  }

  /**
   * Does work in one transaction, by one set of rules. What the work reads first must keep the school's row from changing and be given to
   * `refuseOldRules`: then nothing that was worked out by older rules is ever written, and the work is done again by the new ones.
   */
  async inTransaction<T>(principal: Principal, work: (asking: Asking) => Promise<T>): Promise<T> {
    let asks = principal;
    for (let tries = 1; ; tries++) {
      const asking = await this.begin(asks);
      try {
        return await this.db.transaction(principal.schoolId, () => work(asking));
      } catch (error) {
        if (tries === MAX_TRIES || !(error instanceof RulesMovedOn)) throw error;
        asks = { ...principal, rulesVersion: error.version };
      }
    }
  }
}

/** Has the call begin again where the version, read under lock, is not that of its rules. */
export function refuseOldRules({ rules }: Pick<Asking, 'rules'>, lockedVersion: number): void {
  if (lockedVersion !== rules.version) throw new RulesMovedOn(lockedVersion);
}
