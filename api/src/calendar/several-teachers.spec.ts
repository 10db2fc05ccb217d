import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AbsenceAnswer, Lesson, Requisition } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';
const row = (teacher: string, period = 'P1') => `,Mon,${period},10P,10,24,Science,Science,${teacher},North 1`;
const csv = (...rows: string[]) => [HEADER, ...rows].join('\n');
const MONDAY = '2026-11-23';

describe('a lesson of several teachers (I10)', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T07:00:00Z');
    school = await TestSchool.make(kit);
    for (const key of ['holt', 'bram', 'kerr']) {
      await school.person(key, ['teacher']);
      await school.signIn(key);
    }
    await importFile(school.client('admin'), csv(row('HOLT/BRAM')));
  });
  afterAll(() => kit.stop());

  const lessons = async (who: string) =>
    (await school.client(who).get<{ items: Lesson[] }>(`/lessons?from=${MONDAY}&to=${MONDAY}`)).body.items;
  const people = (...keys: string[]) => keys.map((key) => ({ id: school.personId(key), code: key.toUpperCase(), name: key }));
  const ask = (who: string, lessonId: string | undefined) =>
    school.client(who).post<Requisition>('/requisitions', {
      lessonId,
      title: 'Density',
      lines: [{ name: 'Wire', kind: 'consumable', perPupil: 0.1 }],
      status: 'submitted',
    });

  it('is in the fortnight of each, with its first teacher and the others', async () => {
    const [first = people()[0], second] = people('holt', 'bram');
    for (const who of ['holt', 'bram'])
      expect(await lessons(who)).toMatchObject([{ group: { code: '10P' }, teacher: first, otherTeachers: [second] }]);
    expect(await lessons('kerr')).toEqual([]);
  });

  it('is answered by any of them, and by nobody else', async () => {
    const [lesson] = await lessons('bram');
    const answer = (who: string) => school.client(who).put(`/lessons/${lesson?.id}/answer`, { answer: 'nothing-needed' });
    expect((await answer('kerr')).status).toBe(404);
    expect((await answer('bram')).status).toBe(200);
    expect((await lessons('holt'))[0]?.state).toBe('nothing-needed');
    expect((await school.client('holt').delete(`/lessons/${lesson?.id}/answer`)).status).toBe(200);
  });

  it('says which of them is away, and an absence of the second finds it', async () => {
    const absence = { personId: school.personId('bram'), from: `${MONDAY}T08:00:00Z`, to: `${MONDAY}T16:00:00Z` };
    const { body } = await school.client('bram').post<AbsenceAnswer>('/absences', absence);
    expect(body.lessons.map(({ group, period }) => `${group} ${period}`)).toEqual(['10P P1']);
    expect((await lessons('holt'))[0]?.change).toEqual({ kind: 'teacher-away', note: 'bram is away' });
    await school.client('bram').delete(`/absences/${body.id}`);
    expect((await lessons('holt'))[0]?.change).toBeNull();
  });

  it('is asked for by any of them, and the request serves them all', async () => {
    const [lesson] = await lessons('bram');
    expect((await ask('kerr', lesson?.id)).status).toBe(404);
    const asked = await ask('bram', lesson?.id);
    expect(asked.status).toBe(201);
    expect(asked.body.teacher.code).toBe('BRAM');
    expect((await lessons('holt'))[0]?.requisitions.map(({ title }) => title)).toEqual(['Density']);
  });

  it('has its request seen, changed and taken back by the other, who finds it among their own', async () => {
    const [lesson] = await lessons('bram');
    const id = lesson?.requisitions[0]?.id ?? '';
    const find = (who: string) => school.client(who).get<Requisition>(`/requisitions/${id}`);
    expect((await find('kerr')).status).toBe(404);
    const seen = await find('holt');
    expect([seen.status, seen.body.next.includes('cancelled')]).toEqual([200, true]);
    const list = async (who: string) =>
      (await school.client(who).get<{ items: { id: string }[] }>('/requisitions')).body.items.map((one) => one.id);
    expect([await list('holt'), await list('kerr')]).toEqual([[id], []]);
    const changed = await school.client('holt').put<Requisition>(`/requisitions/${id}`, { version: seen.body.version, pupils: 20 });
    expect([changed.status, changed.body.pupils, changed.body.teacher.code]).toEqual([200, 20, 'BRAM']);
    expect((await school.client('holt').post(`/requisitions/${id}/messages`, { text: 'Twenty today.' })).status).toBe(201);
    const step = { to: 'cancelled', version: changed.body.version };
    expect((await school.client('kerr').post(`/requisitions/${id}/transitions`, step)).status).toBe(404);
    expect((await school.client('holt').post(`/requisitions/${id}/transitions`, step)).status).toBe(200);
  });

  it('keeps its id when the two change places, one goes, or one comes, and is never put down for one of them', async () => {
    const [before] = await lessons('holt');
    for (const [cell, others] of [
      ['BRAM/HOLT', 1],
      ['BRAM', 0],
      ['BRAM+HOLT+KERR', 2],
      ['HOLT/BRAM', 1],
    ] as const) {
      const { body } = await importFile(school.client('admin'), csv(row(cell)));
      expect([body.updated, body.created, body.removed, body.warnings]).toEqual([1, 0, 0, []]);
      const [after] = await lessons('bram');
      expect(after?.id).toBe(before?.id);
      expect(after?.otherTeachers).toHaveLength(others);
    }
    const { body } = await importFile(school.client('admin'), csv(row('HOLT/BRAM')));
    expect(body.unchanged).toBe(1);
  });

  it('is a double with the next of the same teachers, whatever their order, and not with one of theirs', async () => {
    const other = await TestSchool.make(kit);
    const said = async (...rows: string[]) => {
      await importFile(other.client('admin'), csv(...rows));
      const query = `/lessons?from=${MONDAY}&to=${MONDAY}&departmentId=${other.departmentId}`;
      const { body } = await other.client('head').get<{ items: Lesson[] }>(query);
      return body.items.map(({ period, lastPeriod }) => `${period} ${lastPeriod}`);
    };
    expect(await said(row('HOLT/BRAM', 'P1'), row('BRAM/HOLT', 'P2'))).toEqual(['P1 P2']);
    expect(await said(row('HOLT/BRAM', 'P1'), row('HOLT', 'P2'))).toEqual(['P1 null', 'P2 null']);
  });
});
