import type { PreviewAnswer, Requisition, RiskAssessment } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const READ: RiskAssessment = { reference: 'HC092', confirmed: true };

describe('who confirmed a risk assessment', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;
  let entryId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-17T09:00:00Z');
    school = await TestSchool.make(kit);
    [teacher, technician] = [school.client('teacher'), school.client('technician')];
    entryId = await school.entry({ cycleDay: 'Mon', period: 'P1', group: '10P' });
  });
  afterAll(() => kit.stop());
  beforeEach(() => kit.clock.set('2026-11-17T09:00:00Z'));

  let week = 0;
  const nextLesson = () => `${entryId}_${['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'][week++]}`;
  const send = async (riskAssessment?: RiskAssessment, status = 'submitted') => {
    const { status: answered, body } = await teacher.post<Requisition>('/requisitions', {
      lessonId: nextLesson(),
      title: 'Electrolysis',
      lines: [],
      status,
      ...(riskAssessment && { riskAssessment }),
    });
    expect(answered).toBe(201);
    return body;
  };
  const read = async ({ id }: Requisition) => (await teacher.get<Requisition>(`/requisitions/${id}`)).body;
  const said = ({ riskAssessment, assessedBy, assessedOn }: Requisition) => [riskAssessment, assessedBy?.id ?? null, assessedOn];

  it('is answered with the day, and stands beside what was said, which is as it was sent', async () => {
    const sent = await send(READ);
    expect(said(sent)).toEqual([READ, school.personId('teacher'), '2026-11-17']);
    expect(said(await read(sent))).toEqual(said(sent));
  });

  it('stays with a change of something else and with the same sent again, by whomever and whenever', async () => {
    const sent = await send(READ);
    kit.clock.set('2026-11-17T15:00:00Z');
    const { body: again } = await technician.put<Requisition>(`/requisitions/${sent.id}`, { version: sent.version, riskAssessment: READ });
    expect(said(again)).toEqual(said(sent));
    const { body: other } = await technician.put<Requisition>(`/requisitions/${sent.id}`, { version: again.version, pupils: 12 });
    expect([other.pupils, ...said(other)]).toEqual([12, ...said(sent)]);
  });

  it('is nobody while it is not confirmed, and then whoever confirms it', async () => {
    const sent = await send({ reference: 'HC092', confirmed: false });
    expect(said(sent)).toEqual([{ reference: 'HC092', confirmed: false }, null, null]);
    const { body: confirmed } = await teacher.put<Requisition>(`/requisitions/${sent.id}`, { version: sent.version, riskAssessment: READ });
    expect(said(confirmed)).toEqual([READ, school.personId('teacher'), '2026-11-17']);
    expect(said(await read(sent))).toEqual(said(confirmed));
  });

  it('is not known of what was confirmed before that was kept, and no later change makes it somebody’s', async () => {
    const sent = await send(READ);
    await kit.db.transaction(school.id, () =>
      kit.db.query('UPDATE requisition SET risk_assessment = $3 WHERE school_id = $1 AND id = $2', [
        school.id,
        sent.id,
        JSON.stringify(READ),
      ]),
    );
    expect(said(await read(sent))).toEqual([READ, null, null]);
    const { body: changed } = await technician.put<Requisition>(`/requisitions/${sent.id}`, { version: sent.version, pupils: 12 });
    expect(said(changed)).toEqual([READ, null, null]);
  });

  it('a preview says whether the department wants one', async () => {
    const asked = { lessonId: `${entryId}_2026-12-14`, title: 'Electrolysis', lines: [] };
    const needed = async () => (await teacher.post<PreviewAnswer>('/requisitions/preview', asked)).body.riskAssessmentNeeded;
    expect(await needed()).toBe(false);
    await school.client('admin').put(`/departments/${school.departmentId}`, { riskAssessmentNeeded: true });
    expect(await needed()).toBe(true);
  });
});
