import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationList, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { BASE_TIMETABLE, makeFieldSchool } from '../testing/field-school.js';
import { importFile } from '../testing/import-file.js';
import { startTestApp, type TestApp } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

/** A school in which HOLT asks for the same big practical at each of these lessons of 10P, and the steps of a timetable that comes and goes. */
async function overloaded(dates: readonly string[]) {
  kit.clock.set('2026-11-18T09:00:00Z');
  const school = await makeFieldSchool(kit);
  const big = {
    title: 'Great experiment',
    subject: 'Science',
    groupSize: 5,
    prepare: { fixed: 1000, perSet: 167 },
    clear: { fixed: 1, perSet: 0 },
  };
  const practical = await school
    .client('technician')
    .post<{ id: string }>('/practicals', { ...big, lines: [{ name: 'Ruler', kind: 'apparatus', perSet: 1 }] });
  for (const date of dates) {
    const lessons = await school
      .client('technician')
      .get<{ items: { id: string; group: { code: string } }[] }>(`/lessons?from=${date}&to=${date}&departmentId=${school.departmentId}`);
    const lessonId = lessons.body.items.find(({ group }) => group.code === '10P')?.id;
    const asked = { lessonId, practicalId: practical.body.id, status: 'submitted', lateReason: 'forgot' };
    expect((await school.client('HOLT').post<Requisition>('/requisitions', asked)).status).toBe(201);
  }
  const heard = async () => {
    await kit.app.get(Worker).run('notify');
    const { items } = (await school.client('technician').get<NotificationList>('/notifications?limit=100')).body;
    await school.client('technician').post('/notifications/read-all', {});
    return items.filter(({ read, event }) => !read && event.startsWith('workload')).map(({ subject }) => subject);
  };
  const later = (minute: number) => kit.clock.set(`2026-11-18T09:${String(minute).padStart(2, '0')}:00Z`);
  const drop = async (line: string) => {
    const { status, body } = await importFile(school.client('admin'), BASE_TIMETABLE.replace(`${line}\n`, ''), { from: '2026-11-18' });
    expect(status).toBe(200);
    return async () => expect((await school.client('admin').post(`/imports/${body.id}/undo`)).status).toBe(200);
  };
  return { heard, later, drop };
}

describe('an overload that a timetable takes away and its undo brings back', () => {
  const monday = ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1';

  it('is told once where it began later meanwhile', async () => {
    const of = await overloaded(['2026-12-07', '2026-12-16']);
    expect(await of.heard()).toHaveLength(1);
    of.later(1);
    const undo = await of.drop(monday);
    expect(await of.heard()).toEqual([]);
    of.later(3);
    await undo();
    expect(await of.heard()).toEqual([]);
  });

  it('is told again only where its people were told meanwhile that it was gone', async () => {
    const of = await overloaded(['2026-12-07']);
    expect(await of.heard()).toHaveLength(1);
    of.later(1);
    const undo = await of.drop(monday);
    expect(await of.heard()).toEqual(['No longer overloaded: Science']);
    of.later(3);
    await undo();
    expect(await of.heard()).toEqual([expect.stringMatching(/^Overload in Science: /)]);
  });
});
