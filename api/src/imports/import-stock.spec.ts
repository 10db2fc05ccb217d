import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stock } from '@app/shared';
import { importFile, TIMETABLE } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const HEAD = 'name,kind,amount,unit,concentration,location,expires,reorderLevel,supplier,price';
const DIRTY = [
  HEAD,
  'Sodium chloride,chemical,500g,,,Shelf 1,-,100,Timstar,£4.50',
  'Hydrochloric acid,Chemcial,2.5 L,,1 mol/dm3,Acids,01/03/2027,,-,-',
  'Splints,consumable,x15,,,Drawer 4,,,,',
  'Zinc,chemical,-,g,,Shelf 1,,,,',
  'Sodum chloride,chemical,250,g,,Shelf 1,,,,',
  'Copper(II) sulfate-5-water,chemical,2 x 500 g,,,Shelf 2,Mar 2028,,,',
  'Sucrose,chemical,about 500 g,,,,,,,',
  'Splints,consumable,x15,,,Drawer 4,,,,',
  'Potassium iodide,chemical,250,,,,,,,',
  'Hydrogen peroxide,chemical,1 l,,20 vol,Fridge,soon,,,',
  'Cotton wool,consumable,3,rolls,,Drawer 1,,1,"Smith, Sons",12',
  ',chemical,5 g,,,,,,,',
].join('\r\n');

describe('a list of stock', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const take = async (text: string, mode: 'preview' | 'apply' = 'apply', at = school) =>
    importFile(at.client('admin'), text, { kind: 'stock', mode }, 'stock.csv');
  const all = async (at = school) => (await at.client('technician').get<{ items: Stock[] }>('/stock?limit=200')).body.items;

  it('is looked at first, and changes nothing then', async () => {
    const { status, body } = await take(DIRTY, 'preview');
    expect([status, body.mode, body.created, body.rejectedCount, body.rows]).toEqual([200, 'preview', 5, 7, 12]);
    expect(await all()).toEqual([]);
  });

  it('asks about a date or a price that no form takes, and keeps the rest', async () => {
    const other = await TestSchool.make(kit);
    const rows = ['0000-01-01', '01/01/9999', '31/12/1899'].map((expires, at) => `Acid ${at},consumable,1,,,Shelf,${expires},,,`);
    const dear = ['1000001', '9'.repeat(400), '1,000,000.01'].map((price, at) => `Gold ${at},consumable,1,,,Shelf,,,,"${price}"`);
    const kept = 'Gold leaf,consumable,1,,,Shelf,01/01/2199,,,"1,000,000"';
    const { status, body } = await take([HEAD, ...rows, ...dear, kept].join('\n'), 'apply', other);
    expect([status, body.created]).toEqual([200, 1]);
    expect(body.rejected.map(({ code }) => code)).toEqual([...rows.map(() => 'date-unclear'), ...dear.map(() => 'price-unclear')]);
    const [gold] = await all(other);
    expect(gold).toMatchObject({ expires: '2199-01-01', price: 1_000_000 });
    // and what was taken in can be saved as it is
    const { id, version, price } = gold as Stock;
    expect((await other.client('technician').put(`/stock/${id}`, { version, price, expires: gold?.expires })).status).toBe(200);
  });

  it('is taken in where it is clear, and asked about where it is not; nothing is guessed', async () => {
    const { status, body } = await take(DIRTY);
    expect([status, body.created, body.updated, body.unchanged, body.removed]).toEqual([200, 5, 0, 0, 0]);
    expect(body.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [5, 'amount', 'amount-unclear'],
      [6, 'name', 'name-unsure'],
      [8, 'amount', 'amount-unclear'],
      [9, 'name', 'duplicate'],
      [10, 'unit', 'unit-unclear'],
      [11, 'expires', 'date-unclear'],
      [13, 'name', 'no-name'],
    ]);
    const said = (await all()).map((one) => [
      one.name,
      one.kind,
      one.amount,
      one.unit,
      one.concentration,
      one.location,
      one.expires,
      one.price,
    ]);
    expect(said).toEqual([
      ['Copper(II) sulfate-5-water', 'chemical', 1000, 'g', null, 'Shelf 2', '2028-03-31', null],
      ['Cotton wool', 'consumable', 3, 'rolls', null, 'Drawer 1', null, 12],
      ['Hydrochloric acid', 'chemical', 2500, 'cm3', 1, 'Acids', '2027-03-01', null],
      ['Sodium chloride', 'chemical', 500, 'g', null, 'Shelf 1', null, 4.5],
      ['Splints', 'consumable', 15, null, null, 'Drawer 4', null, null],
    ]);
  });

  it('changes nothing the second time, and a count where another is said', async () => {
    const before = await all();
    const { body } = await take(DIRTY);
    expect([body.created, body.updated, body.unchanged]).toEqual([0, 0, 5]);
    expect(await all()).toEqual(before);
    const counted = await take(`${HEAD}\nSplints,consumable,12,,,Drawer 4,,,,\nSodium chloride,chemical,0.4 kg,,,shelf 1,2028-01-01,,,`);
    expect([counted.body.created, counted.body.updated]).toEqual([0, 2]);
    expect((await all()).find(({ name }) => name === 'Sodium chloride')).toMatchObject({
      amount: 400,
      expires: '2028-01-01',
      supplier: 'Timstar',
      version: 2,
    });
    const token = String(counted.headers['undo-token']);
    expect((await school.client('admin').post('/undo', { token })).status).toBe(200);
    const back = (await all()).map(({ name, amount, expires }) => [name, amount, expires]);
    expect(back).toEqual(before.map(({ name, amount, expires }) => [name, amount, expires]));
  });

  it('comes in as it goes out', async () => {
    const acid = { name: '=Odd, "name"', kind: 'consumable', amount: 2.5, unit: 'box', location: '+1', supplier: '@home' };
    await school.client('technician').post('/stock', acid);
    await school
      .client('technician')
      .post('/stock', { name: 'Hydrogen peroxide', kind: 'chemical', amount: 900, unit: 'cm3', concentrationText: '20 vol' });
    const out = (await school.client('technician').get<string>('/stock?format=csv')).body;
    const same = await take(String(out));
    expect([same.body.created, same.body.updated, same.body.rejected]).toEqual([0, 0, []]);
    const other = await TestSchool.make(kit);
    await take(String(out), 'apply', other);
    expect((await other.client('technician').get<string>('/stock?format=csv')).body).toBe(out);
  });

  it('is refused whole where it is no list of stock, and is for whoever keeps the stock', async () => {
    const { status, body } = await take('a,b\n1,2');
    expect([status, body.code, body.errors?.[0]?.code]).toEqual([422, 'FILE_REFUSED', 'COLUMNS_MISSING']);
    const other = await TestSchool.make(kit);
    const asked = async (who: string, kind: string): Promise<number> =>
      (await importFile(other.client(who), kind === 'stock' ? DIRTY : TIMETABLE, { kind, mode: 'preview' })).status;
    expect([await asked('teacher', 'stock'), await asked('technician', 'stock'), await asked('head', 'stock')]).toEqual([403, 200, 200]);
    expect([await asked('technician', 'timetable-csv'), await asked('admin', 'timetable-csv')]).toEqual([403, 200]);
  });
});

/** As a spreadsheet of a country with comma decimals writes it: a mark of bytes, semicolons, and what people type. */
const SPREADSHEET = [
  '\uFEFFItem;Type;Amount;Unit;Strength;Place;Expiry;Minimum;Company;Price',
  'Sodium chloride;chemical;500g;;;Shelf 1;-;;;4,50',
  'Hydrochloric acid;chemical;2,5;L;1 mol/dm3;Acids;;;;',
  'Splints;consumable;x15;;;Drawer 4;;;;',
  'Zinc;chemical;-;g;;Shelf 1;;100;;',
  'Sodum chloride;chemical;250;g;;Shelf 3;;;;',
  'Splints;consumable;20;;;Drawer 4;;;;',
  'Foil; thick;consumable;3;rolls;;Drawer 1;;;Smith;12',
].join('\r\n');

describe('what is asked of a list of stock', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const take = async (mode: 'preview' | 'apply', answers?: unknown) =>
    importFile(
      school.client('technician'),
      SPREADSHEET,
      { kind: 'stock', mode, ...(answers !== undefined && { answers: JSON.stringify(answers) }) },
      'our shelf.csv',
    );
  const all = async () => (await school.client('technician').get<{ items: Stock[] }>('/stock?limit=200')).body.items;

  it('stands with its row as it was written, and with what may be chosen', async () => {
    const { body } = await take('preview');
    expect([body.created, body.rejectedCount, body.headers[0]]).toEqual([3, 4, 'Item']);
    expect(body.rejected.map(({ row, answerAs, choices, sameAs }) => [row, answerAs, choices, sameAs])).toEqual([
      [5, 'amount', [], undefined],
      [6, 'name', ['Sodium chloride', 'Sodum chloride'], undefined],
      [7, 'alike', ['first', 'this', 'together'], 4],
      [8, null, [], undefined],
    ]);
    expect(body.rejected[0]?.wrote).toEqual(['Zinc', 'chemical', '-', 'g', '', 'Shelf 1', '', '100', '', '']);
  });

  it('goes in as it is answered; what nobody answered stays out', async () => {
    const answers = { 5: { amount: '0,5 kg' }, 6: { name: 'Sodium chloride' }, 7: { alike: 'together' }, 2: { amount: '9 kg' } };
    const looked = (await take('preview', answers)).body;
    expect([looked.created, looked.rejected.map(({ row }) => row)]).toEqual([5, [8]]);
    expect(await all()).toEqual([]);
    const { status, body } = await take('apply', answers);
    expect([status, body.created, body.rejectedCount]).toEqual([200, 5, 1]);
    expect(
      (await all()).map(({ name, amount, unit, location, reorderLevel, price }) => [name, amount, unit, location, reorderLevel, price]),
    ).toEqual([
      ['Hydrochloric acid', 2500, 'cm3', 'Acids', null, null],
      ['Sodium chloride', 500, 'g', 'Shelf 1', null, 4.5],
      ['Sodium chloride', 250, 'g', 'Shelf 3', null, null],
      ['Splints', 35, null, 'Drawer 4', null, null],
      ['Zinc', 500, 'g', 'Shelf 1', 100, null],
    ]);
    expect((await take('apply', answers)).body).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
  });

  it('may be one of two alike, or left out', async () => {
    expect((await take('preview', { 7: { alike: 'first' } })).body).toMatchObject({ outside: 1, rejectedCount: 3 });
    expect((await take('preview', { 7: { alike: 'this' } })).body.rejected.map(({ row }) => row)).toEqual([5, 6, 8]);
  });

  it.each([['{"5": "500 g"}'], ['{"five": {"amount": "1"}}'], ['{"5": {"id": "1"}}'], ['{"5": {"alike": "both"}}'], ['[1]'], ['no']])(
    'is refused where the answers are none: %s',
    async (answers) => {
      const { status, body } = await importFile(school.client('technician'), SPREADSHEET, { kind: 'stock', mode: 'apply', answers });
      expect([status, body.code]).toEqual([422, 'INVALID']);
    },
  );

  it('is of no other file', async () => {
    const { status } = await importFile(school.client('admin'), TIMETABLE, { mode: 'preview', answers: '{"2": {"name": "x"}}' });
    expect(status).toBe(422);
  });
});
