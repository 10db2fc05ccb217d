import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LineDraw, PrepList, Requisition, Stock } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('stock of a request', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonIds: string[] = [];

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].flatMap((cycleDay) =>
      ['P1', 'P2', 'P3', 'P4', 'P5'].map((period) => ({ cycleDay, period })),
    );
    const entries = await Promise.all(days.map((day) => school.entry(day)));
    lessonIds = entries.map((id, at) => `${id}_2026-11-${String(9 + Math.floor(at / 5)).padStart(2, '0')}`);
  });
  afterAll(() => kit.stop());

  const technician = () => school.client('technician');
  const stock = async (body: object) => (await technician().post<Stock>('/stock', { kind: 'chemical', location: 'Shelf 1', ...body })).body;
  const there = async ({ id }: Stock) => (await technician().get<Stock>(`/stock/${id}`)).body.amount;
  const ask = (lines: object[]) =>
    school
      .client('teacher')
      .post<Requisition>('/requisitions', { lessonId: lessonIds.shift(), title: 'Rates', lines, status: 'submitted' });
  const move = (one: Requisition, to: string, more: object = {}) =>
    technician().post<Requisition>(`/requisitions/${one.id}/transitions`, { to, version: one.version, ...more });
  const asked = async (lines: object[]): Promise<Requisition> => {
    const { body, status } = await ask(lines);
    expect([status, body.code]).toEqual([201, undefined]);
    return body.status === 'accepted' ? body : (await move(body, 'accepted')).body;
  };
  const draws = async ({ id }: Requisition) => (await technician().get<{ items: LineDraw[] }>(`/requisitions/${id}/draws`)).body.items;
  const undo = async (headers: Record<string, unknown>) =>
    (await technician().post('/undo', { token: String(headers['undo-token']) })).status;

  it('has the unit and the strength of the stock that a line names, or is refused when it is sent', async () => {
    const acid = await stock({ name: 'Hydrochloric acid', amount: 2000, unit: 'cm3', concentration: 1 });
    const splints = await stock({ name: 'Splints', kind: 'consumable', amount: 40, unit: 'box' });
    const line = { stockId: acid.id, kind: 'chemical', unit: 'cm3', concentration: 1, perClass: 100, overage: 0, roundTo: 1 };
    const refused = async (more: object) => {
      const { status, body } = await ask([{ ...line, ...more }]);
      return [status, body.errors?.map(({ field }) => field)];
    };
    expect(await refused({ unit: 'g' })).toEqual([422, ['lines.0.unit']]);
    expect(await refused({ unit: undefined })).toEqual([422, ['lines.0.unit']]);
    expect(await refused({ concentration: 2 })).toEqual([422, ['lines.0.concentration']]);
    expect(await refused({ concentration: undefined })).toEqual([422, ['lines.0.concentration']]);
    expect(await refused({ kind: 'consumable', concentration: 1 })).toEqual([422, ['lines.0.kind']]);
    expect(await refused({ stockId: 'x' })).toEqual([404, ['lines.0.stockId']]);
    const one = await asked([line, { stockId: splints.id, perSet: 1 }]);
    expect(one.lines).toMatchObject([
      { stockId: acid.id, name: 'Hydrochloric acid', kind: 'chemical', needed: 100 },
      { stockId: splints.id, name: 'Splints', kind: 'consumable', unit: null, needed: 15 },
    ]);
    await move(one, 'prepared');
    expect([await there(acid), await there(splints)]).toEqual([1900, 25]);
  });

  it('is drawn at prepared, never below nothing, and a step back gives back exactly that', async () => {
    const salt = await stock({ name: 'Sodium chloride', amount: 130, unit: 'g' });
    const one = await asked([{ stockId: salt.id, unit: 'g', perClass: 100, overage: 0 }]);
    const other = await asked([{ stockId: salt.id, unit: 'g', perClass: 100, overage: 0 }]);
    const made = (await move(one, 'prepared')).body;
    expect(await there(salt)).toBe(30);
    const madeToo = (await move(other, 'prepared')).body;
    expect(await there(salt)).toBe(0);
    expect((await draws(madeToo))[0]).toMatchObject({ drawn: { stockId: salt.id, amount: 30 } });
    const back = (await move(madeToo, 'accepted')).body;
    expect(await there(salt)).toBe(30);
    const again = (await move(back, 'prepared')).body;
    expect(await there(salt)).toBe(0);
    await move(again, 'accepted');
    await move(made, 'accepted');
    expect(await there(salt)).toBe(130);
  });

  it('is drawn by two at once never below nothing', async () => {
    const sand = await stock({ name: 'Sand', kind: 'consumable', amount: 250, unit: 'g' });
    const line = { stockId: sand.id, unit: 'g', perClass: 100, overage: 0, kind: 'consumable' };
    const all = [await asked([line]), await asked([line]), await asked([line]), await asked([line])];
    const answers = await Promise.all(all.map((one) => move(one, 'prepared')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await there(sand)).toBe(0);
    for (const { body } of answers) await move(body, 'accepted');
    expect(await there(sand)).toBe(250);
  });

  it('is given back by undo of a tick, and drawn again by undo of a step back', async () => {
    const zinc = await stock({ name: 'Zinc powder', amount: 500, unit: 'g' });
    const one = await asked([{ stockId: zinc.id, unit: 'g', perClass: 40, overage: 0 }]);
    const task = one.tasks.find(({ kind }) => kind === 'deliver');
    const tick = await technician().patch(`/tasks/${task?.id}`, { version: task?.version, doneAt: '2026-11-03T07:00:00Z' });
    expect([tick.status, await there(zinc)]).toEqual([200, 460]);
    expect([await undo(tick.headers), await there(zinc)]).toEqual([200, 500]);
    const now = (await technician().get<Requisition>(`/requisitions/${one.id}`)).body;
    const made = (await move(now, 'prepared')).body;
    const back = await move(made, 'accepted');
    expect(await there(zinc)).toBe(500);
    expect([await undo(back.headers), await there(zinc)]).toEqual([200, 460]);
  });

  it('is taken by a make-up sum of the solid: grams to three figures, as the list says', async () => {
    const sucrose = await stock({ name: 'Sucrose', amount: 500, unit: 'g', location: 'Shelf 7' });
    const one = await asked([{ kind: 'chemical', name: 'Sucrose', unit: 'cm3', concentration: 1, perClass: 600, overage: 0 }]);
    const date = one.tasks.find(({ kind }) => kind === 'prepare')?.date;
    const list = (await technician().get<PrepList>(`/prep-list?date=${date}`)).body;
    const item = list.pickList.flatMap(({ items }) => items).find(({ name }) => name === 'Sucrose');
    expect(item).toMatchObject({
      makeUp: { grams: 205, madeUpTo: 600, stockId: sucrose.id, stock: null },
      stock: { stockId: sucrose.id, location: 'Shelf 7', there: 500, takes: 205, tooLittle: false },
    });
    await move(one, 'prepared');
    expect(await there(sucrose)).toBe(295);
  });

  it('is taken of a stronger solution by volume, never of a weaker, another hydrate or what is out of date', async () => {
    const weak = await stock({ name: 'Nitric acid', amount: 5000, unit: 'cm3', concentration: 0.5 });
    const stale = await stock({ name: 'Nitric acid', amount: 5000, unit: 'cm3', concentration: 4, expires: '2026-11-02' });
    const strong = await stock({ name: 'Nitric acid', amount: 5000, unit: 'cm3', concentration: 2 });
    const one = await asked([{ kind: 'chemical', name: 'Nitric acid', unit: 'cm3', concentration: 1, perClass: 500, overage: 0 }]);
    expect((await draws(one))[0]).toMatchObject({ stockId: strong.id, offered: [{ stockId: strong.id, amount: 250 }] });
    const lineId = one.lines[0]?.id;
    expect(await move(one, 'prepared', { draws: [{ lineId, stockId: weak.id }] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'draws.0.stockId' }] },
    });
    expect((await move(one, 'prepared', { draws: [{ lineId: one.id, stockId: strong.id }] })).status).toBe(422);
    await move(one, 'prepared');
    expect([await there(weak), await there(stale), await there(strong)]).toEqual([5000, 5000, 4750]);
    const anhydrous = await stock({ name: 'Copper(II) sulfate, anhydrous', amount: 500, unit: 'g' });
    const blue = await asked([{ kind: 'chemical', name: 'Copper(II) sulfate-5-water', unit: 'cm3', concentration: 0.5, perClass: 100 }]);
    expect((await draws(blue))[0]).toMatchObject({ stockId: null, offered: [] });
    await move(blue, 'prepared');
    expect(await there(anhydrous)).toBe(500);
  });

  it('is what the technician chooses, or left out', async () => {
    const solid = await stock({ name: 'Potassium iodide', amount: 300, unit: 'g' });
    const other = await stock({ name: 'Potassium iodide', amount: 900, unit: 'cm3', concentration: 0.5 });
    const lines = [{ kind: 'chemical', name: 'Potassium iodide', unit: 'cm3', concentration: 0.1, perClass: 100, overage: 0, roundTo: 1 }];
    const [one, two] = [await asked(lines), await asked(lines)];
    await move(one, 'prepared', { draws: [{ lineId: one.lines[0]?.id, stockId: other.id }] });
    expect([await there(solid), await there(other)]).toEqual([300, 880]);
    const left = (await move(two, 'prepared', { draws: [{ lineId: two.lines[0]?.id, stockId: null }] })).body;
    expect([await there(solid), await there(other), left.status]).toEqual([300, 880, 'prepared']);
  });

  it('is never another kind of thing, another substance, another school’s, nor of a line that is not there', async () => {
    const solid = await stock({ name: 'Sodium chloride', amount: 300, unit: 'g' });
    const bags = await stock({ name: 'Sodium chloride', kind: 'consumable', amount: 40 });
    const sugar = await stock({ name: 'Sucrose', amount: 300, unit: 'g' });
    const lines = [{ kind: 'chemical', name: 'Sodium chloride', unit: 'cm3', concentration: 0.1, perClass: 100, overage: 0, roundTo: 1 }];
    const one = await asked(lines);
    const lineId = one.lines[0]?.id;
    const elsewhere = (await asked(lines)).lines[0]?.id;
    const wrong: [object, string][] = [
      [{ lineId, stockId: bags.id }, 'draws.0.stockId'],
      [{ lineId, stockId: sugar.id }, 'draws.0.stockId'],
      [{ lineId, stockId: '019a0000-0000-7000-8000-000000000000' }, 'draws.0.stockId'],
      [{ lineId, stockId: 'x' }, 'draws.0.stockId'],
      [{ lineId: elsewhere, stockId: solid.id }, 'draws.0.lineId'],
      [{ lineId, stockId: solid.id, amount: -5 }, 'draws.0.amount'],
    ];
    for (const [draw, field] of wrong) {
      const { status, body } = await move(one, 'prepared', { draws: [draw] });
      expect([draw, status, body.errors?.[0]?.field]).toEqual([draw, 422, field]);
    }
    expect([await there(solid), await there(bags), await there(sugar)]).toEqual([300, 40, 300]);
  });

  it('draws nothing where the stock is not known, and the list says so', async () => {
    const one = await asked([{ kind: 'chemical', name: 'Glucose', unit: 'cm3', concentration: 0.5, perClass: 100, overage: 0 }]);
    const date = one.tasks.find(({ kind }) => kind === 'prepare')?.date;
    const list = (await technician().get<PrepList>(`/prep-list?date=${date}`)).body;
    const item = list.pickList.flatMap(({ items }) => items).find(({ name }) => name === 'Glucose');
    expect(item?.makeUp).toMatchObject({ stockId: null });
    expect(item?.stock).toBeUndefined();
    await move(one, 'prepared');
    expect((await draws(one))[0]).toMatchObject({ stockId: null, drawn: null });
  });
});
