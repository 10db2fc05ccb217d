import { startTestApp, TestSchool, type TestApp } from '../../testing/index.js';
import { Worker } from './worker.js';

describe('tidying', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  it('forgets the key of a request after a day, and not before', async () => {
    const make = () => school.client('admin').post('/departments', { name: 'Music' }, { 'idempotency-key': 'once' });
    const kept = async () => (await kit.db.read(school.id, 'SELECT 1 FROM idempotency')).length;
    expect((await make()).status).toBe(201);
    await kit.app.get(Worker).run('retention');
    expect(await kept()).toBe(1);
    kit.clock.set('2026-11-04T07:00:01Z');
    await kit.app.get(Worker).run('retention');
    expect(await kept()).toBe(0);
  });
});
