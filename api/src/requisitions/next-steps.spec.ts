import { type Requisition, REQUISITION_STATUSES, type RequisitionStatus, type RequisitionSummary } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { askFor } from '../testing/ask-for.js';

/** Every status, with its lesson ahead or over, and everybody: what `next` says is what the server does. */
const WHO = ['teacher', 'technician', 'brush', 'head'] as const;
const LESSON = { ahead: ['Tue', '2026-11-24'], over: ['Tue', '2026-11-17'] } as const;

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
  school = await TestSchool.make(kit);
  await school.person('brush', ['technician'], null, await school.department('Art'));
  await school.signIn('brush');
});
afterAll(() => kit.stop());

interface Case {
  status: RequisitionStatus;
  when: keyof typeof LESSON;
  /** Whether the department wants a confirmed risk assessment, and there is one. */
  assessment: 'not wanted' | 'missing' | 'confirmed';
}
const cases = REQUISITION_STATUSES.flatMap((status) =>
  (['ahead', 'over'] as const).flatMap((when): Case[] => [
    { status, when, assessment: 'not wanted' },
    ...(['submitted', 'queried', 'draft'].includes(status)
      ? (['missing', 'confirmed'] as const).map((assessment) => ({ status, when, assessment }))
      : []),
  ]),
);

/** Puts a request back to what it was, whatever was done to it. */
const reset = (id: string, { status, assessment }: Case) =>
  kit.db.transaction(school.id, async () => {
    await kit.db.change('DELETE FROM task WHERE school_id = $1 AND requisition_id = $2', [school.id, id]);
    await kit.db.change(
      `UPDATE requisition SET status = $3, outcome = NULL, submitted_at = CASE WHEN $3 = 'draft' THEN NULL ELSE created_at END, risk_assessment = $4
       WHERE school_id = $1 AND id = $2`,
      [school.id, id, status, assessment === 'confirmed' ? JSON.stringify({ reference: 'RA 12', confirmed: true }) : null],
    );
  });

const versionOf = async (id: string) =>
  (
    await kit.db.read<{ version: number }>(school.id, 'SELECT version FROM requisition WHERE school_id = $1 AND id = $2', [school.id, id])
  )[0]?.version;

const read = async (client: Client, id: string) => {
  const { status, body } = await client.get<Requisition>(`/requisitions/${id}`);
  return status === 200 ? body : null;
};

describe('the steps that a request offers', () => {
  it.each(cases)('are those that the server takes: $status, its lesson $when, an assessment $assessment', async (one) => {
    const [cycleDay, date] = LESSON[one.when];
    const wanted = one.assessment !== 'not wanted';
    await school.client('admin').put(`/departments/${school.departmentId}`, { name: 'Science', riskAssessmentNeeded: wanted });
    const entry = await school.entry({ cycleDay, period: 'P3', group: `${one.status} ${one.when} ${one.assessment}` });
    const id = await askFor(kit, school, { entry, date, at: '11:10', status: one.status });
    for (const who of WHO) {
      await reset(id, one);
      const client = school.client(who);
      const now = await read(client, id);
      const { items } = (await client.get<Page<RequisitionSummary>>(`/requisitions?from=${date}&to=${date}&limit=200`)).body;
      const row = items.find((summary) => summary.id === id);
      if (row) expect([who, row.next]).toEqual([who, now?.next]);
      let version = await versionOf(id);
      for (const to of REQUISITION_STATUSES) {
        const said = { to, version, note: 'said', ...(one.status === 'draft' ? { lateReason: 'forgot' } : {}) };
        const { status, body } = await client.post<{ code?: string }>(`/requisitions/${id}/transitions`, said);
        const isTaken = status < 300;
        expect([who, to, isTaken, body.code]).toEqual([who, to, now?.next.includes(to) ?? false, body.code]);
        if (!isTaken) continue;
        await reset(id, one);
        version = await versionOf(id);
      }
    }
  });
});
