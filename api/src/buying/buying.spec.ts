import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Budgets, Problem, Purchase, Stock } from '@app/shared';
import { newId } from '../core/ids/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('buying', () => {
  let kit: TestApp;
  let school: TestSchool;
  let stock: Stock;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-10T09:00:00Z');
    school = await TestSchool.make(kit);
    const splints = { name: 'Splints', kind: 'consumable', amount: 100 };
    stock = (await school.client('technician').post<Stock>('/stock', splints)).body;
  });
  afterAll(() => kit.stop());

  const at = (who: string, of = school) => of.client(who);
  const budgets = async (who = 'technician', query = '') => (await at(who).get<Budgets>(`/budgets${query}`)).body;
  const standing = async (query = '') => {
    const [first] = (await budgets('technician', query)).departments;
    return [first?.amount, first?.spent, first?.committed, first?.left];
  };
  const set = (body: object, who = 'head') => at(who).put<Budgets>(`/budgets/${school.departmentId}`, body);
  const order = (body: object = {}, who = 'technician') =>
    at(who).post<Purchase>('/purchases', { departmentId: school.departmentId, title: 'Splints, 5 boxes', cost: 12.5, ...body });
  const undo = (token: unknown, who = 'technician') => at(who).post('/undo', { token: String(token) });

  it('has a budget for a financial year that heads and admins set, and that begins in the month the school says', async () => {
    expect(await budgets()).toMatchObject({
      year: 2026,
      from: '2026-04-01',
      to: '2027-03-31',
      financialYear: { version: 0, startMonth: 4 },
    });
    expect((await set({ version: 0, year: 2026, amount: 1000 }, 'technician')).status).toBe(403);
    expect((await set({ version: 0, year: 2026, amount: 1000 })).body.departments[0]).toMatchObject({
      amount: 1000,
      version: 1,
      left: 1000,
    });
    expect((await set({ version: 0, year: 2026, amount: 5 }, 'admin')).status).toBe(409);
    expect((await at('head').put('/budgets/year', { version: 0, startMonth: 9 })).status).toBe(403);
    const begun = await at('admin').put<Budgets>('/budgets/year', { version: 0, startMonth: 9 });
    expect([begun.status, begun.body.from, begun.body.to]).toEqual([200, '2026-09-01', '2027-08-31']);
    expect((await undo(begun.headers['undo-token'], 'admin')).status).toBe(200);
    expect((await budgets()).from).toBe('2026-04-01');
  });

  it('commits what is ordered, spends what came, and puts it on the shelf; undo takes both back', async () => {
    const ordered = await order({ stockId: stock.id, amount: 500, supplier: 'Timstar' });
    expect([ordered.status, ordered.body.receivedOn, await standing()]).toEqual([201, null, [1000, 0, 12.5, 987.5]]);
    const receive = (body: object) => at('technician').post<Purchase>(`/purchases/${ordered.body.id}/receive`, body);
    const came = await receive({ version: 1, cost: 13.1 });
    expect([came.status, came.body.receivedOn, await standing()]).toEqual([200, '2026-11-10', [1000, 13.1, 0, 986.9]]);
    const shelf = async () => (await at('technician').get<Stock>(`/stock/${stock.id}`)).body.amount;
    expect(await shelf()).toBe(600);
    expect((await receive({ version: 2 })).status).toBe(409);
    expect((await undo(came.headers['undo-token'])).status).toBe(200);
    expect([await shelf(), await standing()]).toEqual([100, [1000, 0, 12.5, 987.5]]);
    const removed = await at('technician').delete(`/purchases/${ordered.body.id}`);
    expect([removed.status, await standing()]).toEqual([204, [1000, 0, 0, 1000]]);
    expect((await undo(removed.headers['undo-token'])).status).toBe(200);
    expect(await standing()).toEqual([1000, 0, 12.5, 987.5]);
    const { items } = (await at('head').get<{ items: Purchase[] }>('/purchases?open=true')).body;
    expect(items.map(({ title, supplier }) => [title, supplier])).toEqual([['Splints, 5 boxes', 'Timstar']]);
    const csv = String((await at('head').get<string>('/budgets?format=csv')).body);
    expect(csv.split('\r\n')[1]).toBe('Science,2026-04-01,2027-03-31,1000,0,12.5,987.5');
  });

  it.each([
    ['cost', { cost: -1 }],
    ['cost', { cost: 1.234 }],
    ['title', { title: ' ' }],
    ['amount', { amount: 5 }],
    ['amount', { amount: 0 }],
    ['orderedOn', { orderedOn: '2026-11-11' }],
    ['departmentId', { departmentId: 'x' }],
  ])('refuses a wrong %s of an order by name', async (field, wrong) => {
    const { status, body } = await at('technician').post<Problem>('/purchases', {
      ...{ departmentId: school.departmentId, title: 'Splints', cost: 1, ...wrong },
    });
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it.each([
    ['receivedOn', { receivedOn: '2026-11-11' }],
    ['receivedOn', { receivedOn: '2026-11-01' }],
    ['amount', { amount: 3 }],
    ['cost', { cost: -3 }],
  ])('refuses a wrong %s of what came by name', async (field, wrong) => {
    const { id } = (await order()).body;
    const { status, body } = await at('technician').post<Problem>(`/purchases/${id}/receive`, { version: 1, ...wrong });
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
    await at('technician').delete(`/purchases/${id}`);
  });

  it('is nobody’s of another school or department, and no teacher’s', async () => {
    const { id } = (await order()).body;
    const other = await TestSchool.make(kit);
    expect((await at('teacher').get('/budgets')).status).toBe(403);
    expect((await order({}, 'teacher')).status).toBe(403);
    expect((await at('technician', other).post(`/purchases/${id}/receive`, { version: 1 })).status).toBe(404);
    expect((await at('technician', other).delete(`/purchases/${id}`)).status).toBe(404);
    expect((await at('head', other).put(`/budgets/${school.departmentId}`, { version: 0, year: 2026, amount: 1 })).status).toBe(404);
    await school.person('painter', ['technician'], null, await school.department('Art'));
    await school.signIn('painter');
    const told = [await order({}, 'painter'), await at('painter').get(`/purchases?departmentId=${school.departmentId}`)];
    expect(told.map(({ status, body }) => [status, (body as unknown as Problem).code])).toEqual([
      [403, 'NOT_ALLOWED'],
      [403, 'NOT_ALLOWED'],
    ]);
    expect((await at('painter').post(`/purchases/${id}/receive`, { version: 1 })).status).toBe(404);
    expect((await order({ stockId: newId() })).status).toBe(404);
    expect((await at('technician', other).get<{ items: Purchase[] }>('/purchases')).body.items).toEqual([]);
  });
});
