import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { Database, expectedOr, Notices } from '../database/index.js';
import type { Consumer, Work } from './consumer.js';
import { pauseAfter } from './pauses.js';
import { PendingRow } from './pending.entity.js';
import { type Claimed, Pending, PENDING, POLL_MS } from './pending.js';
import { Rest } from './rest.js';
import { SingleFlight } from './single-flight.js';
import { StandingWork } from './standing-work.js';

/** For so long claimed work is left to the server that claimed it; should that one die, another does it afterwards. */
const LEASE_MS = 2 * 60_000;
/** As many rows are claimed at once. */
const BATCH = 100;
/** Between two looks for work lies at least this, in milliseconds: what many transactions cause is taken together. */
const GATHER_MS = 200;
/** Once in so long, in milliseconds, every school is seen to have its standing work; no rest is longer. */
const LONGEST_MS = 3_600_000;
/** Who has more to do is asked again after this, in milliseconds, at the earliest. */
const SOONEST_MS = 1000;

/**
 * Does what waits in every school: woken by a notice, by the next instant at which something is due, and every half minute besides.
 * Consumers do not wait for one another; each takes one school after another.
 */
@Injectable()
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Worker');
  private readonly consumers = new Map<string, Consumer>();
  /** What each consumer has in hand. */
  private readonly busy = new Map<string, Promise<void>>();
  private readonly rest = new Rest();
  private readonly turns = new SingleFlight();
  private isStopped = false;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly pending: Pending,
    private readonly notices: Notices,
    private readonly standing: StandingWork,
    @Inject(CONFIG) private readonly config: Pick<Config, 'jobs'>,
  ) {}

  /** Makes a consumer known; once each, before the server is up. */
  register(consumer: Consumer): void {
    if (this.consumers.has(consumer.name)) throw new Error(`Two consumers are called ${consumer.name}`);
    this.consumers.set(consumer.name, consumer);
    if (consumer.isStanding) this.standing.add(consumer.name);
  }

  /**
   * Does all that is due by the injected clock and what becomes due by that, of the consumers named or of all, and answers when
   * nothing is left. For tests and tools; a server with its jobs on does so by itself.
   */
  async run(...names: string[]): Promise<void> {
    const wanted = names.length > 0 ? names : [...this.consumers.keys()];
    for (let isMore = true; isMore;) {
      isMore = (await this.begin(wanted)).isAny;
      await this.inHand();
    }
  }

  onApplicationBootstrap(): void {
    if (!this.config.jobs) return;
    this.notices.listen(PENDING, () => this.rest.wake());
    void this.turns.run(() => this.goOn());
  }

  /** Looks for work twice a minute, whether it was told of any or not: the net under a notice that got lost. */
  @Interval('look for work', POLL_MS)
  look(): void {
    this.rest.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    this.rest.wake();
    await this.turns.stop();
  }

  private async goOn(): Promise<void> {
    let completeAtMs = this.clock.nowMs();
    while (!this.isStopped) {
      let nextDueMs: number | null = null;
      try {
        if (this.clock.nowMs() >= completeAtMs) {
          await this.standing.complete();
          completeAtMs = this.clock.nowMs() + LONGEST_MS;
        }
        ({ nextDueMs } = await this.begin([...this.consumers.keys()]));
      } catch (error) {
        this.logger.error(expectedOr(error), 'work could not be claimed; it is tried again');
      }
      // a clock that stands still reaches no instant by waiting
      const untilNext = nextDueMs === null || this.clock.fixed ? LONGEST_MS : nextDueMs - this.clock.nowMs();
      if (!this.isStopped) await this.rest.between(GATHER_MS, Math.min(untilNext, LONGEST_MS));
    }
    await this.inHand();
  }

  private async inHand(): Promise<void> {
    await Promise.all(this.busy.values());
  }

  /** Claims what is due of the consumers that have nothing in hand, and has them begin with it. */
  private async begin(names: readonly string[]): Promise<{ isAny: boolean; nextDueMs: number | null }> {
    const free = names.filter((name) => !this.busy.has(name));
    const { claimed, nextDueMs } = await this.pending.claim(free, this.clock.nowMs() + LEASE_MS, BATCH);
    for (const [name, groups] of Map.groupBy(claimed, ({ consumer }) => consumer)) this.hand(name, groups);
    return { isAny: claimed.length > 0, nextDueMs };
  }

  private hand(name: string, groups: readonly Claimed[]): void {
    const consumer = this.consumers.get(name);
    if (!consumer) return;
    const work = this.each(consumer, groups).finally(() => {
      this.busy.delete(name);
      this.rest.wake();
    });
    this.busy.set(name, work);
  }

  private async each(consumer: Consumer, groups: readonly Claimed[]): Promise<void> {
    for (const group of groups)
      if (this.isStopped) await this.putOff(group, this.clock.nowMs());
      else await this.attempt(consumer, group);
  }

  /** Work that fails waits for a later attempt and keeps nothing else waiting: events that were taken together are tried one by one. */
  private async attempt(consumer: Consumer, group: Claimed): Promise<void> {
    const { schoolId, rows } = group;
    try {
      await this.db.patiently(() => (consumer.isOutside ? this.doOutside(consumer, group) : this.doInside(consumer, group)));
    } catch (error) {
      if (rows.length > 1 && rows.some(({ eventId }) => eventId !== null))
        for (const row of rows) await this.attempt(consumer, { ...group, rows: [row] });
      else {
        const attempts = Math.max(...rows.map((row) => row.attempts));
        const eventIds = rows.map(({ eventId }) => eventId);
        this.logger.error(
          { ...expectedOr(error), consumer: consumer.name, schoolId, eventIds, attempts },
          'work failed; it is tried again later',
        );
        await this.putOff(group, this.clock.nowMs() + pauseAfter(attempts));
      }
    }
  }

  private async putOff(group: Claimed, untilMs: number): Promise<void> {
    try {
      await this.pending.postpone(group, untilMs);
    } catch (error) {
      this.logger.error(expectedOr(error), 'work could not be put off; its lease ends by itself');
    }
  }

  /** Takes the work away and does it in one transaction: it is done once, whoever else tries. */
  private doInside(consumer: Consumer, group: Claimed): Promise<void> {
    return this.db.transaction(group.schoolId, async () => {
      const rows = await this.pending.take(group);
      if (rows.length === 0) return;
      if (consumer.isStanding) await this.pending.merge(group);
      await this.goOnAt(group, await consumer.run(workOf({ ...group, rows })));
    });
  }

  private async doOutside(consumer: Consumer, group: Claimed): Promise<void> {
    if (consumer.isStanding) await this.db.transaction(group.schoolId, () => this.pending.merge(group));
    const nextMs = await consumer.run(workOf(group));
    await this.db.transaction(group.schoolId, async () => {
      await this.pending.take(group);
      await this.goOnAt(group, nextMs);
    });
  }

  private async goOnAt({ schoolId, consumer }: Claimed, dueMs: number | null): Promise<void> {
    if (dueMs === null) return;
    const soonest = this.clock.nowMs() + SOONEST_MS;
    await this.db.insert([PendingRow, this.pending.rows(schoolId, { consumer, dueMs: Math.max(dueMs, soonest) })]);
  }
}

function workOf({ schoolId, rows }: Claimed): Work {
  return {
    schoolId,
    dueMs: Math.min(...rows.map(({ dueMs }) => dueMs)),
    eventIds: rows
      .map(({ eventId }) => eventId)
      .filter((id) => id !== null)
      .sort(),
  };
}
