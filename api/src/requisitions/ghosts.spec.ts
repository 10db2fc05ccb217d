import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Requisition } from '@app/shared';
import { dataSource } from '../core/database/index.js';
import { BASE_TIMETABLE, makeFieldSchool } from '../testing/field-school.js';
import { importFile } from '../testing/import-file.js';
import { startTestApp, type TestApp, type TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;
let lessonId: string;
let balances: string;
let ghost: string;

beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

const ask = (who: string) =>
  school.client(who).post<Requisition>('/requisitions', {
    ...{ lessonId, title: 'Density', status: 'submitted', lateReason: 'forgot' },
    lines: [{ apparatusId: balances, perClass: 10 }],
  });

/** What HOLT asked for stands at a lesson that is BRAM's now, with all the kit there is. */
beforeEach(async () => {
  school = await makeFieldSchool(kit);
  balances = (await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 10 })).body.id;
  const { body } = await school
    .client('technician')
    .get<{ items: { id: string; group: { code: string } }[] }>(
      `/lessons?from=2026-11-23&to=2026-11-23&departmentId=${school.departmentId}`,
    );
  lessonId = body.items.find(({ group }) => group.code === '10P')?.id ?? 'none';
  ghost = (await ask('HOLT')).body.id;
  const changed = await importFile(school.client('admin'), BASE_TIMETABLE.replaceAll('HOLT', 'BRAM'), { from: '2026-11-18' });
  expect(changed.status).toBe(200);
});

const held = async () =>
  kit.db.read<{ requisitionId: string }>(school.id, 'SELECT requisition_id AS "requisitionId" FROM hold WHERE school_id = $1', [school.id]);

describe('what a former teacher asked for at a lesson', () => {
  it('gives its kit to who has the lesson now, and is short of it', async () => {
    const own = await ask('BRAM');
    expect([own.status, own.body.short]).toEqual([201, false]);
    expect(await held()).toEqual([{ requisitionId: own.body.id }]);
    const { body } = await school.client('technician').get<Requisition>(`/requisitions/${ghost}`);
    expect([body.short, body.lines.map(({ short }) => short)]).toEqual([true, [10]]);
  });

  it('is no reason to refuse kit while somebody else has it in hand: that is said to be busy, and is done a moment later', async () => {
    const owner = await dataSource(kit.url, 'owner', [], 1).initialize();
    const other = owner.createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT FROM requisition WHERE id = $1 FOR UPDATE', [ghost]);
    const meanwhile = await ask('BRAM');
    await other.rollbackTransaction();
    await other.release();
    await owner.destroy();
    expect([meanwhile.status, meanwhile.body.code]).toEqual([409, 'BUSY']);
    expect((await ask('BRAM')).status).toBe(201);
  });
});
