import { Injectable } from '@nestjs/common';
import { type Rules, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';

/** Who asks, by which rules, and when: one value for one call, so that nothing in it is judged by two clocks or two sets of rules. */
export interface Asking {
  principal: Principal;
  rules: Rules;
  nowMs: number;
}

/** Begins a call: reads the rules that it is judged by, and the time. */
@Injectable()
export class Askings {
  constructor(
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  /** Takes the rules of the person's school as they are now. */
  async begin(principal: Principal): Promise<Asking> {
    return { principal, rules: await this.rules.of(principal), nowMs: this.clock.nowMs() };
  }
}
