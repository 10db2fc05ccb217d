import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarBody, ImportAnswer } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-14T07:00:00Z');
});
afterAll(() => kit.stop());

const FORTNIGHT: CalendarBody = { ...AUTUMN_2026, cycle: { kind: 'weeks', labels: ['A', 'B'] } };
const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';

async function take(school: TestSchool, file: string, kind = 'timetable-csv'): Promise<ImportAnswer> {
  const { status, body } = await importFile(school.client('admin'), file, { kind });
  expect(status).toBe(200);
  return body;
}

interface Shown {
  date: string;
  period: string;
  group: { code: string; pupils: number | null };
}

/** The lessons of a person from one day to another, as the page asks for them. */
async function lessons(school: TestSchool, code: string, from: string, to: string): Promise<string[]> {
  const [person] = await kit.db.read<{ id: string }>(school.id, 'SELECT id FROM person WHERE school_id = $1 AND code = $2', [
    school.id,
    code,
  ]);
  const { body } = await school.client('admin').get<{ items: Shown[] }>(`/lessons?from=${from}&to=${to}&teacherId=${person?.id}`);
  return body.items.map(({ date, period, group }) => `${date} ${period} ${group.code}`);
}

describe('one reader for files and calendar', () => {
  it('takes start and end times in place of periods (I05)', async () => {
    const school = await TestSchool.make(kit, { calendar: FORTNIGHT });
    const answer = await take(
      school,
      'Day,Start Time,End Time,Class,Teacher,Room\nMon,08:50,09:50,10P,HOLT,North 1\nTue,9:50,10:50,10P,HOLT,North 1\nWed,11:10:00,12:10:00,10P,HOLT,North 1\n',
    );
    expect(answer.mapping).toMatchObject({ start: 'Start Time', end: 'End Time' });
    expect(await lessons(school, 'HOLT', '2026-11-16', '2026-11-27')).toEqual([
      '2026-11-16 P1 10P',
      '2026-11-17 P2 10P',
      '2026-11-18 P3 10P',
      '2026-11-23 P1 10P',
      '2026-11-24 P2 10P',
      '2026-11-25 P3 10P',
    ]);
  });

  it('gives lessons to times that were imported before there was a calendar', async () => {
    const school = await TestSchool.make(kit, { calendar: null });
    const { periodsFound } = await take(school, 'Day,Start,End,Class,Teacher\nMon,8:50,9:50,10P,HOLT\n');
    expect(periodsFound).toEqual([{ name: '08:50-09:50', start: '08:50', end: '09:50', known: false }]);
    await school.client('admin').put('/calendar', FORTNIGHT);
    expect(await lessons(school, 'HOLT', '2026-11-16', '2026-11-16')).toEqual(['2026-11-16 P1 10P']);
  });

  it.each([
    ['days of a cycle of six', ['DAY 1', 'DAY 2', 'DAY 3', 'DAY 6'], 3],
    ['days of two weeks', ['1', '5', '7', '10'], 3],
  ])('goes on meaning %s by the numbers of a file that has but the first of them', async (_what, days, stay) => {
    const school = await TestSchool.make(kit, { calendar: FORTNIGHT });
    const file = (some: string[]) => ['Day,Period,Class,Teacher', ...some.map((day, at) => `${day},P${at + 1},10P,HOLT`), ''].join('\n');
    expect((await take(school, file(days))).created).toBe(4);
    const { unchanged, removed, created } = await take(school, file(days.slice(0, stay)));
    expect({ unchanged, removed, created }).toEqual({ unchanged: stay, removed: 4 - stay, created: 0 });
  });

  it('reads Monday and Monday2 of FET as the weeks of the calendar in order (E05)', async () => {
    const school = await TestSchool.make(kit, { calendar: FORTNIGHT });
    const rows = '"1","Monday","P1","7K","Science","HOLT","","North 1",""\n"2","Monday2","P1","7L","Science","HOLT","","North 1",""\n';
    const answer = await take(
      school,
      `"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Activity Tags","Room","Comments"\n${rows}`,
      'fet',
    );
    expect(answer.warningsByCode).toEqual({ WEEKS_READ_ANOTHER_WAY: 1 });
    expect(await lessons(school, 'HOLT', '2026-11-16', '2026-11-27')).toEqual(['2026-11-16 P1 7K', '2026-11-23 P1 7L']);
  });

  it('gives lessons to labels that were imported before a rotating calendar, and finds them again (E06)', async () => {
    const school = await TestSchool.make(kit, { calendar: null });
    const file = `${HEADER}\n,A,P1,10P,10,24,Science,Science,HOLT,North 1\n,B,P1,10Q,10,24,Science,Science,HOLT,North 1\n`;
    await take(school, file);
    await school.client('admin').put('/calendar', { ...AUTUMN_2026, cycle: { kind: 'rotating', labels: ['A', 'B'] } });
    expect(await lessons(school, 'HOLT', '2026-11-23', '2026-11-27')).toHaveLength(5);
    expect(await take(school, file)).toMatchObject({ created: 0, removed: 0 });
    expect(await lessons(school, 'HOLT', '2026-11-23', '2026-11-27')).toHaveLength(5);
  });

  it('makes one person, group and room of names that look alike (I07)', async () => {
    const school = await TestSchool.make(kit, { calendar: FORTNIGHT });
    const row = (day: string): string => `,${day},P1,Dŵr 9,9,24,Science,Science,Ffion Ŵyn-Tŷ,Labordy Bŵl\n`;
    const answer = await take(school, `${HEADER}\n${row('Mon')}${row('Tue').normalize('NFD')}`);
    expect(answer.made).toMatchObject({ people: ['Ffion Ŵyn-Tŷ'], groups: ['Dŵr 9'], rooms: ['Labordy Bŵl'] });
    const again = await take(school, `${HEADER}\n${row('Mon').normalize('NFD')}${row('Tue')}`);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, removed: 0 });
  });

  it('keeps the lesson of a row whose number of pupils is odd (I02)', async () => {
    const school = await TestSchool.make(kit, { calendar: FORTNIGHT });
    const file = (pupils: string): string => `${HEADER}\n,Mon,P4,10Q,10,${pupils},Science,Science,BRAM,South 2\n`;
    await take(school, file('21'));
    for (const [pupils, code, stored] of [
      ['about 22', 'PUPILS_NOT_UNDERSTOOD', 21],
      ['"22,0"', 'PUPILS_READ_ANOTHER_WAY', 22],
    ] as const) {
      const answer = await take(school, file(pupils));
      expect(answer).toMatchObject({ created: 0, removed: 0, rejectedCount: 0, warningsByCode: { [code]: 1 } });
      expect(await kit.db.read(school.id, 'SELECT pupils FROM teaching_group WHERE school_id = $1', [school.id])).toEqual([
        { pupils: stored },
      ]);
    }
  });

  it('says of a cell that was not understood what becomes of its class, and does so', async () => {
    const school = await TestSchool.make(kit, { calendar: FORTNIGHT });
    const file = (...rows: [group: string, year: string, pupils: string][]): string =>
      [
        HEADER,
        ...rows.map(([group, year, pupils], at) => `,Mon,P${at + 1},${group},${year},${pupils},Science,Science,BRAM,South 2`),
        '',
      ].join('\n');
    await take(school, file(['7K', '8', '21'], ['Kestrel', '9', '30']));
    const odd = file(['7K', 'Year X', 'about 22'], ['Kestrel', 'soon', '~30'], ['Merlin', '', 'many'], ['9R', 'nine-ish', 'c. 30']);
    const answer = await take(school, odd);
    expect(answer.warningsByCode).toEqual({ YEAR_NOT_UNDERSTOOD: 3, PUPILS_NOT_UNDERSTOOD: 4 });
    const said = new Map(answer.warnings.map(({ row, code, message }) => [`${row} ${code}`, message]));
    expect(said.get('2 PUPILS_NOT_UNDERSTOOD')).toBe(
      "'about 22' is no whole number of pupils from 0 to 500. It changes nothing: 7K has the number that it had, or that its other rows give.",
    );
    expect(said.get('2 YEAR_NOT_UNDERSTOOD')).toBe(
      "'Year X' is not understood as a year from 1 to 13. It changes nothing: 7K has the year that it had, or that its other rows or its code give.",
    );
    const rows = await kit.db.read(school.id, 'SELECT code, year, pupils FROM teaching_group WHERE school_id = $1 ORDER BY code', [
      school.id,
    ]);
    expect(rows).toEqual([
      { code: '7K', year: 8, pupils: 21 },
      { code: '9R', year: 9, pupils: null },
      { code: 'Kestrel', year: 9, pupils: 30 },
      { code: 'Merlin', year: null, pupils: null },
    ]);
    // an empty year says nothing either
    await take(school, file(['7K', '', ''], ['Kestrel', '', '']));
    expect(
      await kit.db.read(school.id, "SELECT year, pupils FROM teaching_group WHERE school_id = $1 AND code = '7K'", [school.id]),
    ).toEqual([{ year: 8, pupils: 21 }]);
  });

  it('takes codes that a spreadsheet mangled, and names them (I06)', async () => {
    const school = await TestSchool.make(kit, { calendar: FORTNIGHT });
    const answer = await take(
      school,
      `${HEADER}\n,Mon,P1,1.00E+02,10,24,Science,Science,HOLT,North 1\n,Tue,P1,07-Jan,7,24,Science,Science,HOLT,North 1\n,Wed,P1,10P,10,24,Science,Science,01-Mar,02/01/2026\n`,
    );
    const told = answer.warnings.filter(({ code }) => code === 'CODE_LOOKS_MANGLED').map(({ message }) => message);
    expect(answer.created).toBe(3);
    for (const code of ['1.00E+02', '07-Jan', '01-Mar', '02/01/2026']) expect(told).toContainEqual(expect.stringContaining(`'${code}'`));
  });
});
