import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Apparatus, ImportAnswer, ImportTaken, ImportUndone } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

const take = (school: TestSchool, file: string, fields: Record<string, string> = {}, who = 'admin') =>
  importFile(school.client(who), file, { kind: 'apparatus', ...fields }, 'apparatus.csv');
async function csv(school: TestSchool): Promise<string> {
  const { status, body, headers } = await school.client('teacher').get<unknown>('/apparatus?format=csv');
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  return body as unknown as string;
}
const list = async (school: TestSchool) => (await school.client('teacher').get<{ items: Apparatus[] }>('/apparatus?limit=200')).body.items;
const plain = ({ id: _id, version: _version, ...one }: Apparatus) => one;
const counts = ({ created, updated, unchanged, removed, rejectedCount }: ImportAnswer) => ({
  created,
  updated,
  unchanged,
  removed,
  rejectedCount,
});

describe('a list of apparatus as a file that comes in', () => {
  it('makes what is new, tells that first in a preview, and is listed among what was taken in', async () => {
    const school = await TestSchool.make(kit);
    const file = 'Name;Quantity;Store\nBunsen burner;32;Prep 1\nTripod;30;Prep 1\n';
    const preview = await take(school, file, { mode: 'preview' });
    expect([preview.status, counts(preview.body), preview.body.id]).toEqual([
      200,
      { created: 2, updated: 0, unchanged: 0, removed: 0, rejectedCount: 0 },
      null,
    ]);
    expect(await list(school)).toEqual([]);
    const { body } = await take(school, file);
    expect(counts(body)).toEqual({ created: 2, updated: 0, unchanged: 0, removed: 0, rejectedCount: 0 });
    expect(await list(school)).toMatchObject([
      { name: 'Bunsen burner', owned: 32, location: 'Prep 1' },
      { name: 'Tripod', owned: 30, location: 'Prep 1' },
    ]);
    const again = await take(school, file);
    expect([counts(again.body), again.body.id]).toEqual([{ created: 0, updated: 0, unchanged: 2, removed: 0, rejectedCount: 0 }, null]);
    const taken = (await school.client('admin').get<{ items: ImportTaken[] }>('/imports')).body.items;
    expect(taken).toMatchObject([{ id: body.id, kind: 'apparatus', file: 'apparatus.csv', created: 2, canUndo: true }]);
  });

  it('is written and read again as it is, into another school too', async () => {
    const [from, to] = [await TestSchool.make(kit), await TestSchool.make(kit)];
    const technician = from.client('technician');
    const add = async (body: object) => (await technician.post<Apparatus>('/apparatus', body)).body;
    const lens = await add({ name: '=Lens, "10 cm" | glass', owned: 12, aliases: ['-5 dioptre', "'lens"], turnaroundMinutes: 15 });
    const bench = await add({
      name: 'Optical bench',
      owned: 8,
      outOfService: 2,
      outOfServiceReason: 'Bent',
      outOfServiceUntil: '2026-12-01',
    });
    await add({
      name: 'Alpha set',
      owned: 0,
      parts: [
        { apparatusId: lens.id, quantity: 2 },
        { apparatusId: bench.id, quantity: 1 },
      ],
    });
    await add({
      name: 'Laptop trolley',
      owned: 1,
      labelled: true,
      useLog: true,
      equivalents: [bench.id],
      category: 'ICT',
      location: 'Lab 1',
    });
    const written = await csv(from);
    expect(written.split('\r\n')[0]).toBe(
      'name,category,owned,outOfService,outOfServiceReason,outOfServiceUntil,location,turnaroundMinutes,labelled,aliases,parts,equivalents,useLog',
    );
    const { body } = await take(to, written);
    expect([counts(body), body.rejected]).toEqual([{ created: 4, updated: 0, unchanged: 0, removed: 0, rejectedCount: 0 }, []]);
    expect(await csv(to)).toBe(written);
    expect(counts((await take(to, written)).body)).toEqual({ created: 0, updated: 0, unchanged: 4, removed: 0, rejectedCount: 0 });
    expect(counts((await take(from, written)).body)).toEqual({ created: 0, updated: 0, unchanged: 4, removed: 0, rejectedCount: 0 });
  });

  it('comes back the same whatever its names and numbers are', async () => {
    const word = fc
      .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'ab,;"|\\=+-@\' x1é') })
      .map((text) => text.trim())
      .filter(Boolean);
    const things = fc.uniqueArray(
      fc.record({ name: word, owned: fc.nat(50), location: word, aliases: fc.uniqueArray(word, { maxLength: 3 }) }),
      { selector: ({ name }) => name.toLowerCase(), minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(things, async (all) => {
        const [from, to] = [await TestSchool.make(kit, { calendar: null }), await TestSchool.make(kit, { calendar: null })];
        for (const one of all) expect((await from.client('technician').post<unknown>('/apparatus', one)).status).toBe(201);
        const { body } = await take(to, await csv(from));
        expect(body.rejected).toEqual([]);
        expect((await list(to)).map(plain)).toEqual((await list(from)).map(plain));
      }),
      { numRuns: 8 },
    );
  });

  it('is taken back: what it made is gone and what it changed is as before, unless somebody changed it since', async () => {
    const school = await TestSchool.make(kit);
    const technician = school.client('technician');
    for (const name of ['Beaker', 'Flask']) await technician.post('/apparatus', { name, owned: 5 });
    const before = (await list(school)).map(plain);
    const { body } = await take(school, 'name,owned\nBeaker,9\nFlask,9\nFunnel,4\n');
    expect(counts(body)).toEqual({ created: 1, updated: 2, unchanged: 0, removed: 0, rejectedCount: 0 });
    const undone = await school.client('admin').post<ImportUndone>(`/imports/${body.id}/undo`);
    expect([undone.status, undone.body]).toMatchObject([200, { restored: 2, gone: 1, ended: 0 }]);
    expect((await list(school)).map(plain)).toEqual(before);
    expect((await school.client('admin').post<ImportUndone>(`/imports/${body.id}/undo`)).body).toMatchObject({ restored: 0, gone: 0 });
  });

  it('tells of each row that cannot be, and takes in the others where a person says so', async () => {
    const school = await TestSchool.make(kit);
    const file = [
      'name,owned,outOfService,labelled,parts',
      'Good,3,0,no,',
      ',3,0,no,',
      'Half,1.5,0,no,',
      'Two labels,2,0,yes,',
      'Broken,1,2,no,',
      'Good,4,0,no,',
      'Kit,0,0,no,2 x Nothing',
      'Maybe,1,0,perhaps,',
    ].join('\n');
    const refused = await take(school, file);
    expect([refused.status, refused.body.code]).toEqual([422, 'FILE_REFUSED']);
    const { body } = await take(school, file, { acceptUnread: 'true' });
    expect(counts(body)).toMatchObject({ created: 1, rejectedCount: 7 });
    expect(body.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'name', 'NAME_MISSING'],
      [4, 'owned', 'NOT_A_NUMBER'],
      [5, 'owned', 'ONE_OF_A_LABEL'],
      [6, 'outOfService', 'MORE_THAN_OWNED'],
      [7, 'name', 'REPEATED'],
      [8, 'parts', 'UNKNOWN_PART'],
      [9, 'labelled', 'NOT_YES_OR_NO'],
    ]);
  });

  it.each([
    ['', 'FILE_EMPTY'],
    ['owned,location\n3,Prep\n', 'COLUMNS_MISSING'],
  ])('refuses %j', async (file, code) => {
    const school = await TestSchool.make(kit);
    const { status, body } = await take(school, file);
    expect([status, body.errors?.[0]?.code]).toEqual([422, code]);
  });

  it('is for those who import', async () => {
    const school = await TestSchool.make(kit);
    expect((await take(school, 'name,owned\nBeaker,9\n', {}, 'teacher')).status).toBe(403);
  });
});
