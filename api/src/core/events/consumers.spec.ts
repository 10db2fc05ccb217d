import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Apparatus, EventName, EventPattern, Requisition } from '@app/shared';
import { startBeside, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { newId } from '../ids/index.js';
import { Worker } from '../jobs/index.js';
import { type Consumer, Consumers, type EventRow, Events } from './index.js';

const LESSON_DAY = '2026-11-10';

let kit: TestApp;
let second: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  second = await startBeside(kit);
});
afterAll(async () => {
  await second.stop();
  await kit.stop();
});
beforeEach(async () => {
  for (const { clock } of [kit, second]) clock.set('2026-11-03T07:00:00Z');
  school = await TestSchool.make(kit);
});

/** A consumer that keeps what it heard. */
class Listener implements Consumer {
  readonly heard: EventRow[] = [];
  fails: (event: EventRow) => boolean = () => false;

  constructor(
    readonly name: string,
    readonly events: readonly EventPattern[],
  ) {}

  async deliver(_schoolId: string, events: readonly EventRow[]): Promise<void> {
    if (events.some(this.fails)) throw new Error('The consumer cannot');
    this.heard.push(...events);
    await Promise.resolve();
  }
}

let made = 0;
/** A consumer of its own for one test, at each of the servers. */
function listen(patterns: readonly EventPattern[], ...servers: TestApp[]): Listener[] {
  const name = `listener-${++made}`;
  return servers.map(({ app }) => {
    const listener = new Listener(name, patterns);
    app.get(Consumers).add(listener);
    return listener;
  });
}
function listener(...patterns: EventPattern[]): Listener {
  const [only] = listen(patterns, kit);
  if (!only) throw new Error('No listener');
  return only;
}
const run = (consumer: Listener) => kit.app.get(Worker).run(consumer.name);
const doer = () => ({ schoolId: school.id, personId: school.personId('head') });
const department = (name: string) => ({ name: 'department.added', subjectId: newId(), payload: { after: { name } } }) as const;
const add = (...names: string[]) => kit.db.transaction(school.id, () => kit.app.get(Events).record(doer(), names.map(department)));
const namesOf = ({ heard }: Listener) => heard.map(({ payload }) => (payload as { after: { name: string } }).after.name);

describe('a consumer', () => {
  it('hears what commands did that know nothing of it, of whatever noun', async () => {
    const consumer = listener('requisition.submitted', 'apparatus.*');
    const technician = school.client('technician');
    const { body: balance } = await technician.post<Apparatus>('/apparatus', { name: 'Balance', owned: 20 });
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_${LESSON_DAY}`;
    const lines = [{ apparatusId: balance.id, perClass: 12 }];
    const asked = await school
      .client('teacher')
      .post<Requisition>('/requisitions', { lessonId, title: 'Weighing', lines, status: 'submitted' });
    expect(asked.status).toBe(201);
    await technician.put(`/apparatus/${balance.id}`, { version: 1, owned: 9 });
    await run(consumer);
    expect(consumer.heard.map(({ name, subjectId }) => [name, subjectId])).toEqual([
      ['apparatus.added', balance.id],
      ['requisition.submitted', asked.body.id],
      ['apparatus.short', balance.id],
      ['apparatus.changed', balance.id],
    ]);
    expect(consumer.heard[2]).toMatchObject({
      schoolId: school.id,
      at: '2026-11-03T07:00:00Z',
      personId: school.personId('technician'),
      payload: { after: { name: 'Balance', taken: [{ requisitionId: asked.body.id, quantity: 3 }] } },
    });
  });

  it('hears each event once, oldest first, and nothing that was rolled back', async () => {
    const consumer = listener('department.*');
    await add('Music', 'Art');
    await expect(
      kit.db.transaction(school.id, async () => {
        await kit.app.get(Events).record(doer(), department('Never'));
        throw new Error('Changed my mind');
      }),
    ).rejects.toThrow('Changed my mind');
    await run(consumer);
    await run(consumer);
    await add('Drama');
    await run(consumer);
    expect(namesOf(consumer)).toEqual(['Music', 'Art', 'Drama']);
  });

  it('on two servers hears each event on one of them', async () => {
    const listeners = listen(['department.*'], kit, second);
    const names = Array.from({ length: 40 }, (_, index) => `Department ${index}`);
    for (const name of names) await add(name);
    await Promise.all([kit, second].map(({ app }) => app.get(Worker).run(listeners[0]?.name ?? '')));
    expect(listeners.flatMap(namesOf).sort()).toEqual(names.sort());
  });

  it('that fails at an event hears the others, and that one again later', async () => {
    const consumer = listener('department.*');
    consumer.fails = ({ payload }) => JSON.stringify(payload).includes('Art');
    const other = listener('department.added');
    await add('Music', 'Art', 'Drama');
    await kit.app.get(Worker).run(consumer.name, other.name);
    expect(namesOf(consumer)).toEqual(['Music', 'Drama']);
    expect(namesOf(other)).toEqual(['Music', 'Art', 'Drama']);
    consumer.fails = () => false;
    kit.clock.set('2026-11-03T07:01:00Z');
    await run(consumer);
    expect(namesOf(consumer)).toEqual(['Music', 'Drama', 'Art']);
  });
});

describe('the consumers', () => {
  const of = (name: EventName, ...consumers: Listener[]) => {
    const wanted = kit.app.get(Consumers).of(name);
    return consumers.map((consumer) => wanted.includes(consumer));
  };

  it('are found by the events that they name: one, those of a noun, or all', () => {
    const consumers = [listener('requisition.short'), listener('requisition.*', 'policy.changed'), listener('*')];
    expect(of('requisition.short', ...consumers)).toEqual([true, true, true]);
    expect(of('requisition.submitted', ...consumers)).toEqual([false, true, true]);
    expect(of('policy.changed', ...consumers)).toEqual([false, true, true]);
    expect(of('apparatus.short', ...consumers)).toEqual([false, false, true]);
  });
  it('have names of their own', () => {
    const { name } = listener('policy.changed');
    expect(() => kit.app.get(Consumers).add(new Listener(name, ['task.done']))).toThrow(name);
    expect(
      kit.app
        .get(Consumers)
        .of('task.done')
        .map((one) => one.name),
    ).not.toContain(name);
  });
  it('name events that there are, which the compiler holds', () => {
    // @ts-expect-error no event is called so
    const wrong = listener('requisition.shrot');
    // @ts-expect-error and no noun
    const wrongNoun = listener('requisitions.*');
    expect(of('requisition.short', wrong, wrongNoun)).toEqual([false, false]);
  });
});
