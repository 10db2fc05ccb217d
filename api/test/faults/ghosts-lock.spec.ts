import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Requisition } from '@app/shared';
import { LastingClient } from '../../src/core/database/index.js';
import { importFile } from '../../src/testing/import-file.js';
import { BASE_TIMETABLE, makeFieldSchool } from '../../src/testing/field-school.js';
import { startTestApp, type TestApp, type TestSchool } from '../../src/testing/index.js';

/** Have `GHOSTS` wait for locks and this ends in a circle. */
describe('a class that asks for the kit which its former teacher holds', () => {
  let kit: TestApp;
  let school: TestSchool;
  let outside: LastingClient;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await makeFieldSchool(kit);
    outside = new LastingClient({ connectionString: kit.url });
    await outside.connect();
  });
  afterAll(async () => {
    await outside.end();
    await kit.stop();
  });

  it('lets go of the kit where somebody has the other request in hand, who wants the kit next, and is done again', async () => {
    const { body: balance } = await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 10 });
    const lessons = await school
      .client('technician')
      .get<{ items: { id: string; group: { code: string } }[] }>(
        `/lessons?from=2026-11-23&to=2026-11-23&departmentId=${school.departmentId}`,
      );
    const lessonId = lessons.body.items.find(({ group }) => group.code === '10P')?.id;
    const body = {
      lessonId,
      title: 'Density',
      lines: [{ apparatusId: balance.id, perClass: 10 }],
      status: 'submitted',
      lateReason: 'forgot',
    };
    const { body: ghost } = await school.client('HOLT').post<Requisition>('/requisitions', body);
    expect((await importFile(school.client('admin'), BASE_TIMETABLE.replaceAll('HOLT', 'BRAM'), { from: '2026-11-18' })).status).toBe(200);

    const before = kit.db.counts.retries + kit.db.counts.looks;
    await outside.query('BEGIN');
    await outside.query('SELECT FROM requisition WHERE id = $1 FOR UPDATE', [ghost.id]);
    const own = school.client('BRAM').post<Requisition>('/requisitions', body);
    while (kit.db.counts.retries + kit.db.counts.looks === before) await pause(2);
    // in the order of everybody: the request, then the kit
    await outside.query('SELECT FROM apparatus WHERE id = $1 FOR UPDATE', [balance.id]);
    await outside.query('COMMIT');
    const { rows } = await outside.query<{ deadlocks: number }>(
      'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(rows[0]?.deadlocks).toBe(0);
    // all of its tries may have come while the other was in hand
    const { status } = await own;
    expect([201, 409]).toContain(status);
    const again = status === 201 ? await own : await school.client('BRAM').post<Requisition>('/requisitions', body);
    expect(again.status).toBe(201);
  });
});
