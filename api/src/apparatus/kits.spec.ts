import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Apparatus, ApparatusChanged, Availability, PreviewAnswer, Requisition, Timeline } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Answer, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;
let made = 0;

beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  school = await TestSchool.make(kit);
});
afterAll(() => kit.stop());

async function add(body: object = {}): Promise<Apparatus> {
  const answer = await school.client('technician').post<Apparatus>('/apparatus', { name: `Thing ${++made}`, owned: 10, ...body });
  expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
  return answer.body;
}

const trolley = (parts: [Apparatus, number][], more: object = {}) =>
  add({ name: `Trolley ${++made}`, owned: 1, parts: parts.map(([{ id }, quantity]) => ({ apparatusId: id, quantity })), ...more });

/** A lesson of its own on a day in November at a period, where nothing was asked for yet. */
async function lesson(day: string, period: string): Promise<string> {
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][Temporal.PlainDate.from(day).dayOfWeek - 1] ?? 'Mon';
  return `${await school.entry({ cycleDay: weekday, period, group: `Kit ${++made}` })}_${day}`;
}

const ask = async (day: string, period: string, lines: [Apparatus, number][], more: object = {}): Promise<Answer<Requisition>> =>
  school.client('teacher').post<Requisition>('/requisitions', {
    lessonId: await lesson(day, period),
    title: 'Practical',
    status: 'submitted',
    lines: lines.map(([{ id }, perClass]) => ({ apparatusId: id, perClass })),
    ...more,
  });

async function freeAt(thing: Apparatus, day: string, period: string): Promise<number | undefined> {
  const { body } = await school.client('teacher').get<Timeline>(`/apparatus/timeline?from=${day}&to=${day}&ids=${thing.id}`);
  return body.items[0]?.cells.find((cell) => cell.period === period)?.free;
}
const one = async ({ id }: Requisition) => (await school.client('technician').get<Requisition>(`/requisitions/${id}`)).body;
const change = async (thing: Apparatus, body: object) =>
  school.client('technician').put<ApparatusChanged>(`/apparatus/${thing.id}`, {
    version: (await school.client('technician').get<Apparatus>(`/apparatus/${thing.id}`)).body.version,
    ...body,
  });
const DAY = '2026-11-24';

describe('a kit of parts', () => {
  it('holds its parts when it is asked for, and is as free as the scarcest of them', async () => {
    const [microscopes, slides] = [await add({ owned: 25 }), await add({ owned: 40 })];
    const tray = await trolley(
      [
        [microscopes, 10],
        [slides, 20],
      ],
      { owned: 5 },
    );
    expect(tray.parts).toEqual([
      { apparatusId: microscopes.id, quantity: 10 },
      { apparatusId: slides.id, quantity: 20 },
    ]);
    expect([await freeAt(tray, DAY, 'P1'), await freeAt(microscopes, DAY, 'P1')]).toEqual([2, 25]);
    expect((await ask(DAY, 'P1', [[tray, 1]])).status).toBe(201);
    expect([await freeAt(tray, DAY, 'P1'), await freeAt(microscopes, DAY, 'P1'), await freeAt(slides, DAY, 'P1')]).toEqual([1, 15, 20]);
    expect((await ask(DAY, 'P1', [[microscopes, 6]])).status).toBe(201);
    expect([await freeAt(tray, DAY, 'P1'), await freeAt(microscopes, DAY, 'P1')]).toEqual([0, 9]);
    const refused = await ask(DAY, 'P1', [[tray, 1]]);
    expect([refused.status, refused.body.code]).toEqual([409, 'HOLD_REFUSED']);
    expect(refused.body.shortages).toMatchObject([{ apparatusId: tray.id, wanted: 1, free: 0, short: 1 }]);
    expect([await freeAt(tray, DAY, 'P2'), await freeAt(microscopes, DAY, 'P2')]).toEqual([2, 25]);
  });

  it('tells its availability in steps, as the least over its parts', async () => {
    const [lamps, packs] = [await add({ owned: 12 }), await add({ owned: 9, outOfService: 1 })];
    const set = await trolley(
      [
        [lamps, 2],
        [packs, 2],
      ],
      { owned: 0 },
    );
    expect((await ask(DAY, 'P2', [[packs, 3]])).status).toBe(201);
    const { body } = await school
      .client('teacher')
      .get<Availability[]>(`/apparatus/${set.id}/availability?from=${DAY}T09:00:00Z&to=${DAY}T12:00:00Z`);
    expect(body).toEqual([
      { from: `${DAY}T09:00:00Z`, to: `${DAY}T09:50:00Z`, capacity: 4, held: 0, free: 4 },
      { from: `${DAY}T09:50:00Z`, to: `${DAY}T10:50:00Z`, capacity: 4, held: 2, free: 2 },
      { from: `${DAY}T10:50:00Z`, to: `${DAY}T12:00:00Z`, capacity: 4, held: 0, free: 4 },
    ]);
  });

  it('counts what one request takes of a thing by itself and in kits', async () => {
    const bulbs = await add({ owned: 15 });
    const board = await trolley([[bulbs, 5]], { owned: 0 });
    const refused = await ask(DAY, 'P3', [
      [board, 2],
      [bulbs, 6],
    ]);
    expect(refused.status).toBe(409);
    expect(
      (
        await ask(DAY, 'P3', [
          [board, 2],
          [bulbs, 5],
        ])
      ).status,
    ).toBe(201);
    expect([await freeAt(board, DAY, 'P3'), await freeAt(bulbs, DAY, 'P3')]).toEqual([0, 0]);
  });

  it('is held one at a time where it has a label, with its parts as long as the slowest of them', async () => {
    const laptops = await add({ owned: 30, turnaroundMinutes: 60 });
    const locker = await trolley([[laptops, 16]], { labelled: true });
    expect((await ask(DAY, 'P4', [[locker, 1]])).status).toBe(201);
    expect(await freeAt(laptops, DAY, 'P5')).toBe(14); // P4 ends at 13:10, ready at 14:10
    expect((await ask(DAY, 'P5', [[locker, 1]])).status).toBe(409);
    expect((await school.client('teacher').get<Apparatus>(`/apparatus/${locker.id}`)).body.turnaroundMinutes).toBe(0);
    // ready at once, the laptops are free for the next lesson
    expect((await change(laptops, { turnaroundMinutes: 0 })).status).toBe(200);
    expect(await freeAt(laptops, DAY, 'P5')).toBe(30);
    expect((await ask(DAY, 'P5', [[locker, 1]])).status).toBe(201);
  });

  it('goes short when a part breaks, whole ones at a time and the newest first', async () => {
    const burettes = await add({ owned: 20 });
    const set = await trolley([[burettes, 4]], { owned: 0 });
    const first = (await ask('2026-11-25', 'P1', [[set, 3]])).body;
    const second = (await ask('2026-11-25', 'P1', [[set, 2]])).body;
    const answer = await school.client('technician').post<{ affected: unknown }>(`/apparatus/${burettes.id}/breakages`, { quantity: 1 });
    expect([answer.status, answer.body.affected]).toEqual([201, [{ requisitionId: second.id, short: 1 }]]);
    expect((await one(second)).lines).toMatchObject([{ needed: 2, short: 1 }]);
    expect((await one(first)).lines).toMatchObject([{ needed: 3, short: 0 }]);
    // three more are left than the four sets need
    expect([await freeAt(burettes, '2026-11-25', 'P1'), await freeAt(set, '2026-11-25', 'P1')]).toEqual([3, 0]);
    const repaired = await school.client('technician').post<object>(`/apparatus/${burettes.id}/repairs`, { quantity: 1 });
    expect(repaired.status).toBe(201);
    await kit.app.get(Worker).run('fill-short');
    expect((await one(second)).lines).toMatchObject([{ needed: 2, short: 0 }]);
    expect([await freeAt(burettes, '2026-11-25', 'P1'), await freeAt(set, '2026-11-25', 'P1')]).toEqual([0, 0]);
  });

  it('follows what it is made of', async () => {
    const [wires, meters] = [await add({ owned: 10 }), await add({ owned: 10 })];
    const board = await trolley([[wires, 2]], { owned: 0 });
    expect((await ask('2026-11-25', 'P2', [[board, 4]])).status).toBe(201);
    const newest = (await ask('2026-11-25', 'P2', [[meters, 8]])).body;
    const { body } = await change(board, { parts: [{ apparatusId: meters.id, quantity: 1 }] });
    expect(body.nowShort).toMatchObject([{ requisitionId: newest.id, short: 2 }]);
    expect([await freeAt(wires, '2026-11-25', 'P2'), await freeAt(meters, '2026-11-25', 'P2')]).toEqual([10, 0]);
  });

  it.each([
    ['itself', 'parts.0.apparatusId'],
    ['a kit', 'parts.0.apparatusId'],
    ['twice', 'parts'],
    ['nothing', 'parts.0.quantity'],
    ['half', 'parts.0.quantity'],
  ])('is refused with %s as a part, naming %s', async (what, field) => {
    const [part, other] = [await add(), await add()];
    const inner = await trolley([[part, 1]]);
    const target = await trolley([[other, 1]]);
    const parts = {
      itself: [{ apparatusId: target.id, quantity: 1 }],
      'a kit': [{ apparatusId: inner.id, quantity: 1 }],
      twice: [1, 2].map((quantity) => ({ apparatusId: part.id, quantity })),
      nothing: [{ apparatusId: part.id, quantity: 0 }],
      half: [{ apparatusId: part.id, quantity: 0.5 }],
    }[what];
    const { status, body } = await change(target, { parts });
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('cannot become a part of a kit, nor a part a kit', async () => {
    const [part, other] = [await add(), await add()];
    await trolley([[part, 1]]);
    const { status, body } = await change(part, { parts: [{ apparatusId: other.id, quantity: 1 }] });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'parts']);
  });

  it('names only what the school has', async () => {
    const theirs = await TestSchool.make(kit);
    const { body: foreign } = await theirs.client('technician').post<Apparatus>('/apparatus', { name: 'Balance', owned: 2 });
    for (const id of [randomUUID(), 'x', foreign.id])
      for (const [field, body] of [
        ['parts.0.apparatusId', { parts: [{ apparatusId: id, quantity: 1 }] }],
        ['equivalents.0', { equivalents: [id] }],
        ['mayUse.0', { mayUse: [id] }],
      ] as const) {
        const answer = await school.client('technician').post<unknown>('/apparatus', { name: `Thing ${++made}`, owned: 1, ...body });
        expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([404, field]);
      }
  });
});

describe('what can stand in for something', () => {
  it('is offered where there is not enough of it, judged by the preview, and can be asked for as it is offered', async () => {
    const stereo = await add({ name: 'Stereo microscope', owned: 12 });
    const gone = await add({ owned: 30 });
    const light = await add({ name: 'Light microscope', owned: 4, equivalents: [gone.id, stereo.id] });
    await school.client('technician').delete(`/apparatus/${gone.id}`);
    const lessonId = await lesson('2026-11-27', 'P1');
    const body = {
      lessonId,
      title: 'Cells',
      lines: [
        { apparatusId: light.id, perClass: 10 },
        { name: 'Onion', perClass: 2 },
      ],
    };
    const { body: preview } = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', body);
    const offer = preview.alternatives.find(({ kind }) => kind === 'equivalent');
    expect(offer).toMatchObject({
      text: 'Stereo microscope instead of Light microscope, nothing short',
      facts: { short: 0, better: ['short'] },
    });
    expect(offer?.apply.lines).toMatchObject([
      { apparatusId: stereo.id, perClass: 10 },
      { name: 'Onion', perClass: 2 },
    ]);
    const refused = await school.client('teacher').post<unknown>('/requisitions', { ...body, status: 'submitted' });
    expect([refused.status, refused.body.alternatives]).toMatchObject([409, [{ kind: 'equivalent' }]]);
    const asked = await school.client('teacher').post<Requisition>('/requisitions', { ...body, ...offer?.apply, status: 'submitted' });
    expect([asked.status, asked.body.short]).toEqual([201, false]);
    expect(await freeAt(stereo, '2026-11-27', 'P1')).toBe(2);
  });
});

describe('a practical that serves the same point of the curriculum', () => {
  it('is offered where there is not kit enough for the one that was asked for, and fits as it is offered', async () => {
    const tank = await add({ name: 'Ripple tank', owned: 1 });
    const practical = async (title: string, more: object) =>
      (await school.client('technician').post<{ id: string }>('/practicals', { title, subject: 'Physics', groupSize: 2, ...more })).body.id;
    const asked = await practical('Waves in a tank', { serves: 'P6.1', lines: [{ apparatusId: tank.id, perSet: 1 }] });
    const slinky = await practical('Waves on a slinky', { serves: 'P6.1', lines: [{ name: 'Slinky', perSet: 1 }] });
    await practical('Springs', { serves: 'P2.1', lines: [{ name: 'Spring', perSet: 1 }] });
    const body = { lessonId: await lesson('2026-11-27', 'P2'), practicalId: asked };
    const teacher = school.client('teacher');
    const { body: preview } = await teacher.post<PreviewAnswer>('/requisitions/preview', body);
    const offers = preview.alternatives.filter(({ kind }) => kind === 'equivalent');
    expect(offers).toMatchObject([
      { apply: { practicalId: slinky }, facts: { name: 'Waves in a tank', instead: 'Waves on a slinky', short: 0, better: ['short'] } },
    ]);
    const then = await teacher.post<PreviewAnswer>('/requisitions/preview', { ...body, ...offers[0]?.apply });
    expect([then.body.shortages, then.body.late]).toEqual([[], preview.late]);
    const own = await teacher.post<PreviewAnswer>('/requisitions/preview', { ...body, lines: [{ apparatusId: tank.id, perClass: 5 }] });
    expect(own.body.shortages).toHaveLength(1);
    expect(own.body.alternatives.filter(({ kind }) => kind === 'equivalent')).toEqual([]);
  });
});

describe('a thing with a label', () => {
  it.each([[2], [17]])('is refused as %d things', async (owned) => {
    const { status, body } = await school.client('technician').post<unknown>('/apparatus', { name: 'Balance B', labelled: true, owned });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'owned']);
  });
  it.each([[0], [1]])('may be %d', async (owned) => {
    const balance = await add({ labelled: true, owned });
    expect((await ask('2026-11-26', 'P1', [[balance, 1]])).status).toBe(owned === 1 ? 201 : 409);
    expect((await ask('2026-11-26', 'P1', [[balance, 1]])).status).toBe(409);
  });
});

describe('what is retired', () => {
  it('is on no list, is not there any more, and leaves who holds it short', async () => {
    const prisms = await add({ name: 'Prism, old' });
    const held = (await ask('2026-11-26', 'P2', [[prisms, 4]])).body;
    const { status, body } = await school.client('technician').delete<ApparatusChanged>(`/apparatus/${prisms.id}`);
    expect([status, body.archived, body.nowShort]).toMatchObject([200, true, [{ requisitionId: held.id, short: 4 }]]);
    expect(await one(held)).toMatchObject({ status: 'accepted', short: true });
    expect((await school.client('teacher').get<{ items: unknown[] }>('/apparatus?q=prism')).body.items).toEqual([]);
    expect((await school.client('teacher').get<Timeline>(`/apparatus/timeline?from=${DAY}&to=${DAY}&q=prism`)).body.items).toEqual([]);
    expect((await ask('2026-11-26', 'P3', [[prisms, 1]])).body.shortages).toMatchObject([{ wanted: 1, free: 0, short: 1 }]);
    const typed = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', {
      lessonId: await lesson('2026-11-26', 'P4'),
      title: 'Light',
      lines: [{ name: 'Prism, old', perClass: 1 }],
    });
    expect(typed.body.lines).toMatchObject([{ name: 'Prism, old' }]);
    expect(typed.body.lines[0]).not.toHaveProperty('apparatusId', prisms.id);
    expect((await change(prisms, { archived: false })).body.archived).toBe(false);
    expect((await ask('2026-11-26', 'P3', [[prisms, 1]])).status).toBe(201);
  });
  it('is refused to teachers', async () => {
    const { id } = await add();
    expect((await school.client('teacher').delete(`/apparatus/${id}`)).status).toBe(403);
  });
});

describe('what is out of service until a day', () => {
  it('is not there before, and is there from that day on by itself', async () => {
    const scales = await add({ owned: 8, outOfService: 5, outOfServiceReason: 'At the calibrator', outOfServiceUntil: '2026-12-01' });
    expect(scales).toMatchObject({ outOfService: 5, outOfServiceReason: 'At the calibrator', outOfServiceUntil: '2026-12-01' });
    expect([await freeAt(scales, '2026-11-30', 'P1'), await freeAt(scales, '2026-12-01', 'P1')]).toEqual([3, 8]);
    expect((await ask('2026-11-30', 'P1', [[scales, 4]])).status).toBe(409);
    expect((await ask('2026-12-01', 'P1', [[scales, 8]])).status).toBe(201);
    const { body: kept } = await change(scales, { outOfServiceUntil: null });
    expect(kept).toMatchObject({ outOfService: 5, outOfServiceUntil: null, nowShort: [{ short: 5 }] });
  });
  it('is in service again when that day has come, and what breaks then is counted from nothing', async () => {
    const other = await startTestApp('2026-12-02T07:00:00Z', {}, []);
    try {
      const there = await TestSchool.make(other);
      const { body: pumps } = await there.client('technician').post<Apparatus>('/apparatus', { name: 'Pump', owned: 6 });
      await other.db.transaction(there.id, () =>
        other.db.change(
          `UPDATE apparatus SET out_of_service = 4, out_of_service_reason = 'Leaks', out_of_service_until = '2026-12-02', back_at = '2026-12-02T00:00:00Z' WHERE school_id = $1`,
          [there.id],
        ),
      );
      const read = async () => (await there.client('teacher').get<Apparatus>(`/apparatus/${pumps.id}`)).body;
      expect(await read()).toMatchObject({ outOfService: 0, outOfServiceReason: null, outOfServiceUntil: null });
      await there.client('technician').post(`/apparatus/${pumps.id}/breakages`, { quantity: 1 });
      expect(await read()).toMatchObject({ outOfService: 1, outOfServiceReason: null, outOfServiceUntil: null });
    } finally {
      await other.stop();
    }
  });
  it.each([['2026-11-03'], ['2026-10-01']])('is refused with %s, which has come', async (outOfServiceUntil) => {
    const { status, body } = await school
      .client('technician')
      .post<unknown>('/apparatus', { name: `Thing ${++made}`, owned: 2, outOfService: 1, outOfServiceUntil });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'outOfServiceUntil']);
  });
});
