import type { PrepList, Requisition, Room, Stock } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('what a day says of places and of the next day', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonIds: string[];

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    const today = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-10`;
    const next = `${await school.entry({ cycleDay: 'Wed', period: 'P3' })}_2026-11-11`;
    lessonIds = [today, next];
  });
  afterAll(() => kit.stop());

  const list = async (date: string) => (await school.client('technician').get<PrepList>(`/prep-list?date=${date}`)).body;
  const ask = async (lessonId: string | undefined, lines: object[]) => {
    const { body } = await school
      .client('teacher')
      .post<Requisition>('/requisitions', { lessonId, title: 'Osmosis', lines, status: 'submitted', goShort: true });
    return body;
  };
  const sucrose = (perClass: number) => ({
    kind: 'chemical',
    name: 'Sucrose',
    unit: 'cm3',
    concentration: 1,
    overage: 0,
    roundTo: 1,
    perClass,
  });

  it('names what is too little for the next day once this one is made, and not this day’s own', async () => {
    const body = { kind: 'chemical', name: 'Sucrose', location: 'Shelf 7', unit: 'g', amount: 300 };
    expect((await school.client('technician').post<Stock>('/stock', body)).status).toBe(201);
    await ask(lessonIds[1], [sucrose(600)]);
    expect((await list('2026-11-10')).low).toEqual([]);
    const today = await ask(lessonIds[0], [sucrose(600)]);
    expect((await list('2026-11-10')).low).toMatchObject([
      { name: 'Sucrose', concentration: 1, quantity: 600, stock: { there: 300, takes: 205 } },
    ]);
    expect((await list('2026-11-11')).low).toEqual([]);
    const { version } = (await school.client('teacher').get<Requisition>(`/requisitions/${today.id}`)).body;
    await school.client('teacher').post(`/requisitions/${today.id}/transitions`, { to: 'cancelled', version });
    expect((await list('2026-11-10')).low).toEqual([]);
  });

  it('says of a place whether it is in a prep room, in the rooms of lessons, or a store', async () => {
    const technician = school.client('technician');
    await school.client('admin').post<Room>('/rooms', { code: 'Prep 1', prep: true });
    const kits = [];
    for (const [name, location] of Object.entries({ Rack: 'Prep 1 · shelf B', Goggles: 'Each lab · cabinet', Agar: 'Fridge' }))
      kits.push((await technician.post<{ id: string }>('/apparatus', { name, category: 'General', owned: 9, location })).body.id);
    // what is taken from stock is worked out for all places
    await ask(lessonIds[0], [...kits.map((apparatusId) => ({ apparatusId, perClass: 1 })), sucrose(100)]);
    const { pickList } = await list('2026-11-10');
    expect(pickList.map(({ location, lives }) => [location, lives])).toEqual([
      ['Each lab · cabinet', 'labs'],
      ['Fridge', 'store'],
      ['Prep 1 · shelf B', 'prep-room'],
      [null, 'unknown'],
    ]);
  });
});
