import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startBeside, startTestApp, type TestApp } from '../../testing/index.js';
import { Database } from '../database/index.js';
import type { Consumer, Work } from './consumer.js';
import { PendingRow } from './pending.entity.js';
import { Pending, type Wanted } from './pending.js';
import { Worker } from './worker.js';

const NOW = '2026-11-03T07:00:00Z';

/** A consumer that keeps in mind what it has done, once that is committed. */
class Recorder implements Consumer {
  readonly done: Work[] = [];
  /** What it comes to before it is done. */
  meets: (work: Work) => Promise<void> = () => Promise.resolve();
  next: (work: Work) => number | null = () => null;

  constructor(
    readonly name: string,
    private readonly db: Database,
  ) {}

  async run(work: Work): Promise<number | null> {
    await this.meets(work);
    this.db.afterCommit(() => this.done.push(work));
    return this.next(work);
  }
}

let kit: TestApp;
let second: TestApp;
beforeAll(async () => {
  kit = await startTestApp(NOW);
  second = await startBeside(kit);
});
afterAll(async () => {
  await second.stop();
  await kit.stop();
});
afterEach(async () => {
  await kit.db.acrossSchools('DELETE FROM pending');
  for (const { clock } of [kit, second]) clock.set(NOW);
});

let made = 0;
/** A consumer of its own for one test, at each of the servers. */
function recorders(...servers: TestApp[]): Recorder[] {
  const name = `test-${++made}`;
  return servers.map(({ app, db }) => {
    const recorder = new Recorder(name, db);
    app.get(Worker).register(recorder);
    return recorder;
  });
}
function recorder(server = kit): Recorder {
  const [only] = recorders(server);
  if (!only) throw new Error('No recorder');
  return only;
}
const want = (schoolId: string, ...wanted: Wanted[]) =>
  kit.db.transaction(schoolId, () => kit.db.insert([PendingRow, kit.app.get(Pending).rows(schoolId, ...wanted)]));
const run = (...names: string[]) => kit.app.get(Worker).run(...names);
const at = (now: string) => {
  for (const { clock } of [kit, second]) clock.set(now);
};
const ms = (now: string) => Temporal.Instant.from(now).epochMilliseconds;
const waiting = () => kit.db.acrossSchools<{ due: number; attempts: number }>('SELECT due, attempts FROM pending ORDER BY due, id');

describe('work that waits', () => {
  it('is done when it is due, once for each school, with its events in order', async () => {
    const consumer = recorder();
    const { name: to } = consumer;
    const [a, b] = [randomUUID(), randomUUID()];
    const events = ['01', '02', '03'].map((end) => `00000000-0000-7000-8000-0000000000${end}`);
    await want(a, ...[2, 0, 1].map((index) => ({ consumer: to, dueMs: ms(NOW) - index, eventId: events[index] ?? '' })));
    await want(b, { consumer: to, dueMs: ms('2026-11-03T08:00:00Z') });
    await run();
    expect(consumer.done).toEqual([{ schoolId: a, dueMs: ms(NOW) - 2, eventIds: events }]);
    at('2026-11-03T08:00:00Z');
    await run();
    expect(consumer.done.slice(1)).toEqual([{ schoolId: b, dueMs: ms('2026-11-03T08:00:00Z'), eventIds: [] }]);
    expect(await waiting()).toEqual([]);
  });

  it('is not there when the transaction that caused it was rolled back', async () => {
    const consumer = recorder();
    const school = randomUUID();
    const refused = kit.db.transaction(school, async () => {
      await want(school, { consumer: consumer.name, dueMs: ms(NOW) });
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await run();
    expect(consumer.done).toEqual([]);
  });

  it('goes on at the instant that the consumer names', async () => {
    const consumer = recorder();
    consumer.next = () => ms('2026-11-04T07:00:00Z');
    await want(randomUUID(), { consumer: consumer.name, dueMs: ms(NOW) });
    await run();
    expect(await waiting()).toEqual([{ due: ms('2026-11-04T07:00:00Z'), attempts: 0 }]);
    at('2026-11-04T06:59:59Z');
    await run();
    expect(consumer.done).toHaveLength(1);
    at('2026-11-04T07:00:00Z');
    await run();
    expect(consumer.done).toHaveLength(2);
  });

  it('of a consumer that this server does not know is left to one that does', async () => {
    await want(randomUUID(), { consumer: 'of-another-version', dueMs: ms(NOW) });
    await run();
    expect(await waiting()).toEqual([{ due: ms(NOW), attempts: 0 }]);
  });
});

describe('work that fails', () => {
  it('changes nothing, is put off ever longer, and is never given up', async () => {
    const consumer = recorder();
    const school = randomUUID();
    consumer.meets = async () => {
      await want(school, { consumer: 'never-committed', dueMs: ms(NOW) });
      throw new Error('broken');
    };
    await want(school, { consumer: consumer.name, dueMs: ms(NOW) });
    const pauses: number[] = [];
    for (let now = ms(NOW), attempt = 0; attempt < 7; attempt++) {
      at(Temporal.Instant.fromEpochMilliseconds(now).toString());
      await run();
      const [row, ...others] = await waiting();
      expect(others).toEqual([]);
      expect(row?.attempts).toBe(attempt + 1);
      pauses.push(((row?.due ?? 0) - now) / 1000);
      now = row?.due ?? 0;
    }
    expect(pauses).toEqual([5, 30, 120, 600, 3600, 3600, 3600]);
    expect(consumer.done).toEqual([]);
  });

  it('keeps neither other schools nor the events beside it waiting', async () => {
    const consumer = recorder();
    const [a, b] = [randomUUID(), randomUUID()];
    const [well, ill, after] = [randomUUID(), randomUUID(), randomUUID()];
    consumer.meets = ({ eventIds }) => (eventIds.includes(ill) ? Promise.reject(new Error('ill')) : Promise.resolve());
    await want(a, ...[well, ill, after].map((eventId) => ({ consumer: consumer.name, dueMs: ms(NOW), eventId })));
    await want(b, { consumer: consumer.name, dueMs: ms(NOW), eventId: well });
    await run();
    expect(consumer.done.map(({ schoolId, eventIds }) => [schoolId, ...eventIds])).toEqual([
      [a, well],
      [a, after],
      [b, well],
    ]);
    expect(await waiting()).toEqual([{ due: ms(NOW) + 5000, attempts: 1 }]);
  });
});

describe('several servers', () => {
  it('do each piece of work once', async () => {
    const [here, there] = recorders(kit, second);
    const schools = Array.from({ length: 60 }, () => randomUUID());
    for (const school of schools)
      await want(school, ...[1, 2].map(() => ({ consumer: here?.name ?? '', dueMs: ms(NOW), eventId: randomUUID() })));
    await Promise.all([kit, second].map(({ app }) => app.get(Worker).run()));
    const done = [...(here?.done ?? []), ...(there?.done ?? [])].flatMap(({ schoolId, eventIds }) => eventIds.map(() => schoolId));
    expect(done.sort()).toEqual([...schools, ...schools].sort());
    expect(await waiting()).toEqual([]);
  });

  it('take up what one of them had in hand when it died, once its lease is over, and do not hear of it any more', async () => {
    const consumer = recorder();
    await want(randomUUID(), { consumer: consumer.name, dueMs: ms(NOW) });
    const theirs = second.app.get(Pending);
    const { claimed } = await theirs.claim([consumer.name], ms(NOW) + 120_000, 10);
    expect(claimed).toHaveLength(1);
    at('2026-11-03T07:01:59Z');
    await run();
    expect(consumer.done).toEqual([]);
    at('2026-11-03T07:02:00Z');
    await run();
    expect(consumer.done).toHaveLength(1);
    for (const group of claimed) expect(await second.db.transaction(group.schoolId, () => theirs.take(group))).toEqual([]);
  });

  it('leave work to the later of two claims, should the earlier one awake while the later one has it in hand', async () => {
    const consumer = recorder();
    await want(randomUUID(), { consumer: consumer.name, dueMs: ms(NOW) });
    const theirs = second.app.get(Pending);
    const { claimed } = await theirs.claim([consumer.name], ms(NOW) + 120_000, 10);
    at('2026-11-03T07:02:00Z');
    await kit.app.get(Pending).claim([consumer.name], ms(NOW) + 240_000, 10);
    for (const group of claimed) expect(await second.db.transaction(group.schoolId, () => theirs.take(group))).toEqual([]);
    expect(await waiting()).toEqual([{ due: ms(NOW) + 240_000, attempts: 2 }]);
  });
});
