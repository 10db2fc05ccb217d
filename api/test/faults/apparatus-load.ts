import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 30_000;

/** One try of one write: what was answered to it, and how long that took. Status 0: no answer came. */
export interface Try {
  name: string;
  keyed: boolean;
  status: number;
  detail: string;
  ms: number;
}

/** Many clients that each add apparatus, one after another; half of them under a key, which they send again until it is taken. */
export class ApparatusLoad {
  readonly tries: Try[] = [];
  private readonly clients: Promise<void>[];
  private going = true;
  private acknowledged = 0;

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
    clients = 16,
  ) {
    this.clients = Array.from({ length: clients }, (_, client) => this.client(client % 2 === 0));
  }

  /** Lets each client finish what it is at. */
  async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.clients);
  }

  /** Waits until so many more writes are acknowledged, at most `ms` milliseconds. */
  async acknowledges(more: number, ms: number): Promise<void> {
    const enough = this.acknowledged + more;
    for (const end = performance.now() + ms; this.acknowledged < enough && performance.now() < end;) await pause(10);
  }

  private async client(keyed: boolean): Promise<void> {
    while (this.going) {
      const name = randomUUID();
      let status: number;
      do {
        status = await this.add(name, keyed);
        if (status !== 201) await pause(10);
      } while (keyed && status !== 201 && this.going);
    }
  }

  private async add(name: string, keyed: boolean): Promise<number> {
    const begun = performance.now();
    const answer = await fetch(`${this.url}/api/apparatus`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json', ...(keyed ? { 'idempotency-key': name } : {}) },
      body: JSON.stringify({ name, owned: 1 }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
      .then(async (got) => ({ status: got.status, detail: ((await got.json()) as { detail?: string }).detail ?? '' }))
      .catch(() => ({ status: 0, detail: '' }));
    if (answer.status === 201) this.acknowledged++;
    this.tries.push({ name, keyed, ...answer, ms: performance.now() - begun });
    return answer.status;
  }
}
