import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PracticalSummary } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

interface List {
  items: PracticalSummary[];
  nextCursor?: string;
  total?: number;
}

let kit: TestApp;
let library: TestSchool;

beforeAll(async () => {
  kit = await startTestApp();
  library = await TestSchool.make(kit, { calendar: null });
});
afterAll(() => kit.stop());

async function titles(url: string): Promise<string[]> {
  const { status, body } = await library.client('teacher').get<List>(url);
  expect(status).toBe(200);
  return body.items.map(({ title }) => title);
}

describe('GET /api/practicals', () => {
  beforeAll(async () => {
    const entry = (title: string, subject: string, years: number[], keywords: string[] = []) =>
      library.client('technician').post<{ id: string }>('/practicals', { title, subject, years, keywords });
    await entry('Resistance of a wire', 'Physics', [10, 11], ['ohm', 'current']);
    await entry('Wires and fuses', 'Physics', [7], []);
    await entry('I-V characteristics', 'Physics', [10], ['resistance', 'diode']);
    await entry('Osmosis in potato', 'Biology', [9, 10], ['water potential']);
    await entry('Making salts', 'Chemistry', [], ['copper sulfate']);
    const old = await entry('Resistance, the old way', 'Physics', [10]);
    await library.client('technician').delete<unknown>(`/practicals/${old.body.id}`);
  });

  it('is refused to those who have not signed in', async () => {
    expect((await kit.client().get('/practicals')).status).toBe(401);
  });
  it('lists by title what is not archived', async () => {
    expect(await titles('/practicals')).toEqual([
      'I-V characteristics',
      'Making salts',
      'Osmosis in potato',
      'Resistance of a wire',
      'Wires and fuses',
    ]);
  });
  it('puts titles that start with the words first, then words of titles, then keywords', async () => {
    expect(await titles('/practicals?q=resist')).toEqual(['Resistance of a wire', 'I-V characteristics']);
    expect(await titles('/practicals?q=wire')).toEqual(['Wires and fuses', 'Resistance of a wire']);
  });
  it('finds only entries in which every word is found', async () => {
    expect(await titles('/practicals?q=physics%20wire')).toEqual(['Resistance of a wire', 'Wires and fuses']);
    expect(await titles('/practicals?q=wire%20potato')).toEqual([]);
  });
  it('finds a word in spite of a slip of the keys, after everything that fits better', async () => {
    expect(await titles('/practicals?q=osmosys')).toEqual(['Osmosis in potato']);
    expect(await titles('/practicals?q=phisics')).toHaveLength(3);
    expect(await titles('/practicals?q=zzzz')).toEqual([]);
  });
  it('takes two spellings of a chemical for one', async () => {
    for (const q of ['Sulphate', 'sulfate', 'copper%20sulph', 'sulp']) expect(await titles(`/practicals?q=${q}`)).toEqual(['Making salts']);
  });
  it('keeps to a subject, and to a year with the entries that name none', async () => {
    expect(await titles('/practicals?subject=biology')).toEqual(['Osmosis in potato']);
    expect(await titles('/practicals?year=9')).toEqual(['Making salts', 'Osmosis in potato']);
    expect(await titles('/practicals?year=7&q=wires')).toEqual(['Wires and fuses']);
  });
  it('gives the whole list page by page, each entry once', async () => {
    const seen: string[] = [];
    const totals: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await library.client('teacher').get<List>(`/practicals?q=i&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map(({ title }) => title));
      totals.push(body.total);
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(await titles('/practicals?q=i'));
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(totals)).toEqual(new Set([seen.length]));
  });
  it('says how many there are where there are none, too', async () => {
    for (const q of ['zzzz', '%25'])
      expect((await library.client('teacher').get<List>(`/practicals?q=${q}`)).body).toEqual({
        items: [],
        total: 0,
        facets: { subject: {}, year: {}, required: 0, needs: {} },
      });
  });
  it('answers summaries only', async () => {
    const { body } = await library.client('teacher').get<List>('/practicals?q=osmosis');
    expect(body.items).toEqual([
      {
        id: expect.any(String),
        version: 1,
        title: 'Osmosis in potato',
        subject: 'Biology',
        years: [9, 10],
        groupSize: 2,
        demonstration: false,
        leadSchoolDays: null,
        needs: [],
        required: null,
      },
    ]);
  });
  it('takes signs for what they are, not for a pattern', async () => {
    for (const q of ['%', '_', '\\', "'", '???', '.*', '&', "'; DROP TABLE practical; --"])
      expect(await titles(`/practicals?q=${encodeURIComponent(q)}`)).toEqual([]);
  });
  it.each([
    'year=x',
    'year=0',
    'year=99',
    'limit=0',
    'limit=1e9',
    'cursor=x',
    `cursor=${cursor(['x', 'y', 'z'])}`,
    'where=1',
    'required=yes',
    'needs=piano',
    'q=a&q=b',
  ])('refuses %s, naming the field', async (query) => {
    const { status, body } = await library.client('teacher').get<unknown>(`/practicals?${query}`);
    expect(status).toBe(422);
    expect(body.errors?.[0]?.field).toBe(query.split('=')[0]);
  });
});

function cursor(keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}
