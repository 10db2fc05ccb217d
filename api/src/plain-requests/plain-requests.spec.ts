import type { Apparatus, PlainRequest, Practical, Requisition } from '@app/shared';
import { Database } from '../core/database/index.js';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';
import { READING_MARK, READING_NAMES } from './plain-request.statements.js';

describe('a request in plain words', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;
  let lessonId: string;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    [teacher, technician] = [school.client('teacher'), school.client('technician')];
    for (const name of [
      'Bunsen burner',
      'Tripod',
      'Gauze',
      'Small lamp in holder',
      'Filament lamp 12 V',
      'Boiling tube',
      'Test tube',
      'Eye protection',
    ])
      ids.set(name, (await technician.post<Apparatus>('/apparatus', { name, owned: 60 })).body.id);
    lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3', group: '9X' })}_2026-11-17`;
    await school.entry({ cycleDay: 'Mon', period: 'P4', group: '9X' });
    await technician.post<Practical>('/practicals', {
      title: 'Food tests',
      subject: 'Biology',
      groupSize: 2,
      lines: [
        { apparatusId: ids.get('Test tube'), perSet: 4 },
        { apparatusId: ids.get('Eye protection'), perPupil: 1 },
        { name: "Benedict's solution", kind: 'chemical', perSet: 5, unit: 'cm3' },
      ],
    });
  });
  afterAll(() => kit.stop());

  const read = (text: string, more: object = {}, who = teacher) => who.post<PlainRequest>('/requisitions/read', { text, ...more });

  it('becomes a draft with what was understood, letter for letter, and what has to be asked', async () => {
    const text = 'Can I have 10 sets of bunsens, tripods and gauzes for 9X P3 Tues, 15 lamps too';
    const { status, body } = await read(text);
    expect(status).toBe(200);
    expect(body.draft).toMatchObject({
      lessonId,
      title: 'Bunsen burner, Tripod, Gauze',
      lines: ['Bunsen burner', 'Tripod', 'Gauze'].map((name) => ({ apparatusId: ids.get(name), perClass: 10 })),
    });
    for (const part of [...body.understood, ...body.unsure]) expect(text).toContain(part.text);
    expect(body.unsure).toEqual([
      {
        text: '15 lamps',
        candidates: ['Small lamp in holder', 'Filament lamp 12 V'].map((name): unknown =>
          expect.objectContaining({ text: name, line: expect.objectContaining({ apparatusId: ids.get(name), perClass: 15 }) }),
        ),
      },
    ]);
  });

  it('can be sent as it was read', async () => {
    const { body } = await read('6 bunsens and 250 cm3 of 0.5M HCl for 9X P3 Tues');
    const sent = await teacher.post<Requisition>('/requisitions', { ...body.draft, status: 'draft' });
    expect(sent.status).toBe(201);
    expect(sent.body.lines.map(({ name, perClass, unit, concentration }) => ({ name, perClass, unit, concentration }))).toEqual([
      { name: 'Bunsen burner', perClass: 6, unit: null, concentration: null },
      { name: 'Hydrochloric acid', perClass: 250, unit: 'cm3', concentration: 0.5 },
    ]);
  });

  it('adds what was said to the list of its practical, and leaves out what was declined', async () => {
    const { body } = await read('food tests for 9X Tues P3 with 20 boiling tubes, 12 test tubes and no goggles');
    expect(body.draft.lines?.map(({ name, perClass, perSet }) => [name, perClass ?? perSet])).toEqual([
      ['Boiling tube', 20],
      ['Test tube', 12],
      ["Benedict's solution", 5],
    ]);
    expect((await read('food tests for 9X Tues P3')).body.draft).not.toHaveProperty('lines');
  });

  it('keeps to the lesson that it is given, and asks about another', async () => {
    const { body } = await read('6 bunsens for Monday P4', { lessonId });
    expect(body.draft.lessonId).toBe(lessonId);
    expect(body.unsure.map(({ text }) => text)).toEqual(['Monday P4']);
    expect(body.unsure[0]?.candidates[0]?.text).toBe('9X, Mon 16 Nov P4');
  });

  it('knows kit and practicals that were added a moment ago', async () => {
    expect((await read('3 centrifuges')).body.draft.lines).toBeUndefined();
    await technician.post('/apparatus', { name: 'Centrifuge', owned: 4 });
    expect((await read('3 centrifuges')).body.draft.lines).toMatchObject([{ name: 'Centrifuge', perClass: 3 }]);
  });

  it('keeps what it is read by under a mark that is another with each room and class, and the same while nothing changes', async () => {
    const database = kit.app.get(Database);
    const mark = async () => (await database.read(school.id, READING_MARK, [school.id]))[0]?.mark;
    const names = async () => (await database.read(school.id, READING_NAMES, [school.id]))[0];
    const before = await mark();
    expect(before).toBe(await mark());
    expect((await names())?.mark).toBe(before);
    await school.client('admin').post('/rooms', { code: 'Z9' });
    const withRoom = await mark();
    expect(withRoom).not.toBe(before);
    await school.entry({ cycleDay: 'Wed', period: 'P5', group: '8Q7' });
    const withClass = await mark();
    expect(withClass).not.toBe(withRoom);
    const now = await names();
    expect(now?.rooms).toContain('Z9');
    expect(now?.groups.map(({ code }) => code)).toContain('8Q7');
    expect(now?.mark).toBe(withClass);
  });

  it('knows a practical by the code of its step in a scheme', async () => {
    const { body: library } = await teacher.get<{ items: Practical[] }>('/practicals?q=food');
    const steps = [{ code: 'B7.2', title: 'Diet', practicalId: library.items[0]?.id }];
    await school.client('head').post('/schemes', { name: 'Year 10', subject: 'Biology', year: 10, steps });
    const { body } = await read('b7.2 for 9X on Tues P3');
    expect(body.draft).toMatchObject({ practicalId: library.items[0]?.id, lessonId });
  });

  it('is refused where it is empty, too long or not for who asks', async () => {
    expect((await read('')).status).toBe(422);
    expect((await read('  \n ')).status).toBe(422);
    expect((await read('a'.repeat(4_001))).status).toBe(422);
    expect((await read('a'.repeat(4_000))).status).toBe(200);
    expect((await read('6 bunsens', { extra: 1 })).status).toBe(422);
    expect((await read('6 bunsens', { lessonId: 'nothing' })).status).toBe(404);
    const other = await TestSchool.make(kit);
    expect((await read('6 bunsens', { lessonId }, other.client('teacher'))).status).toBe(404);
    expect((await read('6 bunsens', {}, school.client('admin'))).status).toBe(403);
    expect((await kit.client().post('/requisitions/read', { text: '6 bunsens' })).status).toBe(401);
  });

  it('names nothing of another school', async () => {
    const other = await TestSchool.make(kit);
    const { body } = await read('10 bunsens for 9X P3 Tues', {}, other.client('teacher'));
    expect(body.draft).not.toHaveProperty('lines');
    expect(body.draft).not.toHaveProperty('lessonId');
  });
});
