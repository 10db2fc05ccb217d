import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person, Requisition } from '@app/shared';
import { DemandSums } from '../../prep/index.js';
import { FieldSchool } from '../../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../../testing/index.js';

const NOW = '2026-11-18T09:00:00Z';
const MONDAY = '2026-11-23';
const hours = (end: string) => ({ windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end })), breaks: [] });

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp(NOW);
});
afterAll(() => kit.stop());

/** What was worked out by who works when follows when people come, go, or work at other times. */
describe('work of requests', () => {
  let field: FieldSchool;

  const dueOf = async (asked: Requisition, kind: string) => (await field.now(asked)).tasks.find((task) => task.kind === kind)?.due;
  const change = async (id: string, what: object) => {
    const { body } = await field.admin.get<{ items: Person[] }>('/people?limit=200');
    const version = body.items.find((one) => one.id === id)?.version;
    expect((await field.admin.put(`/people/${id}`, { version, ...what })).status).toBe(200);
  };
  const isSound = async () => expect(await kit.app.get(DemandSums).check(field.school.id, 0)).toEqual([]);

  beforeEach(async () => {
    field = await FieldSchool.on(kit);
    await change(field.school.personId('technician'), { workingPattern: hours('11:00') });
  });

  it('is fetched by somebody who was added with hours of that afternoon', async () => {
    const { body: asked } = await field.ask('10Q', MONDAY);
    expect(await dueOf(asked, 'collect')).toBe('2026-11-24T08:15:00Z');
    const added = await field.admin.post('/people', {
      ...{ name: 'Noor Aziz', code: 'NAZ', email: 'noor@school.example', roles: ['technician'] },
      ...{ departmentIds: [field.school.departmentId], workingPattern: hours('16:00') },
    });
    expect(added.status).toBe(201);
    expect(await dueOf(asked, 'collect')).toBe('2026-11-23T14:10:00Z');
    await isSound();
  });

  it('is nobody’s once who had it has left, and stands on the list of those who are there', async () => {
    const tess = await field.school.person('tess', ['technician'], hours('16:00'));
    const { body: asked } = await field.ask('10Q', MONDAY);
    const task = asked.tasks.find(({ kind }) => kind === 'prepare');
    const given = await field.technician.patch(`/tasks/${task?.id}`, { version: task?.version, assigneeId: tess, pinned: true });
    expect(given.status).toBe(200);
    expect((await field.admin.post(`/people/${tess}/leave`, {})).status).toBe(200);
    const now = (await field.now(asked)).tasks.find(({ kind }) => kind === 'prepare');
    expect(now).toMatchObject({ id: task?.id, assignee: null, pinned: false });
    const mine = await field.technician.get<{ tasks: { id: string }[] }>(
      `/prep-list?date=${now?.date}&technicianId=${field.school.personId('technician')}`,
    );
    expect(mine.body.tasks.map(({ id }) => id)).toContain(task?.id);
    await isSound();
  });
});
