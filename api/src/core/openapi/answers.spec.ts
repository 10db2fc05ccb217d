import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Apparatus, Lesson, Practical, Requisition } from '@app/shared';
import { schemaFaults } from '../../testing/schema-faults.js';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import type { Operation } from './complete-operation.js';
import type { Schema } from './contract-schemas.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Responses = Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>;

interface Document {
  paths: Record<string, Record<string, Operation & { responses: Responses }>>;
  components: { schemas: Record<string, Schema>; responses: Responses };
}

let kit: TestApp;
let school: TestSchool;
let document: Document;
const asked = new Set<string>();

beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  school = await TestSchool.make(kit, { policy: { from: '2026-09-01', kind: 'notice', schoolDays: 2 } });
  document = (await kit.client().get<Document>('/openapi.json')).body;
  await school.entry({ cycleDay: 'Tue', period: 'P2' });
  await school.entry({ cycleDay: 'Thu', period: 'P3' });
});
afterAll(() => kit.stop());

/** Sends a request and says what of its answer the document does not: nothing, as it should be. */
async function told<Body>(who: string | null, method: Method, url: string, status: number, body?: unknown): Promise<Body> {
  const client = who === null ? kit.client() : school.client(who);
  const answer = await client.send<Body>(method, url, body);
  const steps = `/api${url.split('?')[0]}`.split('/');
  const paths = Object.keys(document.paths).filter((known) => {
    const parts = known.split('/');
    return parts.length === steps.length && parts.every((part, index) => part.startsWith('{') || part === steps[index]);
  });
  const path = paths.find((known) => !known.includes('{')) ?? paths[0];
  const described = document.paths[path ?? '']?.[method.toLowerCase()]?.responses[status];
  const response = described?.$ref ? document.components.responses[described.$ref.split('/').at(-1) ?? ''] : described;
  const [content] = Object.values(response?.content ?? {});
  const found = content ? schemaFaults(answer.body, content.schema, document.components.schemas) : ['no such answer is described'];
  expect([method, url, answer.status, found]).toEqual([method, url, status, []]);
  asked.add(`${method} ${path}`);
  return answer.body;
}

describe('the answers', () => {
  it('of library and apparatus are as the document says', async () => {
    const beaker = await told<Apparatus>('technician', 'POST', '/apparatus', 201, { name: 'Beaker', owned: 40 });
    await told('technician', 'PUT', `/apparatus/${beaker.id}`, 200, { version: 1, location: 'Lab 1' });
    await told('teacher', 'GET', '/apparatus?q=beaker&limit=1', 200);
    await told('teacher', 'GET', `/apparatus/${beaker.id}`, 200);
    await told('teacher', 'GET', `/apparatus/${beaker.id}/availability?from=2026-11-03T00:00:00Z&to=2026-11-04T00:00:00Z`, 200);
    const practical = await told<Practical>('technician', 'POST', '/practicals', 201, {
      title: 'Osmosis',
      subject: 'Biology',
      prepare: { fixed: 10, perSet: 1 },
      hazards: [{ text: 'Sharp' }],
      lines: [{ apparatusId: beaker.id, perSet: 1 }],
    });
    await told('teacher', 'GET', '/practicals', 200);
    await told('teacher', 'GET', `/practicals/${practical.id}`, 200);
    await told('teacher', 'POST', '/practicals', 403, { title: 'x', subject: 'x' });
    await told('technician', 'POST', '/practicals', 422, { title: 5, more: 1 });
    await told('technician', 'PUT', `/practicals/${practical.id}`, 409, { title: 'x', subject: 'x', version: 7 });
    await told(null, 'GET', '/practicals', 401);
  });

  it('of a lesson and its requisition, to the prep list and the load, are as the document says', async () => {
    const { items: practicals } = await told<{ items: Practical[] }>('teacher', 'GET', '/practicals?q=osmosis', 200);
    const lessons = await told<{ items: Lesson[] }>('teacher', 'GET', '/lessons?from=2026-11-03&to=2026-11-20', 200);
    const [first, second, third] = lessons.items.slice(-3);
    const ask = { lessonId: first?.id, practicalId: practicals[0]?.id };
    await told('teacher', 'POST', '/requisitions/preview', 200, ask);
    const made = await told<Requisition>('teacher', 'POST', '/requisitions', 201, { ...ask, status: 'submitted' });
    await told('teacher', 'GET', `/requisitions/${made.id}`, 200);
    await told('teacher', 'GET', '/requisitions', 200);
    await told('teacher', 'POST', `/requisitions/${made.id}/messages`, 201, { text: 'Thank you' });
    await told('technician', 'POST', '/requisitions', 409, {
      ...ask,
      lessonId: second?.id,
      groupSize: 1,
      pupils: 400,
      status: 'submitted',
    });
    await told('technician', 'POST', `/requisitions/${made.id}/transitions`, 200, { to: 'prepared', version: made.version });
    const list = await told<{ tasks: { id: string; version: number }[] }>('technician', 'GET', `/prep-list?date=${first?.date}`, 200);
    const [task] = list.tasks;
    if (task) await told('technician', 'PATCH', `/tasks/${task.id}`, 200, { version: task.version, pinned: true });
    await told('head', 'GET', '/workload?from=2026-11-03&to=2026-11-20', 200);
    await told('teacher', 'PUT', `/lessons/${third?.id}/answer`, 200, { answer: 'nothing-needed' });
    await told('teacher', 'DELETE', `/lessons/${third?.id}/answer`, 200);
    await told('head', 'GET', '/activity', 200);
    await told('technician', 'GET', '/notifications', 200);
    await told('admin', 'GET', '/outbox', 200);
  });

  it('of calendar, people and school are as the document says', async () => {
    await told('teacher', 'GET', '/me', 200);
    await told('teacher', 'GET', '/calendar?from=2026-11-02&to=2026-11-13', 200);
    await told('teacher', 'GET', `/calendar/deadline?departmentId=${school.departmentId}&date=2026-11-12&period=P3`, 200);
    await told('teacher', 'GET', '/departments', 200);
    await told('admin', 'POST', '/departments', 201, { name: 'Food' });
    const people = await told<{ items: { id: string }[] }>('admin', 'GET', '/people', 200);
    expect(people.items.length).toBeGreaterThan(3);
    await told('admin', 'POST', '/people', 201, {
      name: 'New Person',
      email: 'new.person@school.example',
      code: 'NEW',
      roles: ['teacher'],
      departmentIds: [school.departmentId],
    });
    await told('head', 'GET', '/school', 200);
    await told('teacher', 'POST', '/absences', 201, {
      personId: school.personId('teacher'),
      from: '2026-11-05T00:00:00Z',
      to: '2026-11-06T00:00:00Z',
    });
    await told('teacher', 'GET', '/absences?from=2026-11-01&to=2026-11-30', 200);
    await told(null, 'GET', '/setup', 200);
    await told(null, 'GET', '/health', 200);
    await told(null, 'POST', '/auth/session', 401, { email: 'nobody@school.example', password: 'not this one' });
  });

  it('are held against the document for most operations', () => {
    expect(asked.size).toBeGreaterThan(30);
  });
});
