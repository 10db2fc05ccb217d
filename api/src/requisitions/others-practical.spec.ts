import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PreviewAnswer, Requisition, Room } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { BASE_ROWS, FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';

describe('a practical of another department', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let food: string;
  let laboratory: string;
  let bread: string;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-10T09:00:00Z');
    field = await FieldSchool.on(kit, [...BASE_ROWS, ',Tue,P1,8F,8,20,Food,Food,KERR,Kitchen', ',Tue,P1,8X,8,20,Zumba,,HOLT,Hall']);
    const departments = await field.admin.get<{ items: { id: string; name: string }[] }>('/departments');
    // the technician serves everybody
    await kit.db.transaction(field.school.id, () =>
      kit.db.query(
        'INSERT INTO person_department (school_id, person_id, department_id) SELECT $1, $2, id FROM department WHERE school_id = $1 ON CONFLICT DO NOTHING',
        [field.school.id, field.school.personId('technician')],
      ),
    );
    food = departments.body.items.find(({ name }) => name === 'Food')?.id ?? '';
    const rooms = (await field.admin.get<Page<Room>>('/rooms?limit=200')).body.items;
    laboratory = rooms.find(({ code }) => code === 'North 1')?.id ?? '';
    bread = await practical('Bread', 'Food', ['food-safe']);
  });
  afterAll(() => kit.stop());

  async function practical(title: string, subject: string, needs: string[] = []): Promise<string> {
    return (await field.technician.post<{ id: string }>('/practicals', { title, subject, groupSize: 2, lines: [], needs })).body.id;
  }
  const ask = async (group: string, practicalId: string, more: object = {}, date = MONDAY) =>
    field.technician.post<Requisition & { code: string; detail: string; errors: { field: string }[] }>('/requisitions', {
      lessonId: await field.lesson(group, date),
      practicalId,
      status: 'submitted',
      ...more,
    });
  const lends = (lendsPracticals: boolean) => field.admin.put(`/departments/${food}`, { lendsPracticals });
  const kitchen = (facilities: string[]) => field.admin.put(`/rooms/${laboratory}`, { code: 'North 1', facilities });
  const refused = { status: 422, body: { code: 'WRONG_DEPARTMENT', errors: [{ field: 'practicalId' }] } };

  it('is refused with a sentence, unless its department lends it and the room has what it needs', async () => {
    const first = await ask('10P', bread);
    expect(first).toMatchObject(refused);
    expect(first.body.detail).toBe(
      'Bread is a practical of Food, and this is a lesson of Science. Food does not lend its practicals; it needs a room where food may be made and eaten, and North 1 is not down as having that. Nothing was changed. Ask the head of Food, or choose a practical of your own.',
    );
    await lends(true);
    expect((await ask('10P', bread)).body.detail).toBe(
      'Bread is a practical of Food, and this is a lesson of Science. It needs a room where food may be made and eaten, and North 1 is not down as having that. Nothing was changed. Choose a practical of your own, or have the lesson in another room.',
    );
    await kitchen(['food-safe']);
    await lends(false);
    expect(await ask('10P', bread)).toMatchObject(refused);
    await lends(true);
    expect((await ask('10P', bread)).status).toBe(201);
    await lends(false);
    await kitchen([]);
  });

  it('asks for a room for food even where the practical forgot to say so', async () => {
    const scones = await practical('Scones', 'Food');
    await lends(true);
    expect(await ask('10P', scones)).toMatchObject(refused);
    await kitchen(['food-safe']);
    expect((await ask('10P', scones)).status).toBe(201);
    await lends(false);
    await kitchen([]);
  });

  it('is refused wherever it is asked for: draft, preview, series, change, move', async () => {
    expect(await ask('10Q', bread, { status: 'draft' })).toMatchObject(refused);
    const lessonId = await field.lesson('10Q', MONDAY);
    expect(await field.technician.post<PreviewAnswer>('/requisitions/preview', { lessonId, practicalId: bread })).toMatchObject(refused);
    const series = await field.technician.post<{ created: unknown[]; refused: { problem: { code: string } }[] }>('/requisitions/series', {
      requisition: { practicalId: bread, status: 'submitted' },
      lessonIds: [lessonId, await field.lesson('8F', '2026-11-24')],
    });
    expect([series.body.created.length, series.body.refused.map(({ problem }) => problem.code)]).toEqual([1, ['WRONG_DEPARTMENT']]);
    const asked = (await ask('10Q', await practical('Density', 'Physics'))).body;
    expect(await field.technician.put(`/requisitions/${asked.id}`, { version: asked.version, practicalId: bread })).toMatchObject(refused);
    expect((await field.now(asked)).practical?.title).toBe('Density');
  });

  it('stands where it was sent before its department stopped lending', async () => {
    await lends(true);
    await kitchen(['food-safe']);
    const asked = (await ask('10P', bread, {}, '2026-11-30')).body;
    expect(asked.status).toBe('accepted');
    await lends(false);
    const now = await field.now(asked);
    const changed = await field.technician.put(`/requisitions/${asked.id}`, { version: now.version, pupils: 20 });
    expect(changed.status).toBe(200);
    await kitchen([]);
  });

  it('is none where it is of the same family, of nobody, or the lesson is of nobody', async () => {
    expect((await ask('8F', bread, {}, '2026-11-24')).status).toBe(201);
    for (const subject of ['Biology', 'Chemistry', 'Science', 'Zumba', 'Music'])
      expect((await ask('9R', await practical(`One of ${subject}`, subject))).status).toBe(201);
    expect((await ask('8X', await practical('One more', 'Biology'), {}, '2026-11-24')).status).toBe(201);
    expect((await ask('8F', await practical('Yeast', 'Biology'), {}, '2026-11-24')).body.code).toBe('WRONG_DEPARTMENT');
  });
});
