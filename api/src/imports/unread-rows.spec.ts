import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFile, rowCounts } from '../testing/import-file.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

/** What was not read is not gone: cases I01, I02, I17 of the field list, and the rules behind them. */
const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';
const ROWS = [
  ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
  ',Mon,P4,10Q,10,22,Science,Science,BRAM,South 2',
  ',Mon,P3,9R,9,30,Science,Science,KERR,North 3',
  ',Wed,P5,10P,10,24,Science,Science,HOLT,North 1',
];
const file = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const BASE = file(...ROWS);

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

async function schoolWith(timetable: string): Promise<TestSchool> {
  const school = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, cycle: { kind: 'weeks', labels: ['A', 'B'] } } });
  await importFile(school.client('admin'), timetable);
  return school;
}

/** The lessons that go on: group, day and period. */
async function going(school: TestSchool): Promise<string[]> {
  const rows = await kit.db.read<{ said: string }>(
    school.id,
    `SELECT concat_ws(' ', g.code, e.cycle_day, e.period) AS said FROM timetable_entry e
     JOIN teaching_group g ON g.school_id = e.school_id AND g.id = e.group_id WHERE e.school_id = $1 AND e.valid_to IS NULL ORDER BY said`,
    [school.id],
  );
  return rows.map(({ said }) => said);
}
const ALL = ['10P Mon P3', '10P Wed P5', '10Q Mon P4', '9R Mon P3'];

describe('a file of which nothing can be read', () => {
  const NOTHING = file(',Xday,P3,10P,10,24,Science,Science,HOLT,North 1', ',Yday,P5,10P,10,24,Science,Science,HOLT,North 1');

  it('is refused whole, naming each row and why', async () => {
    const school = await schoolWith(BASE);
    const before = await rowCounts(kit, school);
    const { status, body } = await importFile(school.client('admin'), NOTHING);
    expect([status, body.code]).toEqual([422, 'FILE_REFUSED']);
    expect(body.errors?.map(({ field, code }) => [field, code])).toEqual([
      ['file', 'ROWS_NOT_READ'],
      ['row 2', 'DAY_NOT_UNDERSTOOD'],
      ['row 3', 'DAY_NOT_UNDERSTOOD'],
    ]);
    expect(body.detail).toContain("'timetable.csv'");
    expect([await rowCounts(kit, school), await going(school)]).toEqual([before, ALL]);
  });

  it('is shown all the same before, and says that a person has to say so', async () => {
    const school = await schoolWith(BASE);
    const { status, body } = await importFile(school.client('admin'), NOTHING, { mode: 'preview' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ needsAcceptUnread: true, removed: 0, kept: 4, rows: 2, rowsRead: 0, rejectedCount: 2 });
  });

  it('ends nothing, also where a person says so', async () => {
    const school = await schoolWith(BASE);
    const { status, body } = await importFile(school.client('admin'), NOTHING, { acceptUnread: 'true' });
    expect([status, body.removed, body.rejectedCount]).toEqual([200, 0, 2]);
    expect(await going(school)).toEqual(ALL);
  });
});

describe('a file whose days are words of another language (I01, I17)', () => {
  it('ends nothing while nobody has confirmed them', async () => {
    const school = await schoolWith(BASE);
    const again = file(',Dienstag,P3,10P,10,24,Science,Science,HOLT,North 1', ',Mittwoch,P5,10P,10,24,Science,Science,HOLT,North 1');
    const { status, body } = await importFile(school.client('admin'), again);
    expect([status, body.removed, body.kept]).toEqual([200, 0, 3]);
    expect(await going(school)).toEqual(['10P Mon P3', '10P Tue P3', ...ALL.slice(1)]);
  });

  it('is refused for the words that are no day, by row and code', async () => {
    const school = await schoolWith(BASE);
    const again = file(',Montag,P1,10P,10,24,Science,Science,HOLT,North 1', ',Mon-Fri,P2,10P,10,24,Science,Science,HOLT,North 1');
    const { status, body } = await importFile(school.client('admin'), again);
    expect([status, body.errors?.[1]?.field, body.errors?.[1]?.code]).toEqual([422, 'row 3', 'DAY_NOT_UNDERSTOOD']);
    const accepted = await importFile(school.client('admin'), again, { acceptUnread: 'true' });
    expect([accepted.status, accepted.body.rejectedCount, accepted.body.removed]).toEqual([200, 1, 0]);
  });
});

describe('a file of which a tenth or more cannot be read', () => {
  const many = (bad: number, all: number) =>
    file(
      ...Array.from(
        { length: all },
        (_, index) => `,${index < bad ? 'Xday' : 'Tue'},P1,10G${index},10,24,Science,Science,T${index},R${index}`,
      ),
    );

  it('is refused until a person says so, one with less is taken in', async () => {
    const school = await schoolWith(BASE);
    const admin = school.client('admin');
    expect((await importFile(admin, many(2, 20))).status).toBe(422);
    expect((await importFile(admin, many(2, 20), { mode: 'preview' })).body.needsAcceptUnread).toBe(true);
    expect((await importFile(admin, many(1, 20), { mode: 'preview' })).body.needsAcceptUnread).toBe(false);
    const { status, body } = await importFile(admin, many(2, 20), { acceptUnread: 'true' });
    expect([status, body.created, body.rejectedCount]).toEqual([200, 18, 2]);
  });

  it('says another word than true or false is wrong', async () => {
    const school = await schoolWith(BASE);
    const { status, body } = await importFile(school.client('admin'), BASE, { acceptUnread: 'perhaps' });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'acceptUnread']);
  });
});

describe('a row that cannot be read', () => {
  const accept = { acceptUnread: 'true' };

  it('ends no lesson of its group, and the others end', async () => {
    const school = await schoolWith(BASE);
    const { body } = await importFile(
      school.client('admin'),
      file(ROWS[2] ?? '', ',Xday,P3,10P,10,24,Science,Science,HOLT,North 1'),
      accept,
    );
    expect([body.removed, body.kept, body.unchanged]).toEqual([1, 2, 1]);
    expect(await going(school)).toEqual(['10P Mon P3', '10P Wed P5', '9R Mon P3']);
    const [kept] = body.warnings.filter(({ code }) => code === 'LESSONS_KEPT');
    expect(kept).toMatchObject({ row: 3, message: expect.stringContaining('10P Mon P3 and 10P Wed P5') });
  });

  it('ends no lesson of its teacher, where it names no group', async () => {
    const school = await schoolWith(BASE);
    const { body } = await importFile(school.client('admin'), file(ROWS[2] ?? '', ',Mon,P3,,10,24,Science,Science,BRAM,South 2'), accept);
    expect([body.removed, body.kept]).toEqual([2, 1]);
    expect(await going(school)).toEqual(['10Q Mon P4', '9R Mon P3']);
  });

  it('ends nothing at all, where it names neither', async () => {
    const school = await schoolWith(BASE);
    const { body } = await importFile(school.client('admin'), file(ROWS[2] ?? '', ',Mon,P3,,10,24,Science,Science,,South 2'), accept);
    expect([body.removed, body.kept]).toEqual([0, 3]);
    expect(await going(school)).toEqual(ALL);
  });

  it('is not made up for by the room that a file has no column for', async () => {
    const school = await schoolWith(BASE);
    const { body } = await importFile(
      school.client('admin'),
      'day,period,group,subject,teacher\nMon,P3,10P,Science,HOLT\nMon,P4,10Q,Science,BRAM\nMon,P3,9R,Science,KERR\nWed,P5,10P,Science,HOLT\n',
    );
    expect([body.unchanged, body.updated, body.removed]).toEqual([4, 0, 0]);
  });
});

describe('lessons that stay the same', () => {
  it('are known without the subject that the file has no column for', async () => {
    const school = await schoolWith(BASE);
    const rows = ROWS.map((row) => row.split(','));
    const text = rows.map(([, day, period, group, , , , , teacher, room]) => [day, period, group, teacher, room].join(',')).join('\n');
    const { body } = await importFile(school.client('admin'), `Day,Period,Class,Teacher,Room\n${text}\n`);
    expect([body.created, body.unchanged, body.removed]).toEqual([0, 4, 0]);
  });

  it('keep the department that the file does not say and a guess would change', async () => {
    const school = await schoolWith(file(',Mon,P3,10P,10,24,Welding,Science,HOLT,North 1'));
    const { body } = await importFile(school.client('admin'), file(',Mon,P3,10P,10,24,Welding,,HOLT,North 1'));
    expect([body.created, body.unchanged, body.made.departments]).toEqual([0, 1, []]);
  });

  it('take the department that is said at last (F01)', async () => {
    const school = await schoolWith(file(',Mon,P3,10P,10,24,Lab time,,HOLT,North 1'));
    const { body } = await importFile(school.client('admin'), file(',Mon,P3,10P,10,24,Lab time,Science,HOLT,North 1'));
    expect([body.created, body.updated, body.removed]).toEqual([0, 1, 0]);
  });
});

describe('a part of a file', () => {
  const AGAIN = file(',Tue,P1,10P,10,24,Science,Science,HOLT,North 1', ',Tue,P2,9R,9,30,Science,Science,KERR,North 3');

  it.each([
    [{ teachers: ['holt'] }, ['10P Tue P1', '10Q Mon P4', '9R Mon P3'], 1],
    [{ years: [9] }, ['10P Mon P3', '10P Wed P5', '10Q Mon P4', '9R Tue P2'], 1],
    [{ departments: ['Science'], years: [10] }, ['10P Tue P1', '9R Mon P3'], 1],
  ])('%j leaves what is outside of it alone', async (only, left, outside) => {
    const school = await schoolWith(BASE);
    const { status, body } = await importFile(school.client('admin'), AGAIN, { only: JSON.stringify(only) });
    expect([status, body.outside]).toEqual([200, outside]);
    expect(body.warningsByCode['ROWS_OUTSIDE']).toBe(1);
    expect(await going(school)).toEqual(left);
  });

  it('ends no lesson that the file has for somebody outside of it, unless it is theirs already', async () => {
    const school = await schoolWith(file(...ROWS, ',Wed,P5,10P,10,24,Science,Science,BRAM,South 2'));
    const moved = file(
      ',Mon,P3,10P,10,24,Science,Science,BRAM,North 1',
      ',Wed,P5,10P,10,24,Science,Science,BRAM,South 2',
      ',Tue,P1,9R,9,30,Science,Science,HOLT,North 3',
    );
    const { body } = await importFile(school.client('admin'), moved, { only: JSON.stringify({ teachers: ['HOLT'] }) });
    expect([body.created, body.removed, body.kept, body.outside]).toEqual([1, 1, 1, 2]);
    const kept = body.warnings.find(({ code }) => code === 'LESSONS_KEPT');
    expect(kept).toMatchObject({
      row: 2,
      message: expect.stringContaining('10P Mon P3 stays as it is: row 2 of this file has it outside'),
    });
    expect(await going(school)).toEqual(['10P Mon P3', '10P Wed P5', '10Q Mon P4', '9R Mon P3', '9R Tue P1']);
  });

  it.each([
    ['["Science"]', 'only'],
    ['{"years": ["ten"]}', 'only.years'],
    ['{"colour": ["red"]}', 'only.colour'],
    ['{"departments": ["Alchemy"]}', 'only'],
  ])('%s is refused', async (only, field) => {
    const school = await schoolWith(BASE);
    const { status, body } = await importFile(school.client('admin'), AGAIN, { only });
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, 'INVALID', field]);
    expect(await going(school)).toEqual(ALL);
  });
});
