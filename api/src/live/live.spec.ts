import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PrepList, Requisition } from '@app/shared';
import { setTimeout as pause } from 'node:timers/promises';
import { startBeside, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { Listening } from '../testing/listening.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';

const NOW = '2026-11-03T07:00:00Z';
const DAY = '2026-11-10';
/** Longer than anything takes that is on its way, on a busy machine. */
const STILL_MS = 600;

let kit: TestApp;
let second: TestApp;
let school: TestSchool;
let open: Listening[] = [];

beforeAll(async () => {
  kit = await startTestApp(NOW);
  second = await startBeside(kit);
  for (const { app } of [kit, second]) await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await second.stop();
  await kit.stop();
});
beforeEach(async () => {
  for (const { clock } of [kit, second]) clock.set(NOW);
  school = await TestSchool.make(kit);
});
afterEach(() => {
  for (const one of open) one.close();
  open = [];
});

async function listen(key: string, lastId?: string | null, at = kit, of = school): Promise<Listening> {
  const listening = await Listening.at(at, of.headersOf(key), lastId);
  open.push(listening);
  return listening;
}

async function ask(title = 'Rates', status: 'draft' | 'submitted' = 'submitted'): Promise<Requisition> {
  const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_${DAY}`;
  const { body } = await school.client('teacher').post<Requisition>('/requisitions', { lessonId, title, status });
  return body;
}

const doer = (of = school) => ({ schoolId: of.id, personId: of.personId('head') });
const added = (name: string) => ({ name: 'department.added', subjectId: newId(), payload: { after: { name } } }) as const;
const record = (name: string, of = school, at = kit) => at.db.transaction(of.id, () => at.app.get(Events).record(doer(of), added(name)));

/** A transaction that has written its event and ends when it is told to. */
async function writing(name: string, at = kit) {
  const gate = Promise.withResolvers<boolean>();
  const written = Promise.withResolvers<void>();
  const done = at.db.transaction(school.id, async () => {
    await at.app.get(Events).record(doer(), added(name));
    written.resolve();
    if (!(await gate.promise)) throw new Error('Changed my mind');
  });
  done.catch(() => undefined);
  await written.promise;
  return {
    end: async (commits: boolean) => {
      gate.resolve(commits);
      await done.catch(() => undefined);
    },
  };
}

const places = async () =>
  (await kit.db.read<{ place: number }>(school.id, 'SELECT place FROM event WHERE school_id = $1 ORDER BY place', [school.id])).map(
    ({ place }) => Number(place),
  );

describe('what happens', () => {
  it('is heard at every server, under the same ids, by who may see it', async () => {
    await school.person('colleague', ['teacher']);
    await school.signIn('colleague');
    const other = await TestSchool.make(kit);
    const [technician, far, teacher, colleague, stranger] = await Promise.all([
      listen('technician'),
      listen('technician', null, second),
      listen('teacher', null, second),
      listen('colleague'),
      listen('technician', null, kit, other),
    ]);
    const { id, lesson } = await ask();
    const taskIds = expect.arrayContaining([expect.any(String)]);
    const told = { kind: 'requisition.submitted', requisitionId: id, lessonId: lesson.id, taskIds, by: 'teacher' };
    for (const one of [technician, far, teacher])
      expect(await one.hears('requisition.submitted')).toEqual({ ...told, id: technician.heard[0]?.id });
    await pause(STILL_MS);
    expect(far.heard).toEqual(technician.heard);
    expect([colleague.heard, stranger.heard]).toEqual([[], []]);
  });

  it('is there at the other server long before that looks by itself', async () => {
    const far = await listen('technician', null, second);
    await record('Music');
    // it looks every half minute, and what has not come in ten seconds is not waited for; when nothing else is done it takes some 30 ms
    await far.hears('department.added');
  });

  it('says of a tick which task it was and who made it', async () => {
    const { id } = await ask();
    const technician = school.client('technician');
    const { body } = await technician.get<PrepList>(`/prep-list?date=${DAY}`);
    const task = body.tasks.find(({ requisitionId, kind }) => requisitionId === id && kind === 'prepare');
    const [head, teacher] = [await listen('head', null, second), await listen('teacher')];
    const answer = await technician.patch(`/tasks/${task?.id}`, { version: task?.version, doneAt: NOW });
    expect(answer.status).toBe(200);
    for (const one of [head, teacher])
      expect(await one.hears('requisition.prepared')).toMatchObject({ taskIds: [task?.id], requisitionId: id, by: 'technician' });
  });

  it('is heard of work in the prep room by those who list it', async () => {
    const { body: duty } = await school.client('technician').post<{ id: string }>('/duties', {
      title: 'Eye wash',
      function: 'maintenance',
      minutes: 10,
      date: DAY,
      window: { start: '08:00', end: '10:00' },
    });
    const { body } = await school.client('technician').get<PrepList>(`/prep-list?date=${DAY}`);
    const task = body.tasks.find(({ kind }) => kind === 'duty');
    const [technician, teacher] = [await listen('technician', null, second), await listen('teacher')];
    expect((await school.client('technician').patch(`/tasks/${task?.id}`, { version: task?.version, doneAt: NOW })).status).toBe(200);
    expect(await technician.hears('task.done')).toEqual({
      id: expect.any(Number),
      kind: 'task.done',
      taskIds: [task?.id],
      by: 'technician',
    });
    await pause(STILL_MS);
    expect([duty.id, teacher.heard]).toEqual([expect.any(String), []]);
  });

  it('is not heard of a draft but by its teacher, also once it was sent', async () => {
    const [technician, teacher] = [await listen('technician'), await listen('teacher')];
    const from = await listen('technician').then(({ lastId }) => lastId);
    const draft = await ask('Rates', 'draft');
    await teacher.hears('requisition.draft');
    await school.client('teacher').post(`/requisitions/${draft.id}/transitions`, { to: 'submitted', version: draft.version });
    await technician.hears('requisition.submitted');
    const back = await listen('technician', from);
    await back.hears('requisition.submitted');
    expect([technician.kinds, back.kinds].flat()).not.toContain('requisition.draft');
  });

  it('is not heard when it is rolled back', async () => {
    const technician = await listen('technician');
    const taken = await writing('Music');
    await taken.end(false);
    await record('Art');
    await technician.hears('department.added');
    await pause(STILL_MS);
    expect(technician.heard).toHaveLength(1);
  });
});

describe('the order', () => {
  it('holds when what was begun first is committed last, also for who comes back', async () => {
    const technician = await listen('technician');
    const first = await writing('Music', second);
    await record('Art');
    await pause(STILL_MS);
    // the later one can be seen already, and whoever heard of it would never hear of the earlier one
    expect(technician.heard).toEqual([]);
    const meanwhile = await listen('technician', technician.lastId);
    await first.end(true);
    await technician.until(() => technician.heard.length === 2);
    await meanwhile.until(() => meanwhile.heard.length === 2);
    expect(technician.heard.map(({ id }) => id)).toEqual((await places()).slice(-2));
    expect(meanwhile.heard).toEqual(technician.heard);
  });

  it('loses nothing while many write at once and one comes and goes', async () => {
    const steady = await listen('technician', null, second);
    const before = await places();
    let coming = await listen('technician');
    const heard: number[] = [];
    for (let round = 0; round < 6; round++) {
      const writes = Array.from({ length: 5 }, (_, at) => record(`Music ${round} ${at}`, school, at % 2 ? kit : second));
      await Promise.all(writes);
      coming.close();
      heard.push(...coming.heard.map(({ id }) => id));
      coming = await listen('technician', coming.lastId, round % 2 ? kit : second);
    }
    const all = (await places()).filter((place) => !before.includes(place));
    await steady.until(() => steady.heard.length === all.length);
    await coming.until(() => heard.length + coming.heard.length >= all.length);
    expect(steady.heard.map(({ id }) => id)).toEqual(all);
    expect([...heard, ...coming.heard.map(({ id }) => id)]).toEqual(all);
  });
});

describe('whoever comes back', () => {
  it('hears what was missed, also at another server, and what happens from then on', async () => {
    const before = await listen('technician');
    await record('Music');
    await before.hears('department.added');
    before.close();
    await record('Art');
    const back = await listen('technician', before.lastId, second);
    await record('Drama');
    await back.until(() => back.heard.length === 2);
    expect(back.heard.map(({ id }) => id)).toEqual((await places()).slice(-2));
  });

  it.each([
    ['that is none', 'yesterday'],
    ['that was never given', '999999999999'],
    ['of another school', null],
  ])('begins now with an id %s', async (_, lastId) => {
    const other = await TestSchool.make(kit);
    await record('Music', other);
    const [row] = await kit.db.read<{ place: string }>(other.id, 'SELECT place FROM event WHERE school_id = $1', [other.id]);
    await record('Music');
    const back = await listen('technician', lastId ?? String(row?.place));
    await record('Art');
    await back.hears('department.added');
    await pause(STILL_MS);
    expect(back.heard.map(({ id }) => id)).toEqual((await places()).slice(-1));
  });

  it('begins now after more than an hour', async () => {
    await record('Music');
    const [first] = await places();
    await record('Art');
    kit.clock.set('2026-11-03T08:00:01Z');
    const back = await listen('technician', String(first));
    await record('Drama');
    await back.hears('department.added');
    await pause(STILL_MS);
    expect(back.heard).toHaveLength(1);
  });

  it('begins now after more than a thousand events', async () => {
    await record('Music');
    const [first] = await places();
    const many = Array.from({ length: 1001 }, (_, at) => added(`Art ${at}`));
    await kit.db.transaction(school.id, () => kit.app.get(Events).record(doer(), many));
    const back = await listen('technician', String(first));
    await record('Drama');
    await back.hears('department.added');
    await pause(STILL_MS);
    expect(back.heard.map(({ id }) => id)).toEqual((await places()).slice(-1));
  });
});

describe('a stream', () => {
  it('is for who is signed in, with the headers of every answer', async () => {
    const out = await Listening.at(kit, {});
    expect([out.answer.statusCode, out.answer.headers['content-type']]).toEqual([401, 'application/problem+json; charset=utf-8']);
    const { answer } = await listen('teacher');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.any(String),
      'x-request-id': expect.any(String),
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it.each([
    ['signs out', () => school.client('technician', second).delete('/auth/session')],
    ['leaves', () => school.client('admin', second).post(`/people/${school.personId('technician')}/leave`, {})],
  ])('ends by itself when its person %s, long before it says again that it is there, and no other does', async (_, act) => {
    const [technician, head] = [await listen('technician'), await listen('head')];
    expect((await act()).status).toBeLessThan(300);
    await technician.until(() => technician.isOver);
    expect(technician.answer.complete).toBe(true);
    expect(head.isOver).toBe(false);
  });

  it('ends when the roles of its person change, and the next one has the new rights', async () => {
    await school.person('colleague', ['technician']);
    await school.signIn('colleague');
    const before = await listen('colleague');
    const admin = school.client('admin', second);
    const { body: people } = await admin.get<{ items: { id: string; version: number }[] }>('/people?limit=200');
    const person = people.items.find(({ id }) => id === school.personId('colleague'));
    const changed = { name: 'colleague', roles: ['teacher'], departmentIds: [school.departmentId], version: person?.version };
    expect((await admin.put(`/people/${person?.id}`, changed)).status).toBe(200);
    await before.until(() => before.isOver);
    const after = await listen('colleague');
    const technician = await listen('technician');
    await ask();
    await technician.hears('requisition.submitted');
    await pause(STILL_MS);
    expect(after.heard).toEqual([]);
  });

  it('keeps no server from stopping', async () => {
    const third = await startBeside(kit);
    await third.app.listen(0, '127.0.0.1');
    const listening = await listen('technician', null, third);
    await third.stop();
    await listening.until(() => listening.isOver);
    // the server has said that it is the end: where it only waits, and cuts off what is left, the answer is not whole
    expect(listening.answer.complete).toBe(true);
  });
});
