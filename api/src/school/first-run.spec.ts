import type { Me, SetupBody, SignedIn } from '@app/shared';
import { startTestApp, type TestApp } from '../testing/index.js';

const BODY: SetupBody = {
  school: { name: 'Hillside', timeZone: 'Europe/London' },
  admin: { name: 'Ada King', email: 'ada@hillside.example', password: 'correct horse battery' },
};

describe('The first run', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp();
  });
  afterAll(() => kit.stop());

  it('makes one school and signs its admin in', async () => {
    expect((await kit.client().get('/setup')).body).toEqual({ needed: true, demo: false });
    const client = kit.client();
    const { status, body } = await client.post<SignedIn>('/setup', BODY);
    expect([status, body]).toEqual([
      201,
      { user: expect.objectContaining({ name: 'Ada King', code: 'AK', email: 'ada@hillside.example' }) },
    ]);
    const me = await client.get<Me>('/me');
    expect(me.body).toMatchObject({
      roles: ['admin'],
      school: { name: 'Hillside' },
      departments: [{ name: 'Science' }],
      today: '2026-11-03',
    });
    const again = kit.client();
    expect((await again.post('/auth/session', { email: 'ADA@hillside.example', password: BODY.admin.password })).status).toBe(201);
    const departments = await again.get<{ items: { id: string; policy: unknown }[] }>('/departments');
    expect(departments.body.items[0]?.policy).toEqual({ from: '2026-11-03', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 });
    const id = departments.body.items[0]?.id;
    expect((await again.put(`/departments/${id}/policy`, { from: '2026-09-01', kind: 'notice', schoolDays: 3 })).status).toBe(200);
    const made = await again.post<{ id: string; invitationUrl: string }>('/people', {
      name: 'Tess',
      email: 'tess@hillside.example',
      code: 'TES',
      roles: ['teacher', 'technician'],
      departmentIds: [id],
    });
    expect([made.status, made.body]).toEqual([201, expect.anything()]);
    console.info((await again.get('/people')).body, (await again.get('/activity')).body, (await again.get('/school')).body);
    const tess = kit.client();
    const token = made.body.invitationUrl.split('/').at(-1);
    expect(await tess.post('/auth/invitation', { token, password: 'tess and her password' })).toMatchObject({ status: 201 });
    expect((await tess.get<Me>('/me')).body).toMatchObject({ roles: ['teacher', 'technician'] });
    expect((await tess.delete('/auth/session')).status).toBe(204);
  });
});
