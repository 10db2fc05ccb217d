import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportAnswer, Lesson } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';
const FET = '"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Activity Tags","Room","Comments"';
const csv = (...rows: string[]) => [HEADER, ...rows].join('\n');
const fet = (...rows: string[]) => [FET, ...rows.map((row) => row.replace(/[^,]+|(?<=,)(?=,|$)/g, '"$&"'))].join('\n');
/** Periods such as FET's export names them, five minutes apart and with a break after Pd2. */
const PDS = [
  ['Assembly', '08:30', '08:45'],
  ['Pd1', '08:50', '09:40'],
  ['Pd2', '09:45', '10:35'],
  ['Pd3', '11:00', '11:50'],
  ['Pd4', '11:55', '12:45'],
  ['Pd9', '15:00', '15:50'],
].map(([name = '', start = '', end = '']) => ({ name, start, end }));

describe('lessons of two periods', () => {
  let kit: TestApp;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T07:00:00Z');
  });
  afterAll(() => kit.stop());

  const take = async (school: TestSchool, file: string, fields: Record<string, string> = {}): Promise<ImportAnswer> => {
    const { status, body } = await importFile(school.client('admin'), file, fields);
    expect(status).toBe(200);
    return body;
  };
  const lessons = async (school: TestSchool, date: string, to = date) => {
    const { body } = await school
      .client('head')
      .get<{ items: Lesson[] }>(`/lessons?from=${date}&to=${to}&departmentId=${school.departmentId}`);
    return body.items;
  };
  const said = async (school: TestSchool, date: string) =>
    (await lessons(school, date)).map(
      ({ group, period, lastPeriod, startTime, endTime }) =>
        `${group?.code} ${period}${lastPeriod ? `-${lastPeriod}` : ''} ${startTime}-${endTime}`,
    );

  it('are joined from rows of one period each, and part at a break', async () => {
    const school = await TestSchool.make(kit);
    const answer = await take(
      school,
      csv(
        ',Mon,P1,10P,10,24,Science,Science,HOLT,North 1',
        ',Mon,P2,10P,10,24,Science,Science,HOLT,North 1',
        ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
        ',Tue,P3,10P,10,24,Science,Science,HOLT,North 1',
        ',Tue,P4,10P,10,24,Science,Science,HOLT,North 2',
      ),
    );
    expect(answer.created).toBe(5);
    expect(await said(school, '2026-11-16')).toEqual(['10P P1-P2 08:50-10:50', '10P P3 11:10-12:10']);
    expect(await said(school, '2026-11-17')).toEqual(['10P P3 11:10-12:10', '10P P4 12:10-13:10']);
  });

  it('wait for the calendar where the file came first: in a row they are one, hours apart they are two (E07)', async () => {
    const school = await TestSchool.make(kit, { calendar: null });
    const file = fet(
      '1,Mon,Pd3,9R,Science,KERR,,North 3,',
      '2,Mon,Pd1,10P,Science,HOLT,,North 1,',
      '1,Mon,Pd4,9R,Science,KERR,,North 3,',
      '3,Tue,Pd2,9R,Science,KERR,,North 3,',
      '3,Tue,Pd9,9R,Science,KERR,,North 3,',
      '9,Mon,Assembly,9R,Assembly,BRAM,,Hall,',
    );
    await take(school, file, { kind: 'fet' });
    await school.client('admin').put('/calendar', { ...AUTUMN_2026, periods: PDS });
    expect(await said(school, '2026-11-16')).toEqual(['10P Pd1 08:50-09:40', '9R Pd3-Pd4 11:00-12:45']);
    expect(await said(school, '2026-11-17')).toEqual(['9R Pd2 09:45-10:35', '9R Pd9 15:00-15:50']);
    const again = await take(school, file, { kind: 'fet' });
    expect([again.created, again.updated, again.removed]).toEqual([0, 0, 0]);
  });

  it('keep the id of the first half when a single lesson becomes two periods', async () => {
    const school = await TestSchool.make(kit);
    const [first, q] = ['1,Mon,P1,10P,Science,HOLT,,North 1,', '2,Mon,P2,10Q,Science,BRAM,,South 2,'];
    await take(school, fet(first, q), { kind: 'fet' });
    const [before] = await lessons(school, '2026-11-23');
    const { updated, created } = await take(school, fet(first, '1,Mon,P2,10P,Science,HOLT,,North 1,', q), { kind: 'fet' });
    expect([updated, created]).toEqual([1, 0]);
    const [after, ...others] = await lessons(school, '2026-11-23');
    expect(after).toMatchObject({ id: before?.id, period: 'P1', lastPeriod: 'P2', startTime: '08:50', endTime: '10:50' });
    expect(others.map(({ group }) => group?.code)).toEqual(['10Q']);
    // what was is as it was
    expect(await said(school, '2026-11-09')).toEqual(['10P P1 08:50-09:50', '10Q P2 09:50-10:50']);
    const back = await take(school, fet(first, q), { kind: 'fet' });
    expect([back.removed, back.unchanged]).toEqual([1, 2]);
    expect(await said(school, '2026-11-23')).toEqual(['10P P1 08:50-09:50', '10Q P2 09:50-10:50']);
  });

  it('are two where the school says so, and one again when it changes its mind', async () => {
    const school = await TestSchool.make(kit);
    const rows = ['P1', 'P2'].map((period) => `,Mon,${period},10P,10,24,Science,Science,HOLT,North 1`);
    await school.client('admin').put('/school', { joinDoubles: false });
    await take(school, csv(...rows));
    const two = await lessons(school, '2026-11-23');
    expect(two.map(({ period }) => period)).toEqual(['P1', 'P2']);
    await school.client('admin').put('/school', { joinDoubles: true });
    const one = await lessons(school, '2026-11-23');
    expect(one.map(({ id, lastPeriod }) => [id, lastPeriod])).toEqual([[two[0]?.id, 'P2']]);
    await school.client('admin').put('/school', { joinDoubles: false });
    expect((await lessons(school, '2026-11-23')).map(({ id }) => id)).toEqual(two.map(({ id }) => id));
  });

  it('part when a break comes between them, and join when it goes', async () => {
    const school = await TestSchool.make(kit);
    await take(school, csv(...['P1', 'P2'].map((period) => `,Mon,${period},10P,10,24,Science,Science,HOLT,North 1`)));
    const [joined] = await lessons(school, '2026-11-23');
    const periods = AUTUMN_2026.periods.map((period) => (period.name === 'P1' ? { ...period, end: '09:35' } : period));
    await school.client('admin').put('/calendar', { ...AUTUMN_2026, periods });
    expect(await said(school, '2026-11-23')).toEqual(['10P P1 08:50-09:35', '10P P2 09:50-10:50']);
    await school.client('admin').put('/calendar', AUTUMN_2026);
    expect((await lessons(school, '2026-11-23')).map(({ id, endTime }) => [id, endTime])).toEqual([[joined?.id, '10:50']]);
  });

  it('are not to be asked for at the second half', async () => {
    const school = await TestSchool.make(kit);
    await school.client('admin').put('/school', { joinDoubles: false });
    await take(school, csv(...['P1', 'P2'].map((period) => `,Mon,${period},10P,10,24,Science,Science,HOLT,North 1`)));
    const [first, second] = await lessons(school, '2026-11-23');
    await school.client('admin').put('/school', { joinDoubles: true });
    const ask = (lessonId: string | undefined) =>
      school.client('technician').post('/requisitions', {
        lessonId,
        title: 'Density',
        lines: [{ name: 'Wire', kind: 'consumable', perPupil: 0.1 }],
        status: 'draft',
      });
    const refused = await ask(second?.id);
    expect([refused.status, refused.body]).toEqual([404, expect.anything()]);
    const asked = await ask(first?.id);
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({ lesson: { start: '2026-11-23T08:50:00Z', end: '2026-11-23T10:50:00Z' } });
  });

  it('stay two while a live request stands at the second half, whose history stays where it was', async () => {
    const school = await TestSchool.make(kit);
    await school.client('admin').put('/school', { joinDoubles: false });
    await take(school, csv(...['P1', 'P2'].map((period) => `,Mon,${period},10P,10,24,Science,Science,HOLT,North 1`)));
    const [, second] = await lessons(school, '2026-11-23');
    const { body } = await school.client('technician').post<{ id: string; version: number }>('/requisitions', {
      lessonId: second?.id,
      title: 'Density',
      lines: [{ name: 'Wire', kind: 'consumable', perPupil: 0.1 }],
      status: 'submitted',
      lateReason: 'forgot',
    });
    await school.client('admin').put('/school', { joinDoubles: true });
    expect(await said(school, '2026-11-23')).toEqual(['10P P1 08:50-09:50', '10P P2 09:50-10:50']);
    const again = await take(school, csv(...['P1', 'P2'].map((period) => `,Mon,${period},10P,10,24,Science,Science,HOLT,North 1`)));
    expect(again.warnings.map(({ code, message }) => [code, message.slice(0, 80)])).toEqual([
      ['DOUBLE_STAYS_TWO', 'These stay two lessons while a request stands at the second: 10P Mon P1 and P2. '],
    ]);
    await school.client('technician').post(`/requisitions/${body.id}/transitions`, { to: 'cancelled', version: body.version });
    await school.client('admin').put('/calendar', AUTUMN_2026);
    expect(await said(school, '2026-11-23')).toEqual(['10P P1-P2 08:50-10:50']);
    // something was said for the second half by itself until today
    expect(await said(school, '2026-11-09')).toEqual(['10P P1 08:50-09:50', '10P P2 09:50-10:50']);
  });
});
