import type { Apparatus, Availability, Practical, PreviewAnswer, Requisition } from '@app/shared';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('kit that is typed by hand', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let clips: Apparatus;
  let lessons = 0;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    teacher = school.client('teacher');
    clips = await own({ name: 'Crocodile clip', owned: 40, aliases: ['croc clip', ' Alligator  clip '] });
    await own({ name: 'Lamp, 12 V', owned: 20, aliases: ['lamp'] });
  });
  afterAll(() => kit.stop());

  async function own(body: object): Promise<Apparatus> {
    const { status, body: made } = await school.client('technician').post<Apparatus>('/apparatus', body);
    expect(status).toBe(201);
    return made;
  }
  const lesson = async () => {
    const period = `P${(lessons++ % 5) + 1}`;
    return `${await school.entry({ cycleDay: 'Wed', period, group: `Typed ${lessons}` })}_2026-11-1${lessons > 5 ? 8 : 1}`;
  };
  const ask = async (lines: object[], more: object = {}) =>
    teacher.post<Requisition>('/requisitions', { lessonId: await lesson(), title: 'Circuits', status: 'submitted', lines, ...more });
  const held = async ({ id }: Apparatus, { lesson: { date } }: Requisition) =>
    Math.max(
      ...(await teacher.get<Availability[]>(`/apparatus/${id}/availability?from=${date}T00:00:00Z&to=${date}T23:00:00Z`)).body.map(
        (step) => step.held,
      ),
    );

  it('is the apparatus that it names, whatever its capitals and number, and is held', async () => {
    const { status, body } = await ask([{ name: 'crocodile  clips', perClass: 30 }]);
    expect(status).toBe(201);
    expect(body.lines).toMatchObject([{ apparatusId: clips.id, name: 'Crocodile clip', kind: 'apparatus', needed: 30, short: 0 }]);
    expect(await held(clips, body)).toBe(30);
  });

  it.each(['croc clips', 'ALLIGATOR CLIP', 'crocodile clip(s)'])('is found as %p too', async (name) => {
    const preview = await teacher.post<PreviewAnswer>('/requisitions/preview', {
      lessonId: await lesson(),
      title: 'Circuits',
      lines: [{ name, perClass: 41 }],
    });
    expect(preview.body.lines).toMatchObject([{ apparatusId: clips.id, name: 'Crocodile clip', needed: 41, free: 40, short: 1 }]);
    expect(preview.body.shortages).toMatchObject([{ apparatusId: clips.id, wanted: 41, free: 40, short: 1 }]);
  });

  it('that is called otherwise is on the list as what it is: kit that nobody holds', async () => {
    const { body } = await ask([
      { name: 'Plasticine', perClass: 3 },
      { name: 'Crocodile', perClass: 1 },
    ]);
    expect(body.lines).toMatchObject([
      { apparatusId: null, name: 'Plasticine', kind: 'apparatus', short: 0 },
      { apparatusId: null, name: 'Crocodile', kind: 'apparatus', short: 0 },
    ]);
  });

  it('is the chemical at the strength that its name says, with its hazard and its sum, in request and library', async () => {
    const hydroxide = { name: 'Sodium hydroxide', kind: 'chemical', concentration: 2, concentrationText: null };
    const { body } = await ask([
      { name: 'Sodium hydroxide 2 mol/dm3', perSet: 20, unit: 'cm3' },
      { name: '2M NaOH', perClass: 100 },
      { name: 'Hydrogen peroxide 20 vol', kind: 'chemical', perClass: 100, unit: 'cm3' },
    ]);
    expect(body.lines).toMatchObject([
      { ...hydroxide, hazard: { kind: 'band' }, makeUp: { of: 'Sodium hydroxide' } },
      { ...hydroxide, name: 'NaOH' },
      { name: 'Hydrogen peroxide', concentration: null, concentrationText: '20 vol' },
    ]);
    const practical = { title: 'Titration', subject: 'Chemistry', lines: [{ name: 'NaOH 0.1 M', perSet: 100, unit: 'cm3' }] };
    const added = await school.client('technician').post<Practical>('/practicals', practical);
    expect(added.body.lines).toMatchObject([{ name: 'NaOH', kind: 'chemical', concentration: 0.1 }]);
  });

  it('keeps a name in which the strength is not clear, and is refused with two strengths', async () => {
    const unclear = ['NaOH 0.1 to 0.5 M', 'NaOH 2m', 'NaOH 2'];
    const { body } = await ask(unclear.map((name) => ({ name, kind: 'chemical', perClass: 50, unit: 'cm3' })));
    expect(body.lines.map(({ name, concentration, concentrationText }) => [name, concentration, concentrationText])).toEqual(
      unclear.map((name) => [name, null, null]),
    );
    const line = { name: 'NaOH 2M', perClass: 50, unit: 'cm3', concentration: 1 };
    const errors = [
      {
        field: 'lines.0.concentration',
        message: 'Line 1 is called “NaOH 2M” and its strength is 1 mol/dm³. Say which of them it is. Nothing was changed.',
      },
    ];
    expect(await ask([line])).toMatchObject({ status: 422, body: { errors } });
    const practical = { title: 'Two strengths', subject: 'Chemistry', lines: [line] };
    expect(await school.client('technician').post('/practicals', practical)).toMatchObject({ status: 422, body: { errors } });
    expect((await ask([{ ...line, concentration: 2 }])).body.lines).toMatchObject([{ name: 'NaOH', concentration: 2 }]);
  });

  it('of a chemical is never taken for apparatus', async () => {
    const { body } = await ask([
      { name: 'Lamp', kind: 'chemical', perClass: 50, unit: 'cm3' },
      { name: 'Lamp', perClass: 50, unit: 'g' },
      { name: 'Lamp', perClass: 5, concentration: 1 },
      { name: 'Lamp', perClass: 5, concentrationText: '1 %' },
    ]);
    expect(body.lines.map(({ apparatusId }) => apparatusId)).toEqual([null, null, null, null]);
  });

  it('is refused where there is too little of it, and becomes the apparatus when the request is changed', async () => {
    const refused = await ask([{ name: 'croc clips', perClass: 41 }]);
    expect(refused.body).toMatchObject({ status: 409, code: 'HOLD_REFUSED', shortages: [{ apparatusId: clips.id, short: 1 }] });
    const { body } = await ask([{ name: 'Plasticine', perClass: 3 }]);
    const put = await teacher.put<Requisition>(`/requisitions/${body.id}`, {
      version: body.version,
      lines: [
        { name: 'Plasticine', perClass: 3 },
        { name: 'croc clip', perClass: 4 },
      ],
    });
    expect(put.body.lines).toMatchObject([{ apparatusId: null }, { apparatusId: clips.id, needed: 4 }]);
  });

  it('of another school is not meant', async () => {
    const other = await TestSchool.make(kit);
    await other.client('technician').post('/apparatus', { name: 'Plasticine', owned: 100 });
    const { body } = await ask([{ name: 'Plasticine', perClass: 3 }]);
    expect(body.lines).toMatchObject([{ apparatusId: null }]);
  });

  it('is the apparatus in the library too', async () => {
    const { status, body } = await school.client('technician').post<Practical>('/practicals', {
      title: 'Circuits',
      subject: 'Physics',
      lines: [
        { name: 'croc clips', perSet: 4 },
        { name: 'Plasticine', perSet: 1 },
      ],
    });
    expect(status).toBe(201);
    expect(body.lines).toMatchObject([
      { apparatusId: clips.id, name: 'Crocodile clip', kind: 'apparatus' },
      { apparatusId: null, kind: 'consumable' },
    ]);
  });

  it('has other names that are kept composed and once, are searched, and change like any field', async () => {
    expect(clips.aliases).toEqual(['croc clip', 'Alligator clip']);
    const found = await teacher.get<{ items: Apparatus[] }>('/apparatus?q=alligator');
    expect(found.body.items.map(({ name }) => name)).toEqual(['Crocodile clip']);
    const technician = school.client('technician');
    const wire = await own({ name: 'Wire', owned: 3 });
    expect(wire.aliases).toEqual([]);
    const changed = await technician.put<Apparatus>(`/apparatus/${wire.id}`, { version: 1, aliases: ['lead', 'lead', ' '] });
    expect(changed.body.aliases).toEqual(['lead']);
    const kept = await technician.put<Apparatus>(`/apparatus/${wire.id}`, { version: 2, owned: 4 });
    expect(kept.body.aliases).toEqual(['lead']);
  });
});
