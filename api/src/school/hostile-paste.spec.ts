import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit);
});
afterAll(() => kit.stop());

const paste = (text: string) =>
  school.client('admin').post('/people/bulk', { mode: 'preview', text, roles: ['teacher'], departmentIds: [] });

describe('what is pasted as people and is none', () => {
  it('is refused where a word is longer than any name or address', async () => {
    const { status, body } = await paste(`Sam Reed, sam@example.org\n${'a'.repeat(150_000)}`);
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'text']);
    expect(body.detail).toBe('A word of more than 400 letters is neither a name nor an address. Nothing was changed.');
  });

  it.each([
    ['separators alone', `Sam Reed\tsam@example.org\n${','.repeat(150_000)}x`],
    ['brackets alone', '<a@b>;'.repeat(20_000)],
    ['open brackets', `${'<a@b> ; '.repeat(10_000)}${'<'.repeat(300)}`],
  ])('is answered, not worked on for minutes: %s', async (_, text) => {
    expect([200, 422]).toContain((await paste(text)).status);
  });
});
