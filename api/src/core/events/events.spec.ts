import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EVENT_NAMES, type EventName, subjectOf } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { newId } from '../ids/index.js';
import type { Principal } from '../access/index.js';
import { type Doer, type EventOf, Events, type NewEvent, TakeBacks, type TakenBack, Within } from './index.js';

let kit: TestApp;
let school: TestSchool;
let events: Events;
beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  events = kit.app.get(Events);
});
afterAll(() => kit.stop());
beforeEach(async () => {
  school = await TestSchool.make(kit, { calendar: null });
});

const doer = () => ({ schoolId: school.id, personId: school.personId('head') });
const added = (name = 'Music') => ({ name: 'department.added', subjectId: newId(), payload: { after: { name } } }) as const;
const recorded = () =>
  kit.db.read<{ name: string; person_id: string | null; payload: unknown }>(
    school.id,
    'SELECT name, person_id, payload FROM event WHERE school_id = $1 ORDER BY id',
    [school.id],
  );

describe('an event', () => {
  it('is written with its facts, its doer and its subject', async () => {
    const event = added();
    const [row] = await kit.db.transaction(school.id, () => events.record(doer(), event));
    expect(row).toMatchObject({ ...event, subject: 'department', at: '2026-11-03T07:00:00Z', note: null });
    expect(await recorded()).toEqual([{ name: 'department.added', person_id: school.personId('head'), payload: event.payload }]);
  });
  it('that followed by itself has no doer', async () => {
    const { personId: _, schoolId } = doer();
    await kit.db.transaction(school.id, () =>
      events.record({ schoolId, personId: school.personId('head') }, { ...added(), automatic: true }),
    );
    expect(await recorded()).toMatchObject([{ person_id: null }]);
  });
  it.each(['record', 'recordWithCommit'] as const)('is not recorded by %s when its transaction is rolled back', async (way) => {
    const work = kit.db.transaction(school.id, async () => {
      await events[way](doer(), added());
      throw new Error('Changed my mind');
    });
    await expect(work).rejects.toThrow('Changed my mind');
    expect(await recorded()).toEqual([]);
  });
  it('goes in with the rows of its command in one statement', async () => {
    await kit.db.transaction(school.id, async () => {
      const before = kit.db.counts.statements;
      await events.record(doer(), [added('Music'), added('Art')]);
      expect(kit.db.counts.statements - before).toBe(1);
    });
    expect(await recorded()).toMatchObject([{ payload: { after: { name: 'Music' } } }, { payload: { after: { name: 'Art' } } }]);
  });
  it('has a subject by its name, whatever its name', () => {
    expect(EVENT_NAMES.length).toBeGreaterThan(40);
    for (const name of EVENT_NAMES) expect([name, subjectOf(name)]).toEqual([name, expect.stringMatching(/^[a-z]+(-[a-z]+)*$/)]);
  });
});

describe('the facts of an event', () => {
  /** The compiler is what is tested here: a line that it does not refuse fails the type check. */
  const refused = (to: Events, by: Doer, subjectId: string) => {
    // @ts-expect-error no event has this name
    void to.record(by, { name: 'department.founded', subjectId, payload: { after: { name: '' } } });
    // @ts-expect-error a key that the event does not have
    void to.record(by, { name: 'department.added', subjectId, payload: { after: { name: '', colour: '' } } });
    // @ts-expect-error a part that the event does not have
    void to.record(by, { name: 'department.added', subjectId, payload: { before: null, after: { name: '' } } });
    // @ts-expect-error a key is missing
    void to.record(by, { name: 'department.added', subjectId, payload: { after: {} } });
    // @ts-expect-error a key that another event has
    void to.record(by, { name: 'apparatus.broken', subjectId, payload: { before: { owned: 1 }, after: { outOfService: 1 } } });
    // @ts-expect-error a sentence in the place of facts
    void to.record(by, { name: 'school.changed', subjectId, payload: 'The school was changed' });
    // @ts-expect-error also with the commit
    void to.recordWithCommit(by, { name: 'department.added', subjectId, payload: { after: { name: '', colour: '' } } });
    const joined = { name: 'person.joined', subjectId, payload: { after: { name: '' } } } as const;
    // @ts-expect-error and among several
    void to.record(by, [joined, { name: 'person.joined', subjectId, payload: { after: { name: '', colour: '' } } }]);
  };

  it('are those of its name and no others, which the compiler holds', () => {
    expect(refused).toBeInstanceOf(Function);
  });
});

describe('a reader within the transaction', () => {
  const read: EventOf<'department.changed'>[][] = [];
  let fails = false;
  const changed = (): NewEvent => {
    const settings = { name: 'Art', riskAssessmentNeeded: false };
    return { name: 'department.changed', subjectId: newId(), payload: { before: settings, after: settings } };
  };
  beforeAll(() => {
    kit.app.get(Within).on('department.changed', async (named) => {
      if (fails) throw new Error('The reader cannot');
      await kit.db.change('UPDATE school SET rules_version = 7 WHERE school_id = $1', [named[0]?.schoolId]);
      await kit.db.change('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [named[0]?.schoolId]);
      read.push(named);
    });
  });
  beforeEach(() => {
    read.length = 0;
    fails = false;
  });
  const version = async () =>
    (await kit.db.read<{ rules_version: number }>(school.id, 'SELECT rules_version FROM school WHERE school_id = $1', [school.id]))[0]
      ?.rules_version;

  it.each(['record', 'recordWithCommit'] as const)('has written before the transaction of %s commits', async (way) => {
    await kit.db.transaction(school.id, () => events[way](doer(), [changed(), added(), changed()]));
    expect(read.map((named) => named.map(({ name }) => name))).toEqual([['department.changed', 'department.changed']]);
    expect(await version()).toBe(8);
  });
  it.each(['record', 'recordWithCommit'] as const)('takes the event of %s with it when it fails', async (way) => {
    fails = true;
    const work = kit.db.transaction(school.id, () => events[way](doer(), changed()));
    await expect(work).rejects.toThrow('The reader cannot');
    expect(await recorded()).toEqual([]);
  });
  it('is not asked of other events', async () => {
    await kit.db.transaction(school.id, () => events.record(doer(), added()));
    expect(read).toEqual([]);
  });
});

describe('taking an event back', () => {
  const taken = (name: EventName): TakenBack => ({
    event: { name, payload: { after: { name: 'Music' } } } as EventOf<EventName>,
    eventIds: [],
    kept: null,
    refuseIfBuiltOn: () => Promise.resolve(),
  });
  const me = () => ({ ...doer() }) as Principal;

  it('is what the feature of the event does, found by its name', async () => {
    const takeBacks = new TakeBacks();
    const undone: string[] = [];
    takeBacks.add('department.added', ({ personId }, { event }) =>
      Promise.resolve(void undone.push(`${personId} ${event.payload.after.name}`)),
    );
    expect(takeBacks.knows('department.added')).toBe(true);
    expect(await takeBacks.takeBack(me(), taken('department.added'))).toBe(true);
    expect(undone).toEqual([`${school.personId('head')} Music`]);
  });
  it('does nothing where no feature has said how', async () => {
    expect(kit.app.get(TakeBacks).knows('department.added')).toBe(false);
    expect(await kit.app.get(TakeBacks).takeBack(me(), taken('department.added'))).toBe(false);
  });
  it('has one way', () => {
    const takeBacks = new TakeBacks();
    takeBacks.add('task.done', () => Promise.resolve());
    expect(() => takeBacks.add('task.done', () => Promise.resolve())).toThrow('task.done can be taken back in one way only');
  });
});
