import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Apparatus } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

describe('GET /api/apparatus as text/csv', () => {
  it('is the whole list with our columns, and no cell of it is a formula', async () => {
    const school = await TestSchool.make(kit);
    const technician = school.client('technician');
    const lens = (await technician.post<Apparatus>('/apparatus', { name: '=Lens, 10 cm', owned: 12, aliases: ['-5 dioptre', 'a|b'] })).body;
    await technician.post('/apparatus', {
      name: 'Alpha set',
      owned: 0,
      parts: [{ apparatusId: lens.id, quantity: 2 }],
      location: 'Prep 1',
    });
    const { status, body, headers } = await school.client('teacher').get<unknown>('/apparatus?format=csv');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(body).toBe(
      'name,category,owned,outOfService,outOfServiceReason,outOfServiceUntil,location,turnaroundMinutes,labelled,aliases,parts,equivalents,useLog\r\n' +
        `"'=Lens, 10 cm",,12,0,,,,0,no,'-5 dioptre|a\\|b,,,no\r\n` +
        'Alpha set,,0,0,,,Prep 1,0,no,,"2 x =Lens, 10 cm",,no\r\n',
    );
  });
  it('is what the Accept header asks for, and nobody else’s', async () => {
    const [school, other] = [await TestSchool.make(kit), await TestSchool.make(kit)];
    await school.client('technician').post('/apparatus', { name: 'Beaker', owned: 5 });
    const get = (who: TestSchool) => who.client('teacher').send<unknown>('GET', '/apparatus', undefined, { accept: 'text/csv' });
    expect((await get(school)).body).toContain('\r\nBeaker,,5,0,');
    expect((await get(other)).body).not.toContain('Beaker');
    expect((await kit.client().get('/apparatus?format=csv')).status).toBe(401);
  });
});
