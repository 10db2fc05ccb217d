import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportAnswer, ImportFound, ImportRun, ImportRuns } from '@app/shared';
import { importFile, multipart, TIMETABLE, TIMETABLE_HEADER } from '../testing/import-file.js';
import { type Answer, type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-14T07:00:00Z');
});
afterAll(() => kit.stop());

const ROWS = 8000;
/** A file large enough to be taken in apart from its request: every teacher has every period. */
const LARGE = [
  TIMETABLE_HEADER,
  ...Array.from(
    { length: ROWS },
    (_, at) =>
      `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][at % 5]},${(Math.floor(at / 5) % 6) + 1},G${at},Science,T${Math.floor(at / 30)},R${at % 90}`,
  ),
].join('\n');

function send(
  client: Client,
  file: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer<ImportRun>> {
  const all = { kind: 'timetable-csv', mode: 'apply', ...fields };
  const form = multipart([
    ...Object.entries(all).map(([name, value]) => ({ name, value })),
    { name: 'file', file: 'large.csv', bytes: Buffer.from(file) },
  ]);
  return client.post<ImportRun>('/imports', form.body, { ...form.headers, prefer: 'respond-async', ...headers });
}

/** Asks again and again how far a file has come until it has come to an end; answers all that was said, each once. */
async function follow(client: Client, id: string): Promise<ImportFound[]> {
  const said: ImportFound[] = [];
  for (;;) {
    const { status, body } = await client.get<ImportFound>(`/imports/${id}`);
    expect(status).toBe(200);
    if (JSON.stringify(body) !== JSON.stringify(said.at(-1))) said.push(body);
    if (body.state === 'done' || body.state === 'refused') return said;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const ORDER = ['reading', 'comparing', 'writing', 'done'];

describe('a large file that is sent to be taken in apart', () => {
  it('is noted at once, says how far it has come, and keeps its answer', async () => {
    const school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const sent = await send(admin, LARGE, { mode: 'apply' });
    expect(sent.status).toBe(202);
    expect(sent.headers['location']).toBe(`/api/imports/${sent.body.id}`);
    expect(sent.body).toMatchObject({ kind: 'timetable-csv', mode: 'apply', file: 'large.csv', state: 'reading', rowsDone: 0, rows: null });
    const said = await follow(admin, sent.body.id);
    const places = said.map(({ state }) => ORDER.indexOf(state));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const { rowsDone, rows } of said) expect(rows === null || rowsDone <= rows).toBe(true);
    const last = said.at(-1);
    expect(last).toMatchObject({ state: 'done', rowsDone: ROWS, rows: ROWS, problem: null });
    expect(last?.answer).toMatchObject({ id: sent.body.id, mode: 'apply', created: ROWS, rejected: [] });
    const { body } = await admin.get<{ items: { id: string; created: number }[] }>('/imports');
    expect(body.items).toEqual([expect.objectContaining({ id: sent.body.id, created: ROWS })]);
    const recent = await admin.get<ImportRuns>('/imports/runs');
    expect(recent.body.items.map(({ id, state }) => [id, state])).toEqual([[sent.body.id, 'done']]);
    const undone = await admin.post(`/imports/${sent.body.id}/undo`, {});
    expect(undone.status).toBe(200);
  });

  it('is refused as it would have been, with nothing changed', async () => {
    const school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const noise = Array.from({ length: ROWS }, (_, at) => `what,is,this ${at},to,be,said`).join('\n');
    const { body } = await send(admin, `${TIMETABLE_HEADER}\n${noise}`, {});
    const refused = (await follow(admin, body.id)).at(-1);
    const now = await importFile(admin, `${TIMETABLE_HEADER}\n${noise}`, {}, 'large.csv');
    const { requestId: _1, ...problem } = (refused?.problem ?? {}) as Record<string, unknown>;
    const { requestId: _2, ...answered } = now.body as unknown as Record<string, unknown>;
    expect(now.status).toBe(422);
    expect(refused).toMatchObject({ state: 'refused', answer: null });
    expect(problem).toEqual(answered);
    expect((await admin.get<{ items: unknown[] }>('/imports')).body.items).toEqual([]);
  });

  it('is taken in once for a key that is sent twice', async () => {
    const school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const key = { 'idempotency-key': 'large-file' };
    const first = await send(admin, LARGE, {}, key);
    const again = await send(admin, LARGE, {}, key);
    expect([again.status, again.body]).toEqual([202, first.body]);
    await follow(admin, first.body.id);
    expect((await admin.get<ImportRuns>('/imports/runs')).body.items).toHaveLength(1);
  });

  it('is said to be lost once its server says nothing more of it', async () => {
    const school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const { body } = await send(admin, LARGE, { mode: 'preview' });
    await follow(admin, body.id);
    const lose = "UPDATE import_run SET state = 'writing', touched_at = now() - interval '61 s' WHERE school_id = $1 AND id = $2";
    await kit.db.transaction(school.id, () => kit.db.change(lose, [school.id, body.id]));
    const found = await admin.get<ImportFound>(`/imports/${body.id}`);
    expect(found.body).toMatchObject({ state: 'refused', problem: { detail: expect.stringContaining("'large.csv'") } });
  });
});

describe('any other file', () => {
  it('is answered at once where it is small, whatever is asked for, and its answer is kept too', async () => {
    const school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const sent = await send(admin, TIMETABLE, { mode: 'apply' });
    const answer = sent.body as unknown as ImportAnswer;
    expect([sent.status, answer.created]).toEqual([200, 3]);
    const found = await admin.get<ImportFound>(`/imports/${answer.id}`);
    expect(found.body).toMatchObject({ id: answer.id, state: 'done', rowsDone: 3, rows: 3, problem: null, answer });
  });

  it('is seen by nobody who may not import, nor by another school', async () => {
    const [school, other] = [await TestSchool.make(kit), await TestSchool.make(kit)];
    const { body } = await importFile(school.client('admin'), TIMETABLE);
    expect((await school.client('teacher').get(`/imports/${body.id}`)).status).toBe(403);
    expect((await other.client('admin').get(`/imports/${body.id}`)).status).toBe(404);
    expect((await school.client('admin').get('/imports/nonsense')).status).toBe(404);
    expect((await other.client('admin').get<ImportRuns>('/imports/runs')).body.items).toEqual([]);
  });
});
