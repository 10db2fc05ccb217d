import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportAnswer } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';
/** Case E01: subjects as schools write them. */
const E01 = `${HEADER}
A,Mon,P1,10P0,10,20,GCSE Chemistry,,HOLT,North 1
A,Mon,P2,11P1,11,20,Biology A Level,,HOLT,North 1
A,Mon,P3,12P2,12,20,Physics HL,,HOLT,North 1
A,Mon,P4,13P3,13,20,Science (Combined),,HOLT,North 1
A,Mon,P5,10P4,10,20,Triple Physics,,HOLT,North 1
A,Tue,P1,11P5,11,20,KS3 Science,,HOLT,North 1
A,Tue,P2,12P6,12,20,Applied Science BTEC,,HOLT,North 1
A,Tue,P3,13P7,13,20,Bioleg,,HOLT,North 1
A,Tue,P4,10P8,10,20,Natural Sciences,,HOLT,North 1
A,Tue,P5,11P9,11,20,Life Sciences,,HOLT,North 1
A,Wed,P1,12P10,12,20,D&T Textiles,,HOLT,North 1
A,Wed,P2,13P11,13,20,Food Studies,,HOLT,North 1
A,Wed,P3,10P12,10,20,As,,HOLT,North 1
A,Wed,P4,11P13,11,20,Ch,,HOLT,North 1
`;

const schoolOfWeeks = () => TestSchool.make(kit, { calendar: { ...AUTUMN_2026, cycle: { kind: 'weeks', labels: ['A', 'B'] } } });

async function departments(school: TestSchool): Promise<string[]> {
  const rows = await kit.db.read<{ name: string }>(
    school.id,
    `SELECT d.name FROM timetable_entry e JOIN department d ON d.school_id = $1 AND d.id = e.department_id
     JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id WHERE e.school_id = $1 ORDER BY substring(g.code FROM 4)::int`,
    [school.id],
  );
  return rows.map(({ name }) => name);
}

async function take(school: TestSchool, file: string, fields: Record<string, string> = {}): Promise<ImportAnswer> {
  const { status, body } = await importFile(school.client('admin'), file, fields);
  expect([status, body.detail]).toEqual([200, undefined]);
  return body;
}
const asked = ({ questions }: ImportAnswer) =>
  questions.map(({ about, written, taken, suggests, answered }) => [about, written, taken, suggests, answered]);
const mapping = (words: object) => ({ mapping: JSON.stringify(words) });

describe('subjects', () => {
  it('as schools write them go to their department, and codes that may be another are asked (E01)', async () => {
    const school = await schoolOfWeeks();
    const answer = await take(school, E01);
    expect(asked(answer)).toEqual([
      ['subjects', 'As', 'Other', 'Science', 'no'],
      ['subjects', 'Ch', 'Other', 'Science', 'no'],
    ]);
    expect(answer.warningsByCode['SUBJECT_WITHOUT_DEPARTMENT']).toBe(1);
    expect(await departments(school)).toEqual([...Array<string>(10).fill('Science'), 'D&T', 'Food', 'Other', 'Other']);
  });

  it('of a file that names none are asked for as a whole, and remembered', async () => {
    const school = await schoolOfWeeks();
    const bare = 'day,period,group,teacher\nMon,P1,10P0,HOLT\nTue,P2,11P1,HOLT\n';
    const before = await take(school, bare, { mode: 'preview' });
    expect(asked(before)).toEqual([['subjects', '', 'Other', null, 'no']]);
    expect(before.questions[0]?.rows).toBe(2);
    const said = await take(school, bare, mapping({ subjects: { '': 'Science' } }));
    expect(asked(said)).toEqual([['subjects', '', 'Science', null, 'now']]);
    expect(await departments(school)).toEqual(['Science', 'Science']);
    expect(asked(await take(school, bare, { mode: 'preview' }))).toEqual([['subjects', '', 'Science', null, 'before']]);
    // rows without a subject among others are no question of their own
    const mixed = 'day,period,group,teacher,subject\nMon,P1,10P0,HOLT,Physics\nTue,P2,11P1,HOLT,\n';
    expect(asked(await take(school, mixed, { mode: 'preview', ...mapping({ subjects: { '': null } }) }))).toEqual([]);
  });

  it('go where a person says, also next time, until it is said otherwise', async () => {
    const school = await schoolOfWeeks();
    await take(school, E01, mapping({ subjects: { As: 'Art', ch: school.departmentId } }));
    expect((await departments(school)).slice(12)).toEqual(['Art', 'Science']);
    const next = await take(school, E01, { mode: 'preview' });
    expect(asked(next)).toEqual([
      ['subjects', 'As', 'Art', null, 'before'],
      ['subjects', 'Ch', 'Science', null, 'before'],
    ]);
    expect([next.updated, next.unchanged]).toEqual([0, 14]);
    const forgotten = await take(school, E01, { mode: 'preview', ...mapping({ subjects: { AS: null } }) });
    expect(asked(forgotten)).toEqual([
      ['subjects', 'As', 'Other', 'Science', 'no'],
      ['subjects', 'Ch', 'Science', null, 'before'],
    ]);
  });

  it('that a preview answers are not remembered, nor those of another school', async () => {
    const [school, other] = [await schoolOfWeeks(), await schoolOfWeeks()];
    await take(school, E01, { mode: 'preview', ...mapping({ subjects: { As: 'Art' } }) });
    await take(other, E01, mapping({ subjects: { As: 'Art' } }));
    expect(asked(await take(school, E01, { mode: 'preview' }))[0]).toEqual(['subjects', 'As', 'Other', 'Science', 'no']);
  });
});

describe('written departments', () => {
  it('are those that a person says', async () => {
    const school = await schoolOfWeeks();
    const file = `${HEADER}\n,Mon,P1,10P1,10,20,Thing,Sci Faculty,HOLT,North 1\n`;
    await take(school, file, mapping({ departments: { 'Sci Faculty': 'Science' } }));
    expect(await departments(school)).toEqual(['Science']);
  });
});

describe('teachers', () => {
  it('are whom a person says, also next time', async () => {
    const school = await schoolOfWeeks();
    const file = `${HEADER}\n,Mon,P1,10P1,10,20,Science,,R Holt,North 1\n`;
    const id = school.personId('teacher');
    const answer = await take(school, file, mapping({ teachers: { 'r holt': id } }));
    expect([answer.made.people, asked(answer)]).toEqual([[], [['teachers', 'R Holt', id, null, 'now']]]);
    const next = await take(school, file);
    expect([next.unchanged, asked(next)]).toEqual([1, [['teachers', 'R Holt', id, null, 'before']]]);
    const other = await take(school, file, { mode: 'preview', ...mapping({ teachers: { 'R Holt': 'new' } }) });
    expect(other.made.people).toEqual(['R Holt']);
  });

  it('who are not there are refused', async () => {
    const [school, other] = [await schoolOfWeeks(), await schoolOfWeeks()];
    for (const who of [other.personId('teacher'), 'somebody'])
      expect((await importFile(school.client('admin'), E01, mapping({ teachers: { HOLT: who } }))).body).toMatchObject({
        code: 'INVALID',
        errors: [{ field: 'mapping.teachers' }],
      });
  });
});

describe('days', () => {
  const file = (day: string) => `${HEADER}\n,Mon,P1,10P1,10,20,Science,,HOLT,North 1\n,${day},P2,10P2,10,20,Science,,HOLT,North 1\n`;

  it('that are not understood are asked, and read as a person says, also next time', async () => {
    const school = await schoolOfWeeks();
    expect(asked(await take(school, file('Xday'), { mode: 'preview' }))).toEqual([['days', 'Xday', null, null, 'no']]);
    expect((await take(school, file('Xday'), mapping({ days: { xday: 'Tue' } }))).created).toBe(2);
    const next = await take(school, file('Xday'));
    expect([next.unchanged, asked(next)]).toEqual([2, [['days', 'Xday', 'Tue', null, 'before']]]);
  });

  it('of another language are a guess that ends nothing until a person has confirmed it (I01)', async () => {
    const school = await schoolOfWeeks();
    await take(school, file('Tue'));
    const again = `${HEADER}\n,Dienstag,P3,10P1,10,24,Science,Science,HOLT,North 1\n`;
    const guessed = await take(school, again, { mode: 'preview', acceptUnread: 'true' });
    expect([guessed.removed, guessed.kept, asked(guessed)]).toEqual([0, 2, [['days', 'Dienstag', 'Tue', 'Tue', 'no']]]);
    const confirmed = await take(school, again, mapping({ days: { Dienstag: 'Tue' } }));
    expect([confirmed.created, confirmed.removed]).toEqual([1, 2]);
  });
});

describe('weeks', () => {
  it('that are not understood are asked, and read as a person says', async () => {
    const school = await schoolOfWeeks();
    const file = `${HEADER}\nA,Mon,P1,10P1,10,20,Science,,HOLT,North 1\n?!,Mon,P2,10P2,10,20,Science,,HOLT,North 1\n`;
    expect(asked(await take(school, file, { mode: 'preview' }))).toEqual([['weeks', '?!', null, null, 'no']]);
    expect((await take(school, file, mapping({ weeks: { '?!': null } }))).cycleDaysFound).toEqual(['Mon', 'A Mon']);
    expect((await take(school, file, mapping({ weeks: { '?!': 'B' } }))).cycleDaysFound).toEqual(['A Mon', 'B Mon']);
  });
});

describe('a mapping', () => {
  it.each([
    [{ days: ['Mon'] }, 'mapping.days'],
    [{ days: { Montag: 'nope' } }, 'mapping.days'],
    [{ subjects: { As: 7 } }, 'mapping.subjects'],
    [{ columns: 'day' }, 'mapping.columns'],
    [{ colours: { red: 'Art' } }, 'mapping.colours'],
  ])('of %j is refused', async (words, field) => {
    const school = await schoolOfWeeks();
    const { status, body } = await importFile(school.client('admin'), E01, mapping(words));
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('may name columns by themselves or together', async () => {
    const school = await schoolOfWeeks();
    const file = 'day,period,set,band,initials\nTue,1,Sc1,10X,ABC\n';
    for (const words of [{ group: 'band', subject: 'set' }, { columns: { group: 'band', subject: 'set' } }])
      expect((await take(school, file, { mode: 'preview', ...mapping(words) })).mapping).toMatchObject({ group: 'band', subject: 'set' });
  });
});
