import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { PersonRow } from './index.js';

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit);
});
afterAll(() => kit.stop());

const SAM = { email: 'sam@example.org', code: 'SAM', roles: ['teacher'], departmentIds: [] };

describe('a name with signs that cannot be seen', () => {
  it.each(['Bob\r\nBcc: all@example.org', 'Bob\u202eeciN', 'Bo\u200bb'])('is refused as %j, naming the field', async (name) => {
    const { status, body } = await school.client('admin').post('/people', { ...SAM, name });
    expect([status, body.code]).toEqual([422, 'INVALID']);
    expect(body.errors).toEqual([{ field: 'name', code: 'isOneLine', message: expect.stringContaining('cannot be seen') }]);
  });

  it('stays where it stood before, and what is beside it can be changed', async () => {
    const { body: made } = await school.client('admin').post<{ id: string }>('/people', { ...SAM, name: 'Sam' });
    await kit.db.transaction(school.id, () => kit.db.update(PersonRow, { id: made.id }, { name: 'Sa\u200bm' }));
    const url = `/people/${made.id}`;
    const kept = await school.client('admin').put<{ name: string; code: string }>(url, { code: 'SM', version: 1 });
    expect([kept.status, kept.body.name, kept.body.code]).toEqual([200, 'Sa\u200bm', 'SM']);
    expect((await school.client('admin').put(url, { name: 'Sa\u200bm', version: 2 })).status).toBe(422);
  });
});
