import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFile } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

/** A school with these people who have joined, by code and name. */
async function schoolOf(people: Record<string, string>): Promise<TestSchool> {
  const school = await TestSchool.make(kit);
  for (const [code, name] of Object.entries(people)) {
    await school.person(code, ['teacher']);
    await kit.db.transaction(school.id, () =>
      kit.db.change('UPDATE person SET name = $3 WHERE school_id = $1 AND id = $2', [school.id, school.personId(code), name]),
    );
  }
  return school;
}

const byName = (...names: string[]) =>
  `Day,Period,Class,Subject,Teacher Name,Room\n${names.map((name, index) => `Mon,P${index + 1},10P,Science,"${name}",North 1`).join('\n')}\n`;

async function teachersOf(school: TestSchool): Promise<string[]> {
  const rows = await kit.db.read<{ code: string }>(
    school.id,
    'SELECT p.code FROM timetable_entry e JOIN person p ON p.school_id = $1 AND p.id = e.teacher_id WHERE e.school_id = $1 ORDER BY e.period',
    [school.id],
  );
  return rows.map(({ code }) => code);
}

describe('a teacher whom a file names in full', () => {
  it('is the person of that name, in either order and whatever the case, accents and title (I09)', async () => {
    const school = await schoolOf({ HOLT: 'Rosa Holt', NUNEZ: 'José Núñez' });
    const { body } = await importFile(school.client('admin'), byName('Rosa Holt', 'Holt, Rosa', 'Mrs ROSA HOLT', 'NUNEZ Jose'));
    expect([body.made.people, body.created]).toEqual([[], 4]);
    expect(await teachersOf(school)).toEqual(['HOLT', 'HOLT', 'HOLT', 'NUNEZ']);
    await school.signIn('HOLT');
    const { body: lessons } = await school.client('HOLT').get<{ items: unknown[] }>('/lessons?from=2026-11-23&to=2026-11-23');
    // P1 and P2 are one lesson
    expect(lessons.items).toHaveLength(2);
  });

  it('is one new person in all writings, with a code that a form takes (I08)', async () => {
    const school = await schoolOf({});
    const long = 'Thistlethwaite-Marchbanks, Rosalind';
    const { body } = await importFile(school.client('admin'), byName(long, 'Rosalind Thistlethwaite-Marchbanks'));
    expect(body.made.people).toEqual(['Rosalind Thistlethwaite-Marchbanks']);
    expect(await teachersOf(school)).toEqual(['RTM', 'RTM']);
    const again = await importFile(school.client('admin'), byName(long, long));
    expect([again.body.created, again.body.unchanged]).toEqual([0, 2]);
  });

  it('is asked about where several people have the name, or somebody may be meant', async () => {
    const school = await schoolOf({ SMA: 'Ann Smith', SMB: 'Ann Smith', HOLT: 'Rosa Holt' });
    const { body } = await importFile(school.client('admin'), byName('Ann Smith', 'R Holt'), { mode: 'preview' });
    expect(body.warnings.map(({ row, code }) => [row, code])).toEqual([
      [2, 'TEACHER_NOT_CERTAIN'],
      [3, 'TEACHER_NOT_CERTAIN'],
    ]);
  });

  it('who was merged into somebody is that one, by code, by name and as the second of two', async () => {
    const school = await schoolOf({ RH: 'Rosa Holt' });
    const admin = school.client('admin');
    const base =
      'day,period,group,subject,teacher\nMon,P1,10P,Science,HOLT\nTue,P2,10P,Science,BRAM/HOLT\nWed,P3,10P,Science,RH/HOLT\nThu,P4,10P,Science,Rose Holt\n';
    await importFile(admin, base, { mapping: JSON.stringify({ teachers: { 'Rose Holt': 'new' } }) });
    const people = await kit.db.read<{ id: string; name: string }>(school.id, 'SELECT id, name FROM person WHERE school_id = $1', [
      school.id,
    ]);
    const id = (name: string) => people.find((one) => one.name === name)?.id ?? '';
    expect(people.filter(({ name }) => name === 'Rose Holt')).toHaveLength(1);
    for (const other of ['Rose Holt', 'HOLT'])
      expect((await admin.post('/people/merge', { keep: id('Rosa Holt'), other: id(other) })).status).toBe(200);
    const { body } = await importFile(admin, base);
    expect([body.unchanged, body.made.people]).toEqual([4, []]);
    expect(await teachersOf(school)).toEqual(['RH', 'BRAM', 'RH', 'RH']);
    for (const two of [
      { keep: id('Rosa Holt'), other: id('HOLT') },
      { keep: id('HOLT'), other: id('BRAM') },
    ])
      expect((await admin.post('/people/merge', two)).body).toMatchObject({
        code: 'INVALID',
        detail: expect.stringContaining('merged into Rosa Holt already'),
      });
  });

  it('is somebody new although a person has the code, where that is said, and the same one next time', async () => {
    const school = await schoolOf({ HOLT: 'Rosa Holt' });
    const file = 'day,period,group,subject,teacher\nMon,P1,10P,Science,HOLT\n';
    const mapping = JSON.stringify({ teachers: { HOLT: 'new' } });
    for (const fields of [{ mapping }, {}] as Record<string, string>[]) {
      const { status, body } = await importFile(school.client('admin'), file, fields);
      expect([status, body.created + body.unchanged]).toEqual([200, 1]);
    }
    expect(await teachersOf(school)).toEqual(['HOLT2']);
  });

  it('who has left is said so, and the lessons are taken in (D03)', async () => {
    const school = await schoolOf({ HOLT: 'Rosa Holt' });
    await kit.db.transaction(school.id, () =>
      kit.db.change("UPDATE person SET active = false WHERE school_id = $1 AND code = 'HOLT'", [school.id]),
    );
    const file = 'day,period,group,subject,teacher\nMon,P1,10P,Science,HOLT\nTue,P1,10P,Science,HOLT\n';
    const { body } = await importFile(school.client('admin'), file);
    expect([body.created, body.warnings.map(({ row, code }) => [row, code])]).toEqual([2, [[2, 'TEACHER_HAS_LEFT']]]);
    expect(body.warnings[0]?.message).toContain('Rosa Holt (HOLT) has left');
  });
});
