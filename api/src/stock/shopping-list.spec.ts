import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Requisition, ShoppingList, Stock } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('the shopping list', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonIds: string[];

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    const entries = [await school.entry({ cycleDay: 'Mon', period: 'P1' }), await school.entry({ cycleDay: 'Tue', period: 'P2' })];
    lessonIds = [`${entries[0]}_2026-11-09`, `${entries[1]}_2026-11-10`, `${entries[0]}_2026-11-23`];
  });
  afterAll(() => kit.stop());

  const technician = () => school.client('technician');
  const stock = async (body: object) =>
    (await technician().post<Stock>('/stock', { kind: 'chemical', unit: 'g', location: 'Shelf 1', ...body })).body;
  const ask = async (lessonId: string | undefined, lines: object[]) =>
    (await school.client('teacher').post<Requisition>('/requisitions', { lessonId, title: 'Rates', lines, status: 'submitted' })).body;
  const list = async (query = '') => (await technician().get<ShoppingList>(`/shopping-list${query}`)).body;

  it('is empty while nothing has to be bought, and is for those who keep stock', async () => {
    await stock({ name: 'Sodium chloride', amount: 500 });
    expect(await list()).toEqual({ from: '2026-11-03', to: '2026-11-16', items: [] });
    expect((await school.client('teacher').get('/shopping-list')).status).toBe(403);
    expect((await kit.client().get('/shopping-list')).status).toBe(401);
    expect((await technician().get('/shopping-list?from=2026-11-10&to=2026-11-09')).status).toBe(422);
    expect((await technician().get('/shopping-list?departmentId=x')).status).toBe(422);
  });

  it('adds up what the coming fortnight needs by line and by make-up sum, less what is there, by supplier', async () => {
    const sugar = await stock({ name: 'Sucrose', amount: 100, supplier: 'Timstar' });
    const splints = await stock({ name: 'Splints', kind: 'consumable', unit: 'box', amount: 2, supplier: 'Breckland' });
    const low = await stock({ name: 'Borax', amount: 5, reorderLevel: 50 });
    const stale = await stock({ name: 'Agar', kind: 'consumable', unit: 'g', amount: 30, expires: '2026-11-02' });
    const sugarLine = { kind: 'chemical', name: 'Sucrose', unit: 'cm3', concentration: 1, perClass: 600, overage: 0 };
    const one = await ask(lessonIds[0], [sugarLine, { stockId: splints.id, perClass: 5 }]);
    await ask(lessonIds[1], [{ ...sugarLine, concentration: 0.5, roundTo: 1, perClass: 100 }]);
    await ask(lessonIds[2], [{ ...sugarLine, perClass: 5000 }]);
    const { items } = await list();
    expect(items).toEqual([
      expect.objectContaining({ stockId: splints.id, needed: 5, there: 2, toBuy: 3, supplier: 'Breckland', why: ['needed'], unit: 'box' }),
      expect.objectContaining({ stockId: sugar.id, needed: 222.1, there: 100, toBuy: 122.1, supplier: 'Timstar', why: ['needed'] }),
      expect.objectContaining({ stockId: stale.id, needed: 0, there: 0, toBuy: 30, supplier: null, why: ['expired'] }),
      expect.objectContaining({ stockId: low.id, needed: 0, there: 5, toBuy: 45, why: ['low'] }),
    ]);
    expect((await list('?from=2026-11-20&to=2026-11-27')).items.find(({ stockId }) => stockId === sugar.id)?.needed).toBe(1710);
    expect((await list(`?departmentId=${await school.department('Art')}`)).items.map(({ why }) => why)).toEqual([['expired'], ['low']]);
    // what is prepared has been drawn, and is needed no more
    const version = (await technician().get<Requisition>(`/requisitions/${one.id}`)).body.version;
    const moved = await technician().post(`/requisitions/${one.id}/transitions`, { to: 'accepted', version });
    const to = moved.status === 200 ? (moved.body as Requisition).version : version;
    expect((await technician().post(`/requisitions/${one.id}/transitions`, { to: 'prepared', version: to })).status).toBe(200);
    expect((await list()).items.find(({ stockId }) => stockId === sugar.id)).toMatchObject({ needed: 17.1, there: 0, toBuy: 17.1 });
  });

  it('is written as CSV', async () => {
    const { headers, body } = await technician().send<string>('GET', '/shopping-list', undefined, { accept: 'text/csv' });
    expect(headers['content-type']).toContain('text/csv');
    const lines = String(body).split('\r\n');
    expect(lines[0]).toBe('supplier,name,concentration,unit,needed,there,toBuy,why');
    expect(lines).toContain('Timstar,Sucrose,,g,17.1,0,17.1,needed');
  });
});
