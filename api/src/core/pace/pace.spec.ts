import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { routesOf } from '../access/index.js';
import { PACED, PACES } from './pace.js';

/** A tenth of what people may do, so that it is soon used up. */
const FACTOR = 0.1;

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp(undefined, { RATE_LIMITS: String(FACTOR) });
  school = await TestSchool.make(kit);
});
afterAll(() => kit.stop());

const times = async (count: number, ask: () => Promise<{ status: number }>): Promise<Set<number>> => {
  const statuses = new Set<number>();
  for (let one = 0; one < count; one += 1) statuses.add((await ask()).status);
  return statuses;
};

describe('what is asked more often than people ask', () => {
  it('is refused of one invitation again and again, says when, and lets other invitations by', async () => {
    const admin = school.client('admin');
    const again = (id: string) => () => admin.post(`/people/${id}/invitation`);
    const [one, other] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
    expect([...(await times(1, again(one)))]).toEqual([404]);
    const { status, body, headers } = await again(one)();
    expect([status, body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(body.detail).toBe(
      'Too many invitations were sent in a short time. Nothing was changed by this one; send it again in 50 minutes.',
    );
    expect(Number(headers['retry-after'])).toBeGreaterThan(2400);
    expect([...(await times(1, again(other)))]).toEqual([404]);
  });

  it('is refused of the person, not of a colleague or of another school', async () => {
    const preview = (at: TestSchool, role: 'teacher' | 'technician') => () => at.client(role).post('/requisitions/preview', {});
    const other = await TestSchool.make(kit);
    // a little comes back while they are asked
    const all = await times(PACES.preview.person.burst * FACTOR * 2, preview(school, 'teacher'));
    expect(all.has(429)).toBe(true);
    expect((await preview(school, 'technician')()).status).not.toBe(429);
    expect((await preview(other, 'teacher')()).status).not.toBe(429);
  });

  it.each([
    ['message', 'teacher', '/requisitions/01890000-0000-7000-8000-000000000003/messages', { text: 'Is there a spare?' }],
    ['request', 'teacher', '/requisitions', {}],
    ['file', 'admin', '/people/bulk', {}],
  ] as const)('is refused of each kind: %s', async (pace, role, url, body) => {
    const all = await times(PACES[pace].person.burst * FACTOR * 2, () => school.client(role).post(url, body));
    expect(all.has(429)).toBe(true);
  });

  it('is refused of steps with words too, which are messages, and not of steps without', async () => {
    const step = (more: object) => () =>
      school
        .client('technician')
        .post('/requisitions/01890000-0000-7000-8000-000000000004/transitions', { to: 'accepted', version: 1, ...more });
    const count = PACES.message.thing.burst * FACTOR * 2;
    expect([...(await times(count, step({})))]).toEqual([404]);
    expect((await times(count, step({ note: 'Is there a spare?' }))).has(429)).toBe(true);
    expect([...(await times(count, step({})))]).toEqual([404]);
  });

  it('is not looked at where somebody only reads, but for what is tried out', () => {
    const paced = routesOf(kit.app.get(ModulesContainer)).filter(({ handler }) => Reflect.hasMetadata(PACED, handler));
    expect(paced.map(({ path }) => path)).toContain('/requisitions/preview');
    // what would level a week is carried out for trial and taken back
    expect(paced.filter(({ method }) => method === 'GET').map(({ path }) => path)).toEqual(['/workload/levelling']);
  });
});
