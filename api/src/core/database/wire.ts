import type { PoolClient } from 'pg';
import { BEYOND_MS, BOUNDS, PATIENT, PLANNED_EACH_TIME, PROBE_MS, QUIET_MS } from './bounds.js';
import { cutOff } from './lasting-client.js';
import { type Answer, Packet, type Sent, type Shapes } from './packet.js';

/** A connection as the server speaks on it: what is sent in one turn of the event loop leaves in one packet. */
export class Wire {
  private readonly shapes: Shapes = new Map();
  private gathering: Packet | null = null;
  /** How much was sent that is not answered yet; while there is any, an end of the patience is set. */
  private unanswered = 0;
  private patience: NodeJS.Timeout | null = null;
  private patienceMs = 0;
  /** When it last answered, on the clock of `performance`. */
  heardAt = performance.now();
  /** Nothing came from it any more, and it was ended for that. */
  isDead = false;
  /** Gives the turn back under which it is used. */
  giveBack: () => void = () => undefined;

  constructor(private readonly client: PoolClient) {}

  /** Takes it for one piece of work. `patient`: statements may take long. */
  begin(giveBack: () => void, patient: boolean): void {
    this.giveBack = giveBack;
    this.patienceMs = (patient ? PATIENT : BOUNDS).statement + BEYOND_MS;
  }

  /**
   * Asks, where it was quiet for long, whether it still leads anywhere; the work that follows right behind does not wait for the answer.
   * Without one the connection is ended, and `isDead`.
   */
  probe(): void {
    if (performance.now() - this.heardAt < QUIET_MS) return;
    const late = setTimeout(() => setImmediate(() => isHeard || this.die()), PROBE_MS);
    let isHeard = false;
    const ask = new Packet(this.shapes);
    ask.onEnd = () => {
      isHeard = true;
      clearTimeout(late);
      this.heardAt = performance.now();
    };
    this.client.query(ask);
  }

  /** Sends a statement with the others of this turn. @throws what PostgreSQL says to it, or to one before it in the packet */
  send(statement: Sent): Promise<Answer> {
    if (!this.gathering) {
      this.gathering = new Packet(this.shapes);
      process.nextTick(() => this.leave());
    }
    return this.gathering.add(statement);
  }

  /** As `send`, in a transaction, for a statement that is planned for its values. */
  async sendByValues(statement: Sent): Promise<Answer> {
    const [before, after] = PLANNED_EACH_TIME.map((text) => ({ name: text, text, values: [] }));
    const [, answer] = await Promise.all([this.send(before!), this.send(statement), this.send(after!)]);
    return answer;
  }

  /** Sends a command by itself, behind all that was sent before: what stands behind a failed statement in its packet is passed over. */
  async alone(text: string): Promise<void> {
    this.leave();
    this.waits();
    await this.client.query(text).finally(() => this.hears());
  }

  /** Gives the connection back to the pool, which closes it when it is `broken`. */
  release(broken?: Error): void {
    this.client.release(broken);
    this.giveBack();
  }

  private leave(): void {
    const packet = this.gathering;
    this.gathering = null;
    if (!packet) return;
    this.waits();
    packet.onEnd = () => this.hears();
    this.client.query(packet);
  }

  private waits(): void {
    if (this.unanswered++ === 0) this.setPatience();
  }

  private hears(): void {
    this.heardAt = performance.now();
    if (this.patience) clearTimeout(this.patience);
    if (--this.unanswered > 0) this.setPatience();
  }

  /** What has arrived meanwhile is read first: this process may be what was slow. */
  private setPatience(): void {
    const before = this.heardAt;
    this.patience = setTimeout(() => setImmediate(() => this.unanswered > 0 && this.heardAt === before && this.die()), this.patienceMs);
  }

  private die(): void {
    this.isDead = true;
    cutOff(this.client);
  }
}
