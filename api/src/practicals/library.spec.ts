import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LibraryPractical, PracticalList, PracticalVersion } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;

beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit, { calendar: null });
});
afterAll(() => kit.stop());

async function add(body: object): Promise<LibraryPractical> {
  const answer = await school.client('technician').post<LibraryPractical>('/practicals', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

const search = async (query: string, by = school) => (await by.client('teacher').get<PracticalList>(`/practicals?${query}`)).body;

describe('what else is said of a practical', () => {
  it('is kept, followed by its versions and taken away by null', async () => {
    const said = {
      clearAway: 'Down the sink with water: our own rule.',
      needs: ['gas', 'fume-cupboard'],
      required: 'RP 3',
      serves: 'B4.1',
      specialism: 'Chemistry',
    };
    const added = await add({ title: 'Esters', subject: 'Chemistry', ...said });
    expect(added).toMatchObject({
      ...said,
      notes: [],
      files: [],
      alsoNeeded: [],
      standIns: [],
      usedBy: [],
      measured: { prepare: null, clear: null },
    });
    const head = school.client('head');
    const stays = await head.put<LibraryPractical>(`/practicals/${added.id}`, { version: 1, title: 'Esters', subject: 'Chemistry' });
    expect(stays.body).toMatchObject({ version: 2, ...said });
    const gone = { clearAway: null, needs: null, required: null, serves: null, specialism: null };
    const { body } = await head.put<LibraryPractical>(`/practicals/${added.id}`, {
      version: 2,
      title: 'Esters',
      subject: 'Chemistry',
      ...gone,
    });
    expect(body).toMatchObject({ version: 3, clearAway: null, needs: [], required: null, serves: null, specialism: null });
    expect((await school.client('teacher').get<LibraryPractical>(`/practicals/${added.id}`)).body).toEqual(body);
  });
  it.each([
    ['needs', { needs: ['piano'] }],
    ['needs', { needs: Array.from({ length: 8 }, () => 'gas') }],
    ['needs', { needs: 'gas' }],
    ['required', { required: 'x'.repeat(61) }],
    ['serves', { serves: 7 }],
    ['specialism', { specialism: 'x'.repeat(61) }],
    ['specialism', { specialism: ['Chemistry'] }],
    ['clearAway', { clearAway: 'x'.repeat(2001) }],
    ['notes', { notes: [] }],
    ['usedBy', { usedBy: [] }],
  ])('is refused where it is wrong: %s', async (field, body) => {
    const answer = await school.client('head').post<unknown>('/practicals', { title: 'x', subject: 'Physics', ...body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
  });
});

describe('the facets of the library', () => {
  let library: TestSchool;
  beforeAll(async () => {
    library = await TestSchool.make(kit, { calendar: null });
    const entry = (title: string, subject: string, years: number[], more: object = {}) =>
      library.client('technician').post('/practicals', { title, subject, years, ...more });
    await entry('Flame tests', 'Chemistry', [9, 10], { needs: ['gas', 'blackout'], required: 'C4' });
    await entry('Cracking', 'chemistry', [11], { needs: ['gas', 'fume-cupboard'] });
    await entry('Lenses', 'Physics', [9], { needs: ['blackout'], required: 'P2' });
    await entry('Measuring', 'Physics', []);
  });

  it('count the whole result, whatever the page', async () => {
    const facets = {
      subject: { Chemistry: 2, Physics: 2 },
      year: { 9: 3, 10: 2, 11: 2 },
      required: 2,
      needs: { gas: 2, blackout: 2, 'fume-cupboard': 1 },
    };
    const first = await search('limit=1', library);
    expect(first).toMatchObject({ total: 4, facets });
    expect(first.items).toHaveLength(1);
    expect((await search(`limit=1&cursor=${first.nextCursor}`, library)).facets).toEqual(facets);
  });
  it('say what choosing one of them gives', async () => {
    const { facets } = await search('', library);
    for (const [year, count] of Object.entries(facets.year)) expect((await search(`year=${year}`, library)).total).toBe(count);
    for (const [subject, count] of Object.entries(facets.subject)) expect((await search(`subject=${subject}`, library)).total).toBe(count);
    for (const [need, count] of Object.entries(facets.needs)) expect((await search(`needs=${need}`, library)).total).toBe(count);
    expect((await search('required=true', library)).total).toBe(facets.required);
  });
  it('are of what was asked for', async () => {
    expect(await search('needs=gas&required=true', library)).toMatchObject({
      items: [{ title: 'Flame tests', needs: ['gas', 'blackout'], required: 'C4' }],
      total: 1,
      facets: { subject: { Chemistry: 1 }, year: { 9: 1, 10: 1 }, required: 1, needs: { gas: 1, blackout: 1 } },
    });
    expect((await search('required=false', library)).items.map(({ title }) => title)).toEqual(['Cracking', 'Measuring']);
  });
  it('are of the own school alone', async () => {
    expect((await search('q=cracking')).total).toBe(0);
  });
  it('find a required practical by its reference', async () => {
    expect((await search('q=p2', library)).items.map(({ title }) => title)).toEqual(['Lenses']);
  });
});

describe('notes for the next time', () => {
  const notes = (id: string, by = school) => by.client('head').get<LibraryPractical>(`/practicals/${id}`);

  it('are left by everybody who reads the library, shown as they were typed, the newest first', async () => {
    const { id } = await add({ title: 'Iodine clock', subject: 'Chemistry' });
    for (const [who, text] of [
      ['teacher', '<b>Fresh</b> starch & <script>alert(1)</script>'],
      ['technician', 'Takes two lessons'],
    ] as const) {
      kit.clock.set(`2026-11-03T0${who === 'teacher' ? 8 : 9}:00:00Z`);
      const { status, body } = await school.client(who).post<LibraryPractical['notes'][0]>(`/practicals/${id}/notes`, { text });
      expect([status, body.text, body.by.id]).toEqual([201, text, school.personId(who)]);
    }
    expect((await notes(id)).body.notes.map(({ text, by }) => [text, by.id])).toEqual([
      ['Takes two lessons', school.personId('technician')],
      ['<b>Fresh</b> starch & <script>alert(1)</script>', school.personId('teacher')],
    ]);
  });
  it('are taken away by their writer or who keeps the library, and come back by undo', async () => {
    const { id } = await add({ title: 'Flame colours', subject: 'Chemistry' });
    const technician = school.client('technician');
    const { body, headers } = await technician.post<{ id: string }>(`/practicals/${id}/notes`, { text: 'Borrow the spectroscope' });
    expect((await school.client('teacher').delete(`/practicals/${id}/notes/${body.id}`)).status).toBe(403);
    expect((await school.client('head').delete(`/practicals/${id}/notes/${body.id}`)).status).toBe(204);
    expect((await school.client('head').delete(`/practicals/${id}/notes/${body.id}`)).status).toBe(404);
    const again = await technician.post<{ id: string }>(`/practicals/${id}/notes`, { text: 'Once more' });
    const removed = await technician.delete(`/practicals/${id}/notes/${again.body.id}`);
    await technician.post('/undo', { token: removed.headers['undo-token'] });
    expect((await notes(id)).body.notes.map(({ id: note }) => note)).toEqual([again.body.id]);
    await technician.post('/undo', { token: again.headers['undo-token'] });
    expect((await notes(id)).body.notes).toEqual([]);
    expect(headers['undo-token']).toEqual(expect.any(String));
  });
  it('are refused signed out, of another school, without words, and beyond as many as are kept', async () => {
    const { id } = await add({ title: 'Density', subject: 'Physics' });
    const other = await TestSchool.make(kit, { calendar: null });
    expect((await kit.client().post(`/practicals/${id}/notes`, { text: 'x' })).status).toBe(401);
    expect((await other.client('head').post(`/practicals/${id}/notes`, { text: 'x' })).status).toBe(404);
    for (const body of [{}, { text: '' }, { text: '  ' }, { text: 'x'.repeat(1001) }, { text: 7 }, { text: 'x', at: 'now' }])
      expect((await school.client('head').post(`/practicals/${id}/notes`, body)).status).toBe(422);
    const head = school.client('head');
    for (let n = 0; n < 100; n++) expect((await head.post(`/practicals/${id}/notes`, { text: `Note ${n}` })).status).toBe(201);
    expect((await head.post(`/practicals/${id}/notes`, { text: 'one more' })).status).toBe(422);
  });
});

describe('an archived practical', () => {
  it('comes back by undo', async () => {
    const { id } = await add({ title: 'Old way', subject: 'Physics' });
    const gone = await school.client('technician').delete(`/practicals/${id}`);
    expect((await search('q=old+way')).total).toBe(0);
    expect((await school.client('technician').post('/undo', { token: gone.headers['undo-token'] })).status).toBe(200);
    expect((await search('q=old+way')).total).toBe(1);
  });
});

describe('a copy', () => {
  it('has the kit and all that is said of the first, under a title of its own', async () => {
    const first = await add({
      title: 'Osmosis',
      subject: 'Biology',
      years: [9],
      needs: ['sinks'],
      clearAway: 'Compost',
      lines: [{ name: 'Potato', perSet: 1 }],
    });
    await school.client('teacher').post(`/practicals/${first.id}/notes`, { text: 'Use the big ones' });
    const { status, body, headers } = await school.client('technician').post<LibraryPractical>(`/practicals/${first.id}/copy`);
    expect(status).toBe(201);
    expect(body).toMatchObject({ version: 1, title: 'Copy of Osmosis', years: [9], needs: ['sinks'], clearAway: 'Compost', notes: [] });
    expect(body.lines.map(({ name, perSet }) => [name, perSet])).toEqual([['Potato', 1]]);
    expect(body.id).not.toBe(first.id);
    expect(body.lines[0]?.id).not.toBe(first.lines[0]?.id);
    const named = await school.client('head').post<LibraryPractical>(`/practicals/${first.id}/copy`, { title: 'Osmosis in carrot' });
    expect(named.body.title).toBe('Osmosis in carrot');
    await school.client('technician').post('/undo', { token: headers['undo-token'] });
    expect((await search('q=copy+of+osmosis')).total).toBe(0);
  });
  it('is refused to teachers, of another school and under no name', async () => {
    const first = await add({ title: 'x'.repeat(160), subject: 'Biology' });
    const other = await TestSchool.make(kit, { calendar: null });
    expect((await school.client('teacher').post(`/practicals/${first.id}/copy`)).status).toBe(403);
    expect((await other.client('head').post(`/practicals/${first.id}/copy`)).status).toBe(404);
    expect((await school.client('head').post(`/practicals/${first.id}/copy`, { title: ' ' })).status).toBe(422);
    const copy = await school.client('head').post<LibraryPractical>(`/practicals/${first.id}/copy`, {});
    expect(copy.body.title).toHaveLength(160);
  });
});

describe('GET /api/practicals/:id/versions', () => {
  it('lists what it was, the newest first, with what differs from the one before and who made it so', async () => {
    const { id } = await add({ title: 'Density', subject: 'Physics', years: [8], lines: [{ name: 'Cube', perSet: 1 }] });
    const head = school.client('head');
    await head.put(`/practicals/${id}`, { version: 1, title: 'Density', subject: 'Physics', needs: ['sinks'], years: [8, 9] });
    const last = await head.put(`/practicals/${id}`, { version: 2, title: 'Density of solids', subject: 'Physics' });
    const { status, body } = await school.client('teacher').get<PracticalVersion[]>(`/practicals/${id}/versions`);
    expect(status).toBe(200);
    expect(body.map(({ version, differs, by, practical }) => [version, differs, by?.id, practical.title])).toEqual([
      [3, ['title'], school.personId('head'), 'Density of solids'],
      [2, ['needs', 'years'], school.personId('head'), 'Density'],
      [1, [], school.personId('technician'), 'Density'],
    ]);
    expect(body[0]).toMatchObject({ until: null });
    expect(body[1]?.until).toBe(body[0]?.from);
    // taken back, it is as before, as one more version
    await head.post('/undo', { token: last.headers['undo-token'] });
    expect((await head.get<LibraryPractical>(`/practicals/${id}`)).body).toMatchObject({ version: 4, title: 'Density', needs: ['sinks'] });
  });
  it('cannot be taken back once somebody went on from it', async () => {
    const { id } = await add({ title: 'Lenses', subject: 'Physics' });
    const mine = await school.client('head').put(`/practicals/${id}`, { version: 1, title: 'Lenses', subject: 'Physics', years: [9] });
    await school.client('technician').put(`/practicals/${id}`, { version: 2, title: 'Lenses', subject: 'Physics', years: [10] });
    const { status, body } = await school.client('head').post('/undo', { token: mine.headers['undo-token'] });
    expect([status, body.code]).toEqual([409, 'UNDO_TOO_LATE']);
  });
  it('is of the own school alone', async () => {
    const { id } = await add({ title: 'Prisms', subject: 'Physics' });
    const other = await TestSchool.make(kit, { calendar: null });
    expect((await other.client('head').get(`/practicals/${id}/versions`)).status).toBe(404);
    expect((await kit.client().get(`/practicals/${id}/versions`)).status).toBe(401);
  });
});

describe('what can stand in for a practical', () => {
  const titles = async ({ id }: LibraryPractical) =>
    (await school.client('teacher').get<LibraryPractical>(`/practicals/${id}`)).body.standIns.map(({ title }) => title);

  it('serves the same point of the curriculum or is the same required practical, in the same subject, and is not archived', async () => {
    const of = (title: string, said: object, subject = 'Physics') => add({ title, subject, ...said });
    const specific = await of('Heat capacity of a block', { serves: 'P3.7' });
    const water = await of('Heat capacity of water', { serves: ' p3.7 ' });
    const required = await of('Heat capacity, required', { required: 'P3.7' });
    const gone = await of('Heat capacity, old', { serves: 'P3.7' });
    await of('Heat of neutralisation', { serves: 'P3.7' }, 'Chemistry');
    await of('Springs', { serves: 'P2.1', required: 'P3.7' });
    await of('Lenses', {});
    await school.client('head').delete(`/practicals/${gone.id}`);
    expect(await titles(specific)).toEqual(['Heat capacity of water', 'Heat capacity, required']);
    expect(await titles(required)).toEqual(['Heat capacity of a block', 'Heat capacity of water']);
    await school.client('head').put(`/practicals/${water.id}`, { version: 1, title: water.title, subject: 'Physics', serves: null });
    expect(await titles(specific)).toEqual(['Heat capacity, required']);
    expect(await titles(await of('Mirrors', {}))).toEqual([]);
  });
});
