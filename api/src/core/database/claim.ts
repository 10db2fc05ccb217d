import type { Answer } from './packet.js';
import type { Statement } from './statement.js';

/** That what a request took for granted does not hold: nothing of it was committed. */
export class NoLongerTrue extends Error {}

type Send = (statement: Statement, values: unknown[]) => Promise<Answer>;

/**
 * What a request takes for granted from memory, with the statement that answers a row as long as it is so. It travels in front of the first
 * statement of its school, so that asking costs no round trip; nothing commits, and nothing is answered, before that row has come.
 */
export class Claim {
  private asked: Promise<boolean> | null = null;

  constructor(
    readonly schoolId: string,
    private readonly statement: Statement,
    private readonly values: unknown[],
  ) {}

  /** Sends what asks whether it holds, unless that was sent before. */
  ask(send: Send): Promise<unknown> {
    if (this.asked) return this.asked;
    const asked = send(this.statement, this.values).then(({ count }) => count === 1);
    this.asked = asked;
    asked.catch(() => {
      if (this.asked === asked) this.asked = null; // whoever sends again asks again
    });
    return asked;
  }

  /** Whether it holds; undefined where nobody has asked. */
  async holds(): Promise<boolean | undefined> {
    return (await this.asked) ?? undefined;
  }

  /** @throws NoLongerTrue where it was asked and does not hold */
  async mustHold(): Promise<void> {
    if ((await this.asked) === false) throw new NoLongerTrue();
  }
}
