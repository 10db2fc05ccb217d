import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { composeText } from './compose-text.js';

const apart = (text: string): string => text.normalize('NFD');

describe('names that look alike', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  it('are one name in every form, however their accents are put together', async () => {
    const technician = school.client('technician');
    const made = await technician.post<{ id: string; name: string }>('/apparatus', { name: apart(' Labordy  Bŵl '), owned: 1 });
    expect(made.status).toBe(201);
    const got = await technician.get<{ items: { name: string }[] }>(`/apparatus?q=${encodeURIComponent(apart('bŵl'))}`);
    expect(got.body.items.map(({ name }) => name)).toEqual(['Labordy Bŵl']);
    expect((await technician.post('/apparatus', { name: 'LABORDY BŴL', owned: 1 })).status).toBe(409);

    const admin = school.client('admin');
    expect((await admin.post('/departments', { name: apart('Café') })).status).toBe(201);
    expect((await admin.post('/departments', { name: 'CAFÉ' })).status).toBe(409);
    const person = {
      email: 'ffion@school.example',
      roles: ['teacher'],
      departmentIds: [],
      name: apart('Ffion Ŵyn-Tŷ'),
      code: apart('FŴT'),
    };
    expect((await admin.post('/people', person)).status).toBe(201);
    expect((await admin.post('/people', { ...person, email: 'f2@school.example', code: 'fŵt' })).status).toBe(409);
    const stored = await kit.db.read(school.id, 'SELECT name, code FROM person WHERE school_id = $1 AND email = $2', [
      school.id,
      person.email,
    ]);
    expect(stored).toEqual([{ name: 'Ffion Ŵyn-Tŷ', code: 'FŴT' }]);
  });

  it('are refused where nothing of them can be seen', async () => {
    expect((await school.client('admin').post('/departments', { name: '\u200b \u200d' })).status).toBe(422);
  });
});

describe('composing text', () => {
  it('changes nothing but how letters are put together, at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const composed = composeText(structuredClone(value));
        const all = (text: unknown): string =>
          JSON.stringify(text, (_, inner: unknown) => (typeof inner === 'string' ? inner.normalize('NFC') : inner));
        expect(JSON.stringify(composed)).toBe(all(value));
      }),
    );
  });
});
