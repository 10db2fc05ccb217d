import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LatenessReport, RecognitionReport, ServiceFactorReport } from '@app/shared';
import { askFor } from '../testing/ask-for.js';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';
import { insideOfPdf, lettersDrawn } from '../testing/inside-of-pdf.js';

const DATES = '2026-10-05-2026-12-18';

describe('the files of reports', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('colleague', ['teacher']);
    const entry = (teacher: string) => school.entry({ cycleDay: 'Tue', period: 'P3', teacher });
    const [own, other] = [await entry('teacher'), await entry('colleague')];
    await askFor(kit, school, { entry: own, date: '2026-11-10', status: 'cleared' });
    await askFor(kit, school, { entry: other, date: '2026-11-10', status: 'submitted', late: true, minutesLate: 90 });
  });
  afterAll(() => kit.stop());

  const path = (report: string, more = '') => `/reports/${report}?from=2026-10-05&to=2026-12-18&departmentId=${school.departmentId}${more}`;
  const read = async <Body>(report: string) => (await school.client('head').get<Body>(path(report))).body;
  const file = (report: string, format: 'csv' | 'pdf', who = 'head') =>
    kit.app.inject({ method: 'GET', url: `/api${path(report, `&format=${format}`)}`, headers: school.headersOf(who) });
  const rows = async (report: string, who = 'head') => {
    const answer = await file(report, 'csv', who);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
      200,
      'text/csv; charset=utf-8',
      `attachment; filename="${report}-${DATES}.csv"`,
    ]);
    const [head = '', ...lines] = answer.payload
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split(/\r?\n/);
    return { head, lines };
  };

  it('say lateness in a table as it is read: all, the reasons, and teachers to their head alone', async () => {
    const { byTeacher, causes, ...report } = await read<LatenessReport>('lateness');
    expect(report).toMatchObject({ asked: 2, late: 1, rate: 0.5 });
    const all = ['all,,2,1,0,0.5', ...causes.map(({ reason, count }) => `reason,${reason},,${count},,`)];
    expect(await rows('lateness')).toEqual({
      head: 'of,name,asked,late,excused,rate',
      lines: [...all, 'teacher,colleague,1,1,0,1', 'teacher,teacher,1,0,0,0'],
    });
    expect(byTeacher).toHaveLength(2);
    expect((await rows('lateness', 'technician')).lines).toEqual(all);
  });

  it('say the service factor with each source and that there is no legal level', async () => {
    const report = await read<ServiceFactorReport>('service-factor');
    const { head, lines } = await rows('service-factor');
    expect(head).toBe('of,source,factor,hours');
    expect(lines).toHaveLength(2 + report.wanted.length + 1);
    expect(lines[0]).toBe(`taught,,,${report.taughtHours}`);
    expect(lines[1]).toMatch(new RegExp(`^technicians,,[\\d.]*,${report.technicianHours}$`));
    expect(lines.at(-1)).toContain(report.note);
  });

  it('say the minutes of each function, of the contract and of what is shared', async () => {
    const report = await read<RecognitionReport>('recognition');
    const { head, lines } = await rows('recognition');
    expect(head).toBe('of,minutes,count,agreedMinutes');
    expect(lines.slice(0, report.functions.length)).toEqual(
      report.functions.map((one) => `${one.function},${one.minutes},,${one.agreedMinutes ?? ''}`),
    );
    expect(lines).toContain(`contracted,${report.contractedMinutes},,`);
    expect(lines).toContain(`practicals served,,${report.practicalsServed},`);
    expect(report.practicalsServed).toBe(1);
    expect(lines).toContain(`time to meet,${report.meetingMinutes},,`);
    expect(lines).toHaveLength(report.functions.length + 9);
  });

  it.each([
    ['lateness', '1 of 2'],
    ['service-factor', 'There is no legal level.'],
    ['recognition', 'Does the contract match the work done?'],
  ])('are of %s one tagged A4 page with what the report says', async (report, says) => {
    const answer = await file(report, 'pdf');
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      `inline; filename="${report}-${DATES}.pdf"`,
    ]);
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const { objects, drawn, pages } = insideOfPdf(answer.rawPayload);
    expect(pages).toBe(1);
    expect(objects).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
    for (const mark of ['/MarkInfo', '/Lang (en-GB)', '/StructTreeRoot']) expect(objects).toContain(mark);
    for (const tag of ['H1', 'Table', 'TH', 'TD']) expect(objects).toContain(`/S /${tag}\n`);
    const said = lettersDrawn(drawn);
    expect(said).toContain('Science');
    expect(said).toContain(says);
    if (report === 'recognition') expect(objects).toMatch(/\/S \/Figure[\s\S]*?\/Alt \(/);
  });

  it('are nobody’s who may not read the report', async () => {
    for (const format of ['csv', 'pdf'] as const) {
      expect((await file('recognition', format, 'teacher')).statusCode).toBe(403);
      expect((await kit.app.inject({ method: 'GET', url: `/api${path('recognition', `&format=${format}`)}` })).statusCode).toBe(401);
    }
  });
});
