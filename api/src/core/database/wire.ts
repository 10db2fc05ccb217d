import type { PoolClient } from 'pg';
import { type Answer, Packet, type Sent, type Shapes } from './packet.js';

/** A connection as the server speaks on it: what is sent in one turn of the event loop leaves in one packet. */
export class Wire {
  private readonly shapes: Shapes = new Map();
  private gathering: Packet | null = null;

  constructor(private readonly client: PoolClient) {}

  /** Sends a statement with the others of this turn. @throws what PostgreSQL says to it, or to one before it in the packet */
  send(statement: Sent): Promise<Answer> {
    if (!this.gathering) {
      this.gathering = new Packet(this.shapes);
      process.nextTick(() => this.leave());
    }
    return this.gathering.add(statement);
  }

  /** Sends a command by itself, behind all that was sent before: what stands behind a failed statement in its packet is passed over. */
  async alone(text: string): Promise<void> {
    this.leave();
    await this.client.query(text);
  }

  /** Gives the connection back to the pool, which closes it when it is `broken`. */
  release(broken?: Error): void {
    this.client.release(broken);
  }

  private leave(): void {
    const packet = this.gathering;
    this.gathering = null;
    if (packet) this.client.query(packet);
  }
}
