import type { Practical, PreviewAnswer, PrepList, Requisition, Substance } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

/** One page of a list. */
interface Listed {
  items: Substance[];
  nextCursor?: string;
}

describe('substances', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonIds: string[];

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    const entries = [await school.entry({ cycleDay: 'Tue', period: 'P3' }), await school.entry({ cycleDay: 'Tue', period: 'P4' })];
    lessonIds = entries.map((id) => `${id}_2026-11-10`);
  });
  afterAll(() => kit.stop());

  const SUCROSE = { kind: 'chemical', name: 'Sucrose solution', unit: 'cm3', overage: 0, roundTo: 1 } as const;
  const found = async (q: string) => (await school.client('teacher').get<Listed>(`/substances?q=${encodeURIComponent(q)}`)).body.items;
  const ACID = {
    name: 'Acid of our own',
    aliases: ['House acid'],
    formula: 'HCl',
    bands: [
      { from: 0.5, to: 2, unit: 'mol/dm3', signalWord: 'Warning', pictograms: ['GHS07'], statements: ['H315'], source: 'our card 1' },
      { from: 2, to: null, unit: 'mol/dm3', signalWord: 'Danger', pictograms: ['GHS05'], statements: ['H314'], source: 'our card 1' },
    ],
  };

  describe('a list', () => {
    it('is found by name, alias and formula, by name, in pages', async () => {
      expect((await found('sucr')).map(({ name }) => name)).toEqual(['Sucrose']);
      expect((await found('cane sugar')).map(({ name }) => name)).toEqual(['Sucrose']);
      expect((await found('c12h22o11')).map(({ name }) => name)).toContain('Sucrose');
      const first = await school.client('teacher').get<Listed>('/substances?limit=2');
      const second = await school.client('teacher').get<Listed>(`/substances?limit=2&cursor=${first.body.nextCursor}`);
      const names = [...first.body.items, ...second.body.items].map(({ name }) => name);
      expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en-GB', { numeric: true, sensitivity: 'base' })));
      expect(new Set(names).size).toBe(names.length);
    });

    it.each([
      ['Sulphate', 'Copper(II) sulfate-5-water'],
      ['ferrous sulphate', 'Iron(II) sulfate-7-water'],
      ['ferric', 'Iron(III) chloride-6-water'],
      ['sulp', 'Sulfuric acid'],
      ['aluminum', 'Aluminium'],
    ])('finds by %s, which is another spelling or an older name, %s', async (q, name) => {
      const { body } = await school.client('teacher').get<Listed>(`/substances?limit=200&q=${encodeURIComponent(q)}`);
      expect(body.items.map((one) => one.name)).toContain(name);
    });

    it.each(['%', '_', ' ?% '])('finds nothing by signs alone: %j', async (q) => {
      expect(await found(q)).toEqual([]);
    });

    it('refuses a cursor that is none, and what is not there', async () => {
      expect((await school.client('teacher').get('/substances?cursor=bm8')).status).toBe(422);
      expect((await school.client('teacher').get('/substances/019a0000-0000-7000-8000-000000000000')).status).toBe(404);
      expect((await school.client('teacher').get('/substances/sucrose')).status).toBe(404);
    });
  });

  describe('of the school’s own', () => {
    it('is added and rewritten by a technician, and by no teacher', async () => {
      expect((await school.client('teacher').post('/substances', ACID)).status).toBe(403);
      const added = await school.client('technician').post<Substance>('/substances', ACID);
      expect(added).toMatchObject({ status: 201, body: { own: true, version: 1, molarMass: 36.46, belowBands: 'not-classified' } });
      const { id } = added.body;
      const change = { ...ACID, aliases: [], version: 1 };
      expect((await school.client('teacher').put(`/substances/${id}`, change)).status).toBe(403);
      expect(await school.client('technician').put<Substance>(`/substances/${id}`, change)).toMatchObject({
        status: 200,
        body: { version: 2, aliases: [] },
      });
      expect((await school.client('technician').put(`/substances/${id}`, change)).body).toMatchObject({
        code: 'STALE_VERSION',
        current: { version: 2 },
      });
      expect((await school.client('technician').post('/substances', ACID)).body).toMatchObject({ code: 'ALREADY_EXISTS' });
    });

    it.each([
      ['formula', { formula: 'Nonsense' }],
      ['molarMass', { molarMass: 58.44 }],
      ['bands.0.to', { bands: [{ ...ACID.bands[0], to: 0.1 }] }],
      ['bands.0.statements', { bands: [{ ...ACID.bands[0], statements: ['R34'] }] }],
      ['bands.0.source', { bands: [{ ...ACID.bands[0], source: ' ' }] }],
    ])('is refused where %s cannot be right', async (field, changes) => {
      const { status, body } = await school
        .client('technician')
        .post<{ errors: { field: string }[] }>('/substances', { ...ACID, name: 'Another', ...changes });
      expect(status).toBe(422);
      expect(body.errors.map((error) => error.field)).toContain(field);
    });

    it('is refused with bands that overlap, added and changed, naming both', async () => {
      const band = (from: number, to: number | null, unit = 'mol/dm3') => ({ ...ACID.bands[0], from, to, unit });
      const body = { ...ACID, name: 'Overlapping acid', aliases: [] };
      const client = school.client('technician');
      const refused = await client.post('/substances', { ...body, bands: [band(2, null), band(0, 0.5, '%'), band(0.5, 2.5)] });
      expect(refused).toMatchObject({
        status: 422,
        body: {
          errors: [
            {
              field: 'bands.2.from',
              message: 'Two bands overlap: from 2 mol/dm³, and 0.5 to below 2.5 mol/dm³. Each strength has one band. Nothing was changed.',
            },
          ],
        },
      });
      const added = await client.post<Substance>('/substances', { ...body, bands: [band(2, null), band(0, 100, '%'), band(0.5, 2)] });
      expect(added.status).toBe(201);
      const change = { ...body, version: 1, bands: [band(1, null), band(1, null)] };
      expect((await client.put(`/substances/${added.body.id}`, change)).body.errors).toMatchObject([{ field: 'bands.1.from' }]);
    });

    it('wins over what was shipped under its id and name, until it is taken away, and stays in its school', async () => {
      const [shipped] = await found('sucrose');
      expect(shipped).toMatchObject({ own: false, version: 1 });
      const own = { name: 'Sucrose', aliases: ['Table sugar'], formula: 'C12H22O11', bands: [] };
      const added = await school.client('technician').post<Substance>('/substances', own);
      expect(added.body).toMatchObject({ id: shipped?.id, version: 2, own: true });
      expect(await found('sucrose')).toMatchObject([{ own: true, aliases: ['Table sugar'] }]);
      const other = await TestSchool.make(kit);
      const theirs = await other.client('technician').get<Listed>('/substances?q=sucrose');
      expect(theirs.body.items).toMatchObject([{ own: false }]);
      expect((await other.client('technician').delete(`/substances/${shipped?.id}`)).status).toBe(404);
      expect((await school.client('technician').delete(`/substances/${shipped?.id}`)).status).toBe(204);
      expect(await found('sucrose')).toMatchObject([{ own: false, version: 1 }]);
    });

    it('is there again once its removal is taken back, unless its name was given to another meanwhile', async () => {
      const client = school.client('technician');
      const { body } = await client.post<Substance>('/substances', { ...ACID, name: 'Acid that comes back', aliases: ['Boomerang'] });
      const removed = await client.delete(`/substances/${body.id}`);
      expect(await found('boomerang')).toEqual([]);
      const token = removed.headers['undo-token'];
      expect((await client.post('/undo', { token })).status).toBe(200);
      expect(await found('boomerang')).toEqual([body]);

      const again = await client.delete(`/substances/${body.id}`);
      const other = await client.post<Substance>('/substances', { ...ACID, name: 'Acid that comes back', aliases: ['Usurper'] });
      const refused = await client.post('/undo', { token: again.headers['undo-token'] });
      expect(refused).toMatchObject({ status: 409, body: { code: 'ALREADY_EXISTS' } });
      expect(await found('acid that comes back')).toEqual([other.body]);
    });
  });

  describe('of a line', () => {
    const lines = [
      { ...SUCROSE, concentration: 1, perClass: 600 },
      { ...SUCROSE, concentration: 0.5, perClass: 600 },
      { ...SUCROSE, concentrationText: '1 %', perClass: 100 },
      { ...SUCROSE, name: 'Sodium hydroxide', concentration: 0.4, perClass: 100 },
      { ...SUCROSE, name: 'Hydrochloric acid', concentration: 0.1, perClass: 1650 },
      { ...SUCROSE, name: 'Unheard of', concentration: 0.1, perClass: 100 },
      { kind: 'consumable', name: 'Sucrose', perClass: 2 },
    ];
    const facts = [
      {
        makeUp: { of: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, grams: 205, madeUpTo: 600, stock: null, volume: null },
        noMakeUp: null,
      },
      { makeUp: { grams: 103, madeUpTo: 600 } },
      { makeUp: null, noMakeUp: 'in-words' },
      {
        makeUp: { grams: 1.6 },
        hazard: { kind: 'band', band: { signalWord: 'Warning', pictograms: ['GHS07'], statements: ['H315', 'H319'] } },
      },
      {
        makeUp: { grams: null, stock: { name: 'Hydrochloric acid', concentration: 11.6 }, volume: 14.2, madeUpTo: 1650 },
        hazard: { kind: 'not-classified', band: null },
      },
      { substanceId: null, makeUp: null, noMakeUp: 'unknown-substance', hazard: { kind: 'not-known', band: null } },
      {},
    ];

    it('are found by name, with the make-up sum of what is needed and the hazard at the strength, in preview, request and pick list', async () => {
      const body = { lessonId: lessonIds[0], title: 'Osmosis', lines };
      const preview = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', body);
      expect(preview.body.lines).toMatchObject(facts);
      expect(preview.body.lines[6]).not.toHaveProperty('hazard');
      const made = await school.client('teacher').post<Requisition>('/requisitions', { ...body, status: 'submitted', goShort: true });
      expect(made.body.lines).toMatchObject(facts);
      const { body: read } = await school.client('technician').get<Requisition>(`/requisitions/${made.body.id}`);
      expect(read.lines).toMatchObject(facts);
      const { body: list } = await school.client('technician').get<PrepList>('/prep-list?date=2026-11-10');
      const sugar = list.pickList
        .flatMap(({ items }) => items)
        .filter(({ name, kind }) => name === 'Sucrose solution' && kind === 'chemical');
      expect(sugar).toMatchObject([
        { concentration: 0.5, quantity: 600, makeUp: { grams: 103 } },
        { concentration: 1, quantity: 600, makeUp: { grams: 205, madeUpTo: 600 } },
        { concentrationText: '1 %', makeUp: null, noMakeUp: 'in-words' },
      ]);
    });

    it('are worked out of what a school says: a molar mass alone is weighed out, the strength of a stock is diluted', async () => {
      const said = [
        { name: 'House salt', aliases: [], molarMass: 100, bands: [] },
        { name: 'House stock', aliases: ['Shelf acid'], stockStrength: 5, bands: [{ ...ACID.bands[1], to: undefined }] },
      ];
      for (const body of said) expect((await school.client('technician').post('/substances', body)).status).toBe(201);
      const preview = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', {
        lessonId: lessonIds[1],
        title: 'Titration',
        lines: [
          { ...SUCROSE, name: 'house salt', concentration: 0.5, perClass: 1000 },
          { ...SUCROSE, name: 'Shelf acid', concentration: 2.5, perClass: 1000 },
          { ...SUCROSE, name: 'Shelf acid', concentration: 6, perClass: 1000 },
        ],
      });
      expect(preview.body.lines).toMatchObject([
        { makeUp: { of: 'House salt', formula: null, molarMass: 100, grams: 50, madeUpTo: 1000 } },
        {
          makeUp: { grams: null, stock: { name: 'House stock', concentration: 5 }, volume: 500 },
          hazard: { band: { statements: ['H314'] } },
        },
        { makeUp: null, noMakeUp: 'stock-too-weak', hazard: { band: { statements: ['H314'] } } },
      ]);
    });

    it('follow what the school writes, and a practical’s lines say them too', async () => {
      const practical = await school.client('technician').post<Practical>('/practicals', {
        title: 'Acid rain',
        subject: 'Chemistry',
        lines: [
          { kind: 'chemical', name: 'Rain acid', unit: 'cm3', concentration: 1, perSet: 10 },
          { kind: 'chemical', name: 'Rain acid', unit: 'cm3', concentration: 0.1, perSet: 10 },
        ],
      });
      expect(practical.body.lines).toMatchObject([{ hazard: { kind: 'not-known' }, substanceId: null }, { hazard: { kind: 'not-known' } }]);
      const own = await school.client('technician').post<Substance>('/substances', { ...ACID, name: 'Rain acid' });
      const { body: read } = await school.client('teacher').get<Practical>(`/practicals/${practical.body.id}`);
      expect(read.lines).toMatchObject([
        { substanceId: own.body.id, hazard: { kind: 'band', band: { statements: ['H315'], source: 'our card 1' } } },
        { substanceId: own.body.id, hazard: { kind: 'not-classified', band: null } },
      ]);
    });
  });
});
