import type { Apparatus, PreviewAnswer, PrepList, Requisition } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('a chemical at its strength', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonIds: string[];

  const SUCROSE = { kind: 'chemical', name: 'Sucrose', unit: 'cm3', overage: 0, roundTo: 1 } as const;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    const entries = [await school.entry({ cycleDay: 'Tue', period: 'P3' }), await school.entry({ cycleDay: 'Tue', period: 'P4' })];
    lessonIds = entries.map((id) => `${id}_2026-11-10`);
  });
  afterAll(() => kit.stop());

  const ask = (lessonId: string | undefined, lines: object[]) =>
    school.client('teacher').post<Requisition>('/requisitions', { lessonId, title: 'Osmosis', lines, status: 'submitted', goShort: true });
  const list = async () => {
    const { body } = await school.client('technician').get<PrepList>('/prep-list?date=2026-11-10');
    return body;
  };

  it('is never added to the same chemical at another, and stands beside every name', async () => {
    const gel = await school
      .client('technician')
      .post<Apparatus>('/apparatus', { name: 'Agar plate', category: 'Biology', owned: 2, location: 'Fridge' });
    const first = [
      { ...SUCROSE, concentration: 0.25, perClass: 100 },
      { ...SUCROSE, concentration: 1, perClass: 50 },
      { ...SUCROSE, concentrationText: 'saturated', perClass: 10 },
      { ...SUCROSE, perClass: 30 },
    ];
    const second = [
      { ...SUCROSE, concentration: 0.25, perClass: 40 },
      { ...SUCROSE, concentrationText: ' Saturated', perClass: 5 },
      { apparatusId: gel.body.id, concentrationText: '2 % agar', perClass: 5 },
    ];
    for (const [at, lines] of [first, second].entries()) expect((await ask(lessonIds[at], lines)).status).toBe(201);
    const { pickList, tasks } = await list();
    const items = pickList.flatMap(({ location, items: there }) => there.map((item) => ({ location, ...item })));
    const sucrose = { location: null, name: 'Sucrose', unit: 'cm3', kind: 'chemical', short: 0 };
    expect(items).toMatchObject([
      {
        location: 'Fridge',
        name: 'Agar plate',
        concentration: null,
        concentrationText: '2 % agar',
        quantity: 5,
        unit: null,
        kind: 'apparatus',
        short: 3,
      },
      { ...sucrose, concentration: null, concentrationText: null, quantity: 30, makeUp: null, noMakeUp: 'no-strength' },
      { ...sucrose, concentration: 0.25, concentrationText: null, quantity: 140, makeUp: { grams: 12, madeUpTo: 140 } },
      { ...sucrose, concentration: 1, concentrationText: null, quantity: 50, makeUp: { grams: 17.1, madeUpTo: 50 } },
      { ...sucrose, concentration: null, concentrationText: 'saturated', quantity: 15, makeUp: null, noMakeUp: 'in-words' },
    ]);
    const short = tasks.find(({ kind, lesson }) => kind === 'prepare' && lesson?.short);
    expect(short?.lesson?.shortLines).toEqual(['3 Agar plate 2 % agar']);
    expect(short?.lesson?.missing).toEqual([
      { name: 'Agar plate', concentration: null, concentrationText: '2 % agar', quantity: 3, unit: null },
    ]);
  });

  it('is said of the lines of a preview and of a request', async () => {
    const lines = [
      { ...SUCROSE, concentration: 0.5, perClass: 20 },
      { ...SUCROSE, concentrationText: '1 %', perClass: 20 },
    ];
    const strengths = [
      { name: 'Sucrose', concentration: 0.5, concentrationText: null },
      { name: 'Sucrose', concentration: null, concentrationText: '1 %' },
    ];
    const body = { lessonId: lessonIds[0], title: 'Osmosis', lines };
    const preview = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', body);
    expect(preview.body.lines).toMatchObject(strengths);
    const made = await ask(lessonIds[0], lines);
    expect(made.body.lines).toMatchObject(strengths);
    const { body: read } = await school.client('technician').get<Requisition>(`/requisitions/${made.body.id}`);
    expect(read.lines).toMatchObject(strengths);
  });

  it('says with the work to be cleared how the school has it cleared away, and nothing where nothing is written', async () => {
    const technician = school.client('technician');
    const practical = async (title: string, clearAway?: string) => {
      const clear = { clear: { fixed: 5, perSet: 0 }, ...(clearAway && { clearAway }) };
      const { body } = await technician.post<{ id: string }>('/practicals', { title, subject: 'Biology', lines: [], ...clear });
      return body.id;
    };
    const asked = [
      [lessonIds[0], await practical('Yeast', 'To the autoclave. Rule of the prep room.')],
      [lessonIds[1], await practical('Pulse')],
    ];
    for (const [lessonId, practicalId] of asked)
      await school.client('teacher').post('/requisitions', { lessonId, practicalId, status: 'submitted' });
    const said = (await list()).tasks.flatMap(({ kind, title, lesson }) => (kind === 'clear' ? [[title, lesson?.clearAway]] : []));
    expect(said).toEqual(
      expect.arrayContaining([
        ['Yeast', 'To the autoclave. Rule of the prep room.'],
        ['Pulse', undefined],
      ]),
    );
  });
});
