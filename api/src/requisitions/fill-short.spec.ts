import type { Apparatus, NotificationList, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startBeside, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { Settle } from './settle.js';

const MONDAY = '2026-11-23';
let kit: TestApp;
let beside: TestApp;
let school: TestSchool;
let made = 0;

beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z', { DATABASE_POOL: '20' });
  beside = await startBeside(kit);
  school = await TestSchool.make(kit);
});
afterAll(async () => {
  await beside.stop();
  await kit.stop();
});

const own = async (owned: number): Promise<Apparatus> =>
  (await school.client('technician').post<Apparatus>('/apparatus', { name: `Balance ${++made}`, owned })).body;
const lessonAt = async (period: string, group: string) => `${await school.entry({ cycleDay: 'Mon', period, group })}_${MONDAY}`;
const ask = (lessonId: string, lines: object[], at: TestApp = kit) =>
  school.client('teacher', at).post<Requisition>('/requisitions', {
    lessonId,
    title: 'Weighing',
    lines,
    lateReason: 'forgot',
    goShort: true,
    status: 'submitted',
  });
const asked = async (apparatus: Apparatus, perClass: number, group: string, period = 'P3') => {
  const answer = await ask(await lessonAt(period, group), [{ apparatusId: apparatus.id, perClass }]);
  expect(answer.status).toBe(201);
  return answer.body;
};
const now = async ({ id }: Requisition) => (await school.client('teacher').get<Requisition>(`/requisitions/${id}`)).body;
const cancel = async (requisition: Requisition) => {
  const { id, version } = await now(requisition);
  expect((await school.client('teacher').post(`/requisitions/${id}/transitions`, { to: 'cancelled', version })).status).toBe(200);
};
const work = (...names: string[]) => kit.app.get(Worker).run(...names);
const heldBy = async ({ id }: Requisition) => {
  const [row] = await kit.db.read<{ held: number }>(
    school.id,
    'SELECT coalesce(sum(quantity), 0) AS held FROM hold WHERE requisition_id = $1',
    [id],
  );
  return row?.held;
};
const told = async (who: string) =>
  (await school.client(who).get<NotificationList>('/notifications')).body.items.filter(({ event }) => event === 'requisition.filled');

describe('kit that comes free', () => {
  // E02
  it('fills the request that went short, up to what it asked for, and tells its people', async () => {
    const balance = await own(10);
    const first = await asked(balance, 8, '10P');
    const short = await asked(balance, 5, '9R');
    expect(await now(short)).toMatchObject({ short: true, lines: [{ needed: 5, short: 3 }] });
    await kit.db.transaction(school.id, () => kit.app.get(Settle, { strict: false }).put([{ requisitionId: short.id, why: 'short' }]));
    await cancel(first);
    await work('fill-short');
    expect(await kit.db.read(school.id, 'SELECT why FROM settle WHERE requisition_id = $1', [short.id])).toEqual([]);
    expect(await now(short)).toMatchObject({ short: false, version: short.version + 1, lines: [{ needed: 5, short: 0 }] });
    expect(await heldBy(short)).toBe(5);
    await work('notify', 'fill-short');
    const subject = `Kit came free: 9R Weighing, Mon 23 Nov P3, 3 more of ${balance.name}`;
    for (const who of ['teacher', 'technician'])
      expect(await told(who)).toMatchObject([
        { subject, text: expect.stringContaining('Nothing is missing any more.'), link: `/requests/${short.id}` },
      ]);
  });

  it('goes to whoever asked first, and the next gets what that leaves and is told what came', async () => {
    const balance = await own(10);
    const first = await asked(balance, 10, '10A');
    const [older, newer] = [await asked(balance, 6, '10B'), await asked(balance, 7, '10C')];
    await cancel(first);
    await work();
    expect(await now(older)).toMatchObject({ short: false, lines: [{ short: 0 }] });
    expect(await now(newer)).toMatchObject({ short: true, lines: [{ short: 3 }] });
    expect([await heldBy(older), await heldBy(newer)]).toEqual([6, 4]);
    const [message] = await told('technician');
    expect(message).toMatchObject({
      subject: `Kit came free: 10C Weighing, Mon 23 Nov P3, 4 more of ${balance.name}`,
      text: expect.stringContaining(`3 of ${balance.name} are still missing.`),
    });
  });

  it('comes from a request that was declined or changed to less, and from more that is owned or mended', async () => {
    const balance = await own(4);
    const first = await asked(balance, 4, '10D');
    const short = await asked(balance, 10, '10E');
    const less = { version: (await now(first)).version, lines: [{ apparatusId: balance.id, perClass: 3 }] };
    expect((await school.client('teacher').put(`/requisitions/${first.id}`, less)).status).toBe(200);
    await work('fill-short');
    expect(await heldBy(short)).toBe(1);
    const { version } = (await school.client('technician').get<Apparatus>(`/apparatus/${balance.id}`)).body;
    await school.client('technician').put(`/apparatus/${balance.id}`, { version, owned: 6 });
    await work('fill-short');
    expect(await heldBy(short)).toBe(3);
    const refused = { to: 'declined', version: (await now(first)).version, note: 'No' };
    const declined = await school.client('technician').post(`/requisitions/${first.id}/transitions`, refused);
    expect(declined.status).toBe(200);
    await work('fill-short');
    expect(await heldBy(short)).toBe(6);
    expect(await now(short)).toMatchObject({ short: true, lines: [{ short: 4 }] });
  });

  it('fills the first line before the last where two lines ask for the same thing', async () => {
    const balance = await own(10);
    const first = await asked(balance, 8, '10F');
    const { body: short } = await ask(await lessonAt('P3', '10G'), [
      { apparatusId: balance.id, perClass: 3 },
      { apparatusId: balance.id, perClass: 9 },
    ]);
    expect(short.lines.map((line) => line.short)).toEqual([1, 9]);
    await cancel(first);
    await work('fill-short');
    expect((await now(short)).lines.map((line) => line.short)).toEqual([0, 2]);
  });

  it('is of no use to a lesson at another time, to one that has begun, or to a request that is gone', async () => {
    const balance = await own(10);
    const first = await asked(balance, 10, '10H', 'P1');
    const atOther = await asked(balance, 10, '10I', 'P3');
    const short = await asked(balance, 10, '10J', 'P3');
    const gone = await asked(balance, 10, '10K', 'P1');
    await cancel(gone);
    await cancel(first);
    await work('fill-short');
    expect(await heldBy(short)).toBe(0);
    kit.clock.set(`${MONDAY}T11:30:00Z`);
    await school.signIn('teacher');
    await cancel(atOther).catch(() => undefined);
    await work('fill-short');
    expect(await heldBy(short)).toBe(0);
    kit.clock.set('2026-11-18T09:00:00Z');
    await school.signIn('teacher');
  });
});

/** Kit comes free while others ask for it, on two servers: what is held never exceeds what is owned, and no newer request is filled before an older. */
describe('kit that comes free while it is asked for', () => {
  it('is promised once, to the oldest first', async () => {
    for (let round = 0; round < 6; round++) {
      const balance = await own(10);
      const first = await asked(balance, 10, `R${round}a`);
      const short = [];
      for (let index = 0; index < 4; index++) short.push(await asked(balance, 3, `R${round}s${index}`));
      const lessons = await Promise.all(Array.from({ length: 6 }, (_, index) => lessonAt('P3', `R${round}n${index}`)));
      const line = [{ apparatusId: balance.id, perClass: 2 }];
      await cancel(first);
      const [answers] = await Promise.all([
        Promise.all(lessons.map((lessonId, index) => ask(lessonId, line, index % 2 ? kit : beside))),
        work('fill-short'),
        beside.app.get(Worker).run('fill-short'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      await work('fill-short');
      const held = await Promise.all([...short, ...answers.map(({ body }) => body)].map(heldBy));
      expect(held.reduce((sum, one) => (sum ?? 0) + (one ?? 0), 0)).toBe(10);
      const ofShort = held.slice(0, 4).map((one) => one ?? 0);
      // whoever asked earlier has all of it before a later one has any
      ofShort.forEach((one, index) => expect(one === 3 || ofShort.slice(index + 1).every((later) => later === 0)).toBe(true));
    }
  });
});
