import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Apparatus, LibraryPractical, Practical, PracticalSummary } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

interface List {
  items: PracticalSummary[];
  nextCursor?: string;
  total?: number;
}

const OSMOSIS = { title: 'Osmosis in potato', subject: 'Biology' };

let kit: TestApp;
let school: TestSchool;
let other: TestSchool;
let beakers: Apparatus;

beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit, { calendar: null });
  other = await TestSchool.make(kit, { calendar: null });
  beakers = (await school.client('technician').post<Apparatus>('/apparatus', { name: 'Beaker 250', owned: 30, location: 'Lab 1' })).body;
});
afterAll(() => kit.stop());

async function add(body: object, by = school): Promise<LibraryPractical> {
  const answer = await by.client('technician').post<LibraryPractical>('/practicals', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

async function titles(url: string, by = school): Promise<string[]> {
  const { status, body } = await by.client('teacher').get<List>(url);
  expect(status).toBe(200);
  return body.items.map(({ title }) => title);
}

describe('GET /api/practicals/:id', () => {
  it('is refused to those who have not signed in', async () => {
    expect((await kit.client().get(`/practicals/${randomUUID()}`)).status).toBe(401);
  });
  it('answers nothing of another school, nor of an id that is none', async () => {
    const theirs = await add(OSMOSIS, other);
    for (const id of [theirs.id, randomUUID(), 'x'])
      expect((await school.client('head').get<unknown>(`/practicals/${id}`)).status).toBe(404);
  });
  it('answers the entry with its kit list', async () => {
    const added = await add({
      ...OSMOSIS,
      prepare: { fixed: 10, perSet: 1.5 },
      hazards: [{ text: 'Scalpels are sharp' }],
      lines: [
        { apparatusId: beakers.id, perSet: 2 },
        { name: 'Potato', perSet: 0.5, spare: 2 },
      ],
    });
    const { status, body } = await school.client('teacher').get<Practical>(`/practicals/${added.id}`);
    expect(status).toBe(200);
    expect(body).toEqual(added);
    expect(body).toMatchObject({
      version: 1,
      groupSize: 2,
      demonstration: false,
      archived: false,
      prepare: { fixed: 10, perSet: 1.5 },
      clear: null,
      hazards: [{ text: 'Scalpels are sharp' }],
      lines: [
        { apparatusId: beakers.id, name: 'Beaker 250', kind: 'apparatus', location: 'Lab 1', perSet: 2, needed: 0, short: 0 },
        { apparatusId: null, name: 'Potato', kind: 'consumable', perSet: 0.5, spare: 2, needed: 0, short: 0 },
      ],
    });
  });
});

describe('POST /api/practicals', () => {
  it('is refused to those who have not signed in, and to teachers', async () => {
    expect((await kit.client().post('/practicals', OSMOSIS)).status).toBe(401);
    expect((await school.client('teacher').post<unknown>('/practicals', OSMOSIS)).status).toBe(403);
  });
  it('refuses apparatus of another school, naming the line', async () => {
    const theirs = (await other.client('admin').post<Apparatus>('/apparatus', { name: 'Scalpel', owned: 3 })).body;
    const lines = [
      { apparatusId: beakers.id, perSet: 1 },
      { apparatusId: theirs.id, perSet: 1 },
    ];
    const { status, body } = await school.client('head').post<unknown>('/practicals', { ...OSMOSIS, lines });
    expect(status).toBe(404);
    expect(body.errors?.[0]?.field).toBe('lines.1.apparatusId');
  });
  it.each([
    ['title', { subject: 'Physics' }],
    ['title', { title: '   ', subject: 'Physics' }],
    ['title', { title: 'x'.repeat(161), subject: 'Physics' }],
    ['subject', { title: 'x', subject: 7 }],
    ['groupSize', { ...OSMOSIS, groupSize: 0 }],
    ['years', { ...OSMOSIS, years: [99] }],
    ['prepare.fixed', { ...OSMOSIS, prepare: { fixed: -1, perSet: 0 } }],
    ['leadSchoolDays', { ...OSMOSIS, leadSchoolDays: 1.5 }],
    ['lines.0.perSet', { ...OSMOSIS, lines: [{ name: 'Potato', perSet: -1 }] }],
    ['lines.0.perSet', { ...OSMOSIS, lines: [{ name: 'Potato', perSet: 1e9 }] }],
    ['lines.0', { ...OSMOSIS, lines: [{ name: 'Potato' }] }],
    ['lines.0.name', { ...OSMOSIS, lines: [{ perSet: 1 }] }],
    ['lines.0.needed', { ...OSMOSIS, lines: [{ name: 'Potato', perSet: 1, needed: 5 }] }],
    ['schoolId', { ...OSMOSIS, schoolId: randomUUID() }],
    ['archived', { ...OSMOSIS, archived: true }],
  ])('refuses a wrong %s', async (field, body) => {
    const answer = await school.client('head').post<unknown>('/practicals', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
  });
  it.each(['x', '', randomUUID()])("refuses the apparatus '%s', naming the line", async (apparatusId) => {
    const { status, body } = await school.client('head').post<unknown>('/practicals', { ...OSMOSIS, lines: [{ apparatusId, perSet: 1 }] });
    expect(status).toBe(404);
    expect(body.errors?.[0]?.field).toBe('lines.0.apparatusId');
  });
  it('refuses characters that cannot be stored', async () => {
    for (const title of ['a\u0000b', 'a\ud800b']) {
      const { status } = await school.client('head').post<unknown>('/practicals', { ...OSMOSIS, title });
      expect(status).toBe(422);
    }
  });
  it('takes null for what is not said', async () => {
    const added = await add({ ...OSMOSIS, groupSize: null, years: null, lines: null, prepare: null, method: null, demonstration: null });
    expect(added).toMatchObject({ groupSize: 2, years: [], lines: [], prepare: null, method: '', demonstration: false });
  });
  it('leaves one event of who added what', async () => {
    const { id } = await add(OSMOSIS);
    expect(await eventsOf(id)).toEqual([{ name: 'practical.added', person_id: school.personId('technician') }]);
  });
});

describe('PUT /api/practicals/:id', () => {
  const change = { ...OSMOSIS, version: 1 };

  it('is refused to those who have not signed in, to teachers, and for another school', async () => {
    const { id } = await add(OSMOSIS);
    expect((await kit.client().put(`/practicals/${id}`, change)).status).toBe(401);
    expect((await school.client('teacher').put<unknown>(`/practicals/${id}`, change)).status).toBe(403);
    expect((await other.client('head').put<unknown>(`/practicals/${id}`, change)).status).toBe(404);
  });
  it('makes a new version and keeps the one before whole', async () => {
    const first = await add({ ...OSMOSIS, lines: [{ name: 'Potato', perSet: 1 }], method: 'Cut cylinders.' });
    const { status, body } = await school.client('head').put<Practical>(`/practicals/${first.id}`, {
      version: 1,
      title: 'Osmosis in carrot',
      subject: 'Biology',
      lines: [{ name: 'Carrot', perSet: 1 }],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, title: 'Osmosis in carrot', lines: [{ name: 'Carrot' }] });
    expect((await school.client('teacher').get<Practical>(`/practicals/${first.id}`)).body).toEqual(body);
    const kept = await kit.db.read(school.id, 'SELECT version, document FROM practical_version WHERE practical_id = $1', [first.id]);
    const {
      notes: _notes,
      files: _files,
      alsoNeeded: _also,
      standIns: _standIns,
      usedBy: _used,
      measured: _measured,
      shelf: _shelf,
      ...document
    } = first;
    expect(kept).toEqual([{ version: 1, document }]);
    expect((await eventsOf(first.id)).map(({ name }) => name)).toEqual(['practical.added', 'practical.changed']);
  });
  it('leaves what is not sent as it was, and takes away what is sent as null', async () => {
    const first = await add({
      ...OSMOSIS,
      years: [9],
      prepare: { fixed: 5, perSet: 1 },
      leadSchoolDays: 3,
      lines: [{ apparatusId: beakers.id, perSet: 1 }],
    });
    const { body } = await school.client('head').put<Practical>(`/practicals/${first.id}`, { ...change, leadSchoolDays: null });
    expect(body).toMatchObject({
      years: [9],
      prepare: { fixed: 5, perSet: 1 },
      leadSchoolDays: null,
      lines: [{ apparatusId: beakers.id }],
    });
  });
  it('keeps the hazard labels of a chemical that stays at its strength, and of no other', async () => {
    const acid = { name: 'Hydrochloric acid', kind: 'chemical', perSet: 50, unit: 'cm3' };
    const first = await add({ ...OSMOSIS, lines: [{ ...acid, concentration: 2 }] });
    await kit.db.transaction(school.id, () =>
      kit.db.query("UPDATE practical_line SET pictograms = '{GHS05}', statements = '{H314}' WHERE practical_id = $1", [first.id]),
    );
    const put = (version: number, concentration: number) =>
      school.client('head').put<Practical>(`/practicals/${first.id}`, { ...change, version, lines: [{ ...acid, concentration }] });
    expect((await put(1, 2)).body.lines).toMatchObject([{ pictograms: ['GHS05'], statements: ['H314'] }]);
    expect((await put(2, 0.1)).body.lines).toMatchObject([{ pictograms: null, statements: null }]);
  });
  it('refuses a stale version with the entry as it is now', async () => {
    const first = await add(OSMOSIS);
    await school.client('head').put<unknown>(`/practicals/${first.id}`, { ...change, title: 'Osmosis again' });
    const { status, body } = await school.client('technician').put<{ current: Practical }>(`/practicals/${first.id}`, change);
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'STALE_VERSION', current: { version: 2, title: 'Osmosis again' } });
  });
  it('makes one version of two changes that come at once', async () => {
    const { id } = await add(OSMOSIS);
    const answers = await Promise.all(
      ['head', 'technician', 'admin'].map((who) => school.client(who).put<unknown>(`/practicals/${id}`, change)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
  it('changes nothing when a line is wrong', async () => {
    const first = await add({ ...OSMOSIS, lines: [{ name: 'Potato', perSet: 1 }] });
    const lines = [{ apparatusId: randomUUID(), perSet: 1 }];
    expect((await school.client('head').put<unknown>(`/practicals/${first.id}`, { ...change, title: 'No', lines })).status).toBe(404);
    expect((await school.client('head').get<Practical>(`/practicals/${first.id}`)).body).toEqual(first);
  });
  it.each([undefined, 0, '1', 1.5])('refuses version %s', async (version) => {
    const { id } = await add(OSMOSIS);
    const { status, body } = await school.client('head').put<unknown>(`/practicals/${id}`, { ...OSMOSIS, version });
    expect(status).toBe(422);
    expect(body.errors?.[0]?.field).toBe('version');
  });
});

describe('DELETE /api/practicals/:id', () => {
  it('is refused to those who have not signed in, to teachers, and for another school', async () => {
    const { id } = await add(OSMOSIS);
    expect((await kit.client().delete(`/practicals/${id}`)).status).toBe(401);
    expect((await school.client('teacher').delete<unknown>(`/practicals/${id}`)).status).toBe(403);
    expect((await other.client('head').delete<unknown>(`/practicals/${id}`)).status).toBe(404);
  });
  it('archives, once however often it is sent, and refuses changes from then on', async () => {
    const { id } = await add({ ...OSMOSIS, title: 'Gone soon' });
    expect((await school.client('head').delete<unknown>(`/practicals/${id}`)).status).toBe(204);
    expect((await school.client('head').delete<unknown>(`/practicals/${id}`)).status).toBe(204);
    expect(await titles('/practicals?q=gone')).toEqual([]);
    expect((await school.client('teacher').get<Practical>(`/practicals/${id}`)).body).toMatchObject({ archived: true });
    expect((await eventsOf(id)).map(({ name }) => name)).toEqual(['practical.added', 'practical.archived']);
    const { status, body } = await school.client('head').put<unknown>(`/practicals/${id}`, { ...OSMOSIS, version: 1 });
    expect([status, body.code]).toEqual([409, 'STALE_VERSION']);
  });
});

describe('POST /api/practicals/:id/restore', () => {
  const archived = async (q: string) => titles(`/practicals?archived=true&q=${q}`);

  it('is refused to those who have not signed in, to teachers, and for another school', async () => {
    const { id } = await add(OSMOSIS);
    expect((await kit.client().post(`/practicals/${id}/restore`)).status).toBe(401);
    expect((await school.client('teacher').post(`/practicals/${id}/restore`)).status).toBe(403);
    expect((await other.client('head').post(`/practicals/${id}/restore`)).status).toBe(404);
  });
  it('brings back what was archived as it was, once however often it is sent, and can itself be taken back', async () => {
    const head = school.client('head');
    const { id, version } = await add({ ...OSMOSIS, title: 'Back again' });
    await head.delete(`/practicals/${id}`);
    expect([await titles('/practicals?q=back+again'), await archived('back')]).toEqual([[], ['Back again']]);
    const answer = await head.post<Practical>(`/practicals/${id}/restore`);
    expect([answer.status, answer.body]).toMatchObject([200, { id, version, archived: false, title: 'Back again' }]);
    expect((await head.post<Practical>(`/practicals/${id}/restore`)).status).toBe(200);
    expect([await titles('/practicals?q=back+again'), await archived('back')]).toEqual([['Back again'], []]);
    expect((await eventsOf(id)).map(({ name }) => name)).toEqual(['practical.added', 'practical.archived', 'practical.restored']);
    expect((await head.put<Practical>(`/practicals/${id}`, { ...OSMOSIS, title: 'Back again', version })).status).toBe(200);
  });
  it('lists what is archived by words and page by page, and nothing of another school', async () => {
    const head = school.client('head');
    for (const title of ['Zinc b', 'zinc a', 'Zinc c']) await head.delete(`/practicals/${(await add({ ...OSMOSIS, title })).id}`);
    const first = (await head.get<List>('/practicals?archived=true&q=zinc&limit=2')).body;
    expect([first.items.map(({ title }) => title), first.total]).toEqual([['zinc a', 'Zinc b'], 3]);
    const rest = (await head.get<List>(`/practicals?archived=true&q=zinc&limit=2&cursor=${first.nextCursor}`)).body;
    expect([rest.items.map(({ title }) => title), rest.nextCursor]).toEqual([['Zinc c'], undefined]);
    expect((await other.client('head').get<List>('/practicals?archived=true')).body.items).toEqual([]);
    expect((await head.get('/practicals?archived=perhaps')).status).toBe(422);
  });
});

function eventsOf(id: string) {
  return kit.db.read<{ name: string; person_id: string }>(
    school.id,
    'SELECT name, person_id FROM event WHERE subject_id = $1 ORDER BY id',
    [id],
  );
}

describe('POST /api/practicals/starter-library', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  it('is for admins, adds the starter library with its apparatus, and adds nothing twice', async () => {
    expect((await kit.client().post('/practicals/starter-library')).status).toBe(401);
    expect((await school.client('technician').post('/practicals/starter-library')).status).toBe(403);
    const first = await school.client('admin').post<{ practicals: number; apparatus: number }>('/practicals/starter-library');
    expect(first.status).toBe(200);
    expect(first.body.practicals).toBeGreaterThanOrEqual(29);
    const again = await school.client('admin').post('/practicals/starter-library');
    expect(again.body).toEqual({ practicals: 0, apparatus: 0 });
    const found = await school.client('teacher').get<{ items: { title: string }[] }>('/practicals?q=specific%20heat');
    expect(found.body.items[0]?.title).toMatch(/specific heat/i);
  });
});
