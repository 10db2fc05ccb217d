import { Worker } from '../core/jobs/index.js';
import { BASE_ROWS, FIELD_CALENDAR, FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';
const SNOW = [...FIELD_CALENDAR.closures, { from: '2026-11-30', to: '2026-11-30', kind: 'other' as const, name: 'Snow' }];

let kit: TestApp;
let field: FieldSchool;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());
beforeEach(async () => {
  field = await FieldSchool.on(kit);
});

/** What each person was told since the last time, by their code; people who never signed in too. */
let known = new Set<string>();
beforeEach(() => {
  known = new Set();
});
const told = async (): Promise<Record<string, string[]>> => {
  await kit.app.get(Worker).run();
  const rows = await field.query<{ id: string; code: string; subject: string }>(
    `SELECT n.id, p.code, n.subject FROM notification n JOIN person p ON p.school_id = $1 AND p.id = n.person_id
     WHERE n.school_id = $1 AND n.event NOT IN ('prep.list', 'lessons.unanswered') ORDER BY n.id`,
  );
  const fresh = rows.filter(({ id }) => !known.has(id));
  known = new Set(rows.map(({ id }) => id));
  return Object.fromEntries([...Map.groupBy(fresh, ({ code }) => code)].map(([code, of]) => [code, of.map(({ subject }) => subject)]));
};

describe('the people of a request', () => {
  it('are told once that its day is closed, and that it is not closed after all (C02)', async () => {
    expect((await field.ask('10P', '2026-11-30')).status).toBe(201);
    expect((await field.ask('9R', '2026-11-30')).status).toBe(201);
    expect(await told()).toEqual({});
    await field.calendar({ closures: SNOW });
    const closed = (group: string) => `To settle: ${group} Energy, Mon 30 Nov P3 – the school is closed that day (Snow)`;
    expect(await told()).toEqual({ HOLT: [closed('10P')], KERR: [closed('9R')], TECHNICIAN: ['2 requests have changed, all to settle'] });
    await field.calendar({});
    const back = (group: string) => `Changed: ${group} Energy, Mon 30 Nov P3 – it takes place after all`;
    expect(await told()).toEqual({ HOLT: [back('10P')], KERR: [back('9R')], TECHNICIAN: ['2 requests have changed'] });
  });

  it('are told that its lesson is another’s, the teacher of old and the one of now (G01)', async () => {
    await field.ask('10P', MONDAY);
    await field.import(BASE_ROWS.map((row) => row.replace('HOLT', 'BRAM')));
    const said = ['To settle: 10P Energy, Mon 23 Nov P3 – BRAM takes the lesson now'];
    expect(await told()).toEqual({ BRAM: said, HOLT: said, TECHNICIAN: said });
  });

  it('are told once that its lesson is at another time (G02)', async () => {
    await field.ask('10P', MONDAY);
    await field.import(BASE_ROWS.map((row) => row.replace('Mon,P3,10P', 'Mon,P2,10P')));
    const said = ['To settle: 10P Energy, Mon 23 Nov P3 – the timetable has its lesson at another time now'];
    expect(await told()).toEqual({ HOLT: said, TECHNICIAN: said });
  });

  it('are told where it is now (I24)', async () => {
    await field.ask('10P', MONDAY);
    await field.import(BASE_ROWS.map((row) => row.replace('North 1', 'West 9')));
    const said = ['Changed: 10P Energy, Mon 23 Nov P3 – it is in West 9 now, not North 1'];
    expect(await told()).toEqual({ HOLT: said, TECHNICIAN: said });
  });

  it('are told in one message when the bells move', async () => {
    await field.ask('10P', MONDAY);
    await field.ask('10Q', MONDAY);
    const periods = FIELD_CALENDAR.periods.map((period) => (period.name === 'P3' ? { ...period, start: '11:15' } : period));
    await field.calendar({ periods });
    const said = ['Changed: 10P Energy, Mon 23 Nov P3 – it begins at 11:15 now, not 11:10'];
    expect(await told()).toEqual({ HOLT: said, TECHNICIAN: said });
  });

  it('are told that its class has grown: the technicians of what they make ready, its teacher where other kit is kept', async () => {
    const kitId = await field.apparatus(16);
    await field.ask('10P', MONDAY, { lines: [{ apparatusId: kitId, perSet: 1 }] });
    await field.ask('10Q', MONDAY);
    await field.ask('9R', MONDAY, { pupils: 12, lines: [{ apparatusId: kitId, perPupil: 0.1 }] });
    await told();
    await field.import(BASE_ROWS.map((row) => row.replace(',24,', ',26,').replace(',22,', ',24,').replace(',30,', ',32,')));
    const grown = 'Changed: 10P Energy, Mon 23 Nov P3 – it is for 26 pupils in 13 sets now, not 24 in 12';
    const { TECHNICIAN, ...others } = await told();
    expect(TECHNICIAN).toEqual(['2 requests have changed']);
    expect(others).toEqual({ HOLT: [grown] });
    await field.import(BASE_ROWS.map((row) => row.replace(',24,', ',30,').replace(',22,', ',24,').replace(',30,', ',32,')));
    const short = /^To settle: 10P Energy, Mon 23 Nov P3 – it is for 32 pupils in 16 sets now, not 26 in 13 and it lacks 2 of /;
    expect(await told()).toEqual({ HOLT: [expect.stringMatching(short)], TECHNICIAN: [expect.stringMatching(short)] });
  });

  it('are not told of a class whose size changes nothing of what is made ready', async () => {
    await field.ask('10P', MONDAY, { lines: [] });
    await field.import(BASE_ROWS.map((row) => row.replace(',24,', ',23,')));
    expect(await told()).toEqual({});
  });

  it('are told that another department’s technicians have it, those who lose it too (F01)', async () => {
    const asked = await field.ask('10P', MONDAY);
    const artId = await field.school.department('Art');
    await field.school.person('brush', ['technician'], null, artId);
    await field.import(BASE_ROWS.map((row) => row.replace('Science,Science,HOLT', 'Science,Art,HOLT')));
    expect((await field.now(asked.body)).departmentId).toBe(artId);
    const said = ['Changed: 10P Energy, Mon 23 Nov P3 – it is Art’s now, not Science’s'];
    expect(await told()).toEqual({ BRUSH: said, HOLT: said, TECHNICIAN: said });
  });

  it('are told that somebody moved it to a lesson of another department, those who lose it too', async () => {
    const artId = await field.school.department('Art');
    await field.school.person('brush', ['technician'], null, artId);
    await field.school.person('tess', ['technician']);
    const asked = await field.ask('10P', MONDAY);
    await field.import([...BASE_ROWS, ',Thu,P1,10P,10,24,Science,Art,HOLT,North 1']);
    await told();
    const lessonId = await field.lesson('10P', '2026-11-26');
    const { version } = await field.now(asked.body);
    const { status } = await field.technician.post(`/requisitions/${asked.body.id}/move`, { lessonId, version });
    expect(status).toBe(200);
    const said = ['Moved: 10P Energy, Thu 26 Nov P1, was Mon 23 Nov P3'];
    expect(await told()).toMatchObject({ BRUSH: said, HOLT: said, TESS: said });
  });

  it('are told that a teacher is away, and of that in no second way (C10)', async () => {
    const asked = await field.ask('10P', MONDAY);
    const away = { personId: asked.body.teacher.id, from: MONDAY, to: MONDAY };
    const { body } = await field.school.client('head').post<{ id: string }>('/absences', away);
    const said = ['HOLT is away: 10P Energy, Mon 23 Nov P3'];
    expect(await told()).toEqual({ HEAD: said, TECHNICIAN: said });
    await field.school.client('head').delete(`/absences/${body.id}`);
    const back = ['HOLT is back after all: 10P Energy, Mon 23 Nov P3'];
    expect(await told()).toEqual({ HEAD: back, TECHNICIAN: back });
  });

  it('are told that it was filled when kit that was away is there again', async () => {
    const kitId = await field.apparatus(10);
    await field.askFor('10P', MONDAY, kitId, 10);
    await field.change(kitId, { outOfService: 4 });
    expect(Object.keys(await told())).toEqual(['HOLT']);
    await field.change(kitId, { outOfService: 0 });
    expect((await told())['TECHNICIAN']).toEqual([expect.stringMatching(/^Kit came free: 10P Energy, Mon 23 Nov P3, 4 more of /)]);
  });
});
