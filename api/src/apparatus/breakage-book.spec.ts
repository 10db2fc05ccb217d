import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Apparatus, BreakageAnswer, BreakageBookAnswer } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;

beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  school = await TestSchool.make(kit);
});
afterAll(() => kit.stop());

const technician = () => school.client('technician');
const add = async (name: string) => (await technician().post<Apparatus>('/apparatus', { name, owned: 20 })).body;
const book = async (query = '') => (await technician().get<BreakageBookAnswer>(`/breakages${query}`)).body;
const at = async (instant: string) => {
  kit.clock.set(instant);
  await school.signIn('technician');
};

describe('the breakage book of a school', () => {
  it('has all that broke, was lost, used up and repaired on the dates, the newest first, with what it comes to', async () => {
    const [glass, lamp] = [await add('Beaker'), await add('=Lamp')];
    const say = (one: Apparatus, body: object, what = 'breakages') =>
      technician().post<BreakageAnswer>(`/apparatus/${one.id}/${what}`, body);
    await say(glass, { quantity: 3, cost: 4.1, note: 'Dropped' });
    await at('2026-11-04T07:00:00Z');
    await say(lamp, { quantity: 1, how: 'lost', cost: 0.2 });
    await say(glass, { quantity: 2, how: 'used-up' });
    await at('2026-11-05T07:00:00Z');
    await say(glass, { quantity: 1, cost: 2 }, 'repairs');
    const all = await book();
    expect(all).toMatchObject({ from: '2025-10-02', to: '2026-11-05', total: 4, gone: 6, cost: 4.3, repairs: 2 });
    expect(all.items.map(({ apparatus, kind, quantity, how }) => [apparatus, kind, quantity, how])).toEqual([
      ['Beaker', 'repaired', 1, null],
      ['Beaker', 'broken', 2, 'used-up'],
      ['=Lamp', 'broken', 1, 'lost'],
      ['Beaker', 'broken', 3, 'broken'],
    ]);
    expect(await book('?from=2026-11-04&to=2026-11-04')).toMatchObject({ total: 2, gone: 3, cost: 0.2, repairs: 0 });
    const first = await book('?limit=3');
    expect([...first.items, ...(await book(`?limit=3&cursor=${first.nextCursor}`)).items]).toEqual(all.items);
    const file = await technician().get<string>('/breakages?format=csv');
    expect([file.status, String(file.headers['content-type'])]).toEqual([200, expect.stringContaining('text/csv')]);
    expect(String(file.body).split('\r\n')[3]).toBe(`${all.items[2]?.at},'=Lamp,1,lost,0.2,,technician`);
  });

  it('has nothing of what was taken back, nor of its taking back', async () => {
    const before = await book();
    const flask = await add('Flask');
    const broken = await technician().post<BreakageAnswer>(`/apparatus/${flask.id}/breakages`, { quantity: 5, cost: 9 });
    expect((await book()).gone).toBe(before.gone + 5);
    expect((await technician().post('/undo', { token: broken.headers['undo-token'] })).status).toBe(200);
    expect(await book()).toEqual(before);
    const own = (await technician().get<{ items: unknown[] }>(`/apparatus/${flask.id}/breakages`)).body.items;
    expect(own).toEqual([]);
  });

  it('is for who may write apparatus, of their own school', async () => {
    expect((await kit.client().get('/breakages')).status).toBe(401);
    expect((await school.client('teacher').get('/breakages')).status).toBe(403);
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').get<BreakageBookAnswer>('/breakages')).body).toMatchObject({ items: [], total: 0, gone: 0 });
  });

  it.each([
    ['?from=2026-11-05&to=2026-11-04', 'to'],
    ['?from=2024-01-01&to=2026-11-04', 'to'],
    ['?from=yesterday', 'from'],
    ['?limit=0', 'limit'],
    ['?cursor=x', 'cursor'],
    ['?format=pdf', 'format'],
  ])('refuses %s, naming %s', async (query, field) => {
    const { status, body } = await technician().get(`/breakages${query}`);
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });
});
