import type { Requisition } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('the answer to a submission, which is made of the rows just written', () => {
  let kit: TestApp;
  let school: TestSchool;
  let microscopes: string;
  let practicalId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    const technician = school.client('technician');
    const made = await technician.post<{ id: string }>('/apparatus', { name: 'Microscope', owned: 10, location: 'Prep room, shelf 3' });
    microscopes = made.body.id;
    const lines = [
      { apparatusId: microscopes, perSet: 1 },
      {
        name: 'Iodine',
        kind: 'chemical',
        perSet: 5,
        unit: 'cm3',
        concentration: 0.01,
        concentrationText: 'in ethanol',
        overage: 0.2,
        roundTo: 5,
      },
    ];
    const prepare = { fixed: 10, perSet: 2.5 };
    const practical = { title: 'Looking at cells', subject: 'Biology', groupSize: 5, prepare, leadSchoolDays: 1, lines };
    practicalId = (await technician.post<{ id: string }>('/practicals', practical)).body.id;
  });
  afterAll(() => kit.stop());

  const own = { title: 'Own list', lines: [{ name: 'Paper', perPupil: 1, spare: 3 }] };
  const assessed = { riskAssessment: { reference: 'RA 12', adaptations: 'Goggles', confirmed: true }, notes: 'The blue ones' };
  const cases: [string, string, { status: string; body: object; expected: Partial<Requisition> }][] = [
    ['a practical of the library', 'teacher', { status: 'submitted', body: assessed, expected: { status: 'accepted', short: false } }],
    ['an own list', 'teacher', { status: 'submitted', body: { ...own, pupils: 21, groupSize: 4 }, expected: { ownLines: true } }],
    [
      'a draft with a reason',
      'teacher',
      { status: 'draft', body: { lateReason: 'other', lateWords: 'A display' }, expected: { status: 'draft' } },
    ],
    ['what is short', 'teacher', { status: 'submitted', body: { groupSize: 2, goShort: true }, expected: { short: true } }],
    ['what is asked on a teacher’s behalf', 'technician', { status: 'submitted', body: own, expected: { practical: null } }],
    ['a draft on a teacher’s behalf', 'head', { status: 'draft', body: own, expected: { status: 'draft' } }],
  ];

  it.each(cases)('is what is read of it then: %s', async (_name, who, { status, body, expected }) => {
    const at = cases.findIndex(([name]) => name === _name);
    const lessonId = `${await school.entry({ cycleDay: 'Thu', period: `P${1 + (at % 5)}`, group: `Group ${at}` })}_2026-11-${at < 5 ? '12' : '19'}`;
    const sent = await school
      .client(who)
      .post<Requisition>('/requisitions', { lessonId, practicalId: 'lines' in body ? undefined : practicalId, ...body, status });
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject(expected);
    expect((await school.client(who).get<Requisition>(`/requisitions/${sent.body.id}`)).body).toEqual(sent.body);
  });

  it('is what is read of it then: what overloads the technicians', async () => {
    const hours = { practicalId, goShort: true, status: 'submitted', pupils: 500, groupSize: 1 };
    const lessonId = `${await school.entry({ cycleDay: 'Fri', period: 'P2', group: 'Many' })}_2026-11-20`;
    const sent = await school.client('teacher').post<Requisition>('/requisitions', { lessonId, ...hours });
    expect(sent.body.overloads?.tasks.length).toBeGreaterThan(0);
    expect((await school.client('teacher').get<Requisition>(`/requisitions/${sent.body.id}`)).body).toEqual(sent.body);
  });

  it('is what is read of it then: what is late', async () => {
    kit.clock.set('2026-10-22T11:40:00Z');
    const lessonId = `${await school.entry({ cycleDay: 'Wed', period: 'P1', group: 'Late' })}_2026-11-04`;
    const body = { lessonId, ...own, status: 'submitted', lateReason: 'timetable-change', lateWords: 'A new room' };
    const sent = await school.client('teacher').post<Requisition>('/requisitions', body);
    expect(sent.body).toMatchObject({ status: 'submitted', late: true, excused: true, lateWords: 'A new room' });
    expect((await school.client('teacher').get<Requisition>(`/requisitions/${sent.body.id}`)).body).toEqual(sent.body);
  });
});
