import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pending, PendingRow, Worker } from '../core/jobs/index.js';
import { SchoolRow } from '../school/index.js';
import { BASE_ROWS, FieldSchool } from '../testing/base-timetable.js';
import { importFile } from '../testing/import-file.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';
const FET = '"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Activity Tags","Room","Comments"';
const hour = (id: number, period: string, group: string, teacher: string, room: string) =>
  `"${id}","Mon","${period}","${group}","Science","${teacher}","","${room}",""`;

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

/** What was asked for a lesson follows it when it becomes a double, and when it is one no more. */
describe('a request for a lesson of two periods', () => {
  let field: FieldSchool;

  beforeEach(async () => {
    field = await FieldSchool.on(kit);
  });

  const take = async (...hours: string[]) => {
    const { status } = await importFile(field.school.client('admin'), [FET, ...hours].join('\n'), { kind: 'fet' });
    expect(status).toBe(200);
  };
  const [single, second, other] = [
    hour(1, 'P1', '10P', 'HOLT', 'North 1'),
    hour(1, 'P2', '10P', 'HOLT', 'North 1'),
    hour(2, 'P2', '10Q', 'BRAM', 'South 2'),
  ];

  it('holds its kit for both when the timetable makes it a double (E03)', async () => {
    await take(single, other);
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', MONDAY, kitId, 10);
    expect(asked.status).toBe(201);
    await take(single, second, other);
    const refused = await field.askFor('10Q', MONDAY, kitId, 10);
    expect([refused.status, refused.body.code]).toEqual([409, 'HOLD_REFUSED']);
    expect((await field.now(asked.body)).lesson).toMatchObject({ id: asked.body.lesson.id, startTime: '08:50', endTime: '10:50' });
  });

  it('gives the second period’s kit back when the school says that two in a row stay two', async () => {
    await take(single, second, other);
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', MONDAY, kitId, 10);
    expect(asked.body.lesson).toMatchObject({ startTime: '08:50', endTime: '10:50' });
    expect((await field.askFor('10Q', MONDAY, kitId, 10)).status).toBe(409);
    expect((await field.school.client('admin').put('/school', { joinDoubles: false })).status).toBe(200);
    expect((await field.now(asked.body)).lesson).toMatchObject({ id: asked.body.lesson.id, startTime: '08:50', endTime: '09:50' });
    expect((await field.askFor('10Q', MONDAY, kitId, 10)).status).toBe(201);
  });
});

/** A school whose timetable was read before lessons of several periods were joined. */
describe('a timetable that is older than joined lessons', () => {
  it('has its doubles joined by the work that the change of the tables left, once, and what was asked for them follows', async () => {
    const field = await FieldSchool.on(kit);
    expect((await field.admin.put('/school', { joinDoubles: false })).status).toBe(200);
    await field.import([...BASE_ROWS, ...['P1', 'P2'].map((period) => `,Mon,${period},10D,10,24,Science,Science,HOLT,North 1`)]);
    const asked = await field.ask('10D', MONDAY, {}, 'P1');
    expect(asked.body.lesson).toMatchObject({ period: 'P1', lastPeriod: null });
    // as it was before the school could say that two in a row stay two, and nothing had been joined
    await kit.db.transaction(field.school.id, () => kit.db.update(SchoolRow, { schoolId: field.school.id }, { joinDoubles: true }));
    const left = async () => {
      const work = { consumer: 'join-doubles', dueMs: 0 };
      await kit.db.transaction(field.school.id, () => kit.db.insert([PendingRow, kit.app.get(Pending).rows(field.school.id, work)]));
      await kit.app.get(Worker).run();
    };
    await left();
    expect((await field.now(asked.body)).lesson).toMatchObject({ period: 'P1', lastPeriod: 'P2', endTime: '10:50' });
    const { version } = await field.now(asked.body);
    await left();
    expect((await field.now(asked.body)).version).toBe(version);
    expect(await field.query("SELECT FROM event WHERE school_id = $1 AND name = 'timetable.joined'")).toHaveLength(1);
  });
});
