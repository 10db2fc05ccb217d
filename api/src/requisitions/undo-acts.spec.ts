import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Lesson, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Answer, startTestApp, type TestApp } from '../testing/index.js';
import { importFile } from '../testing/import-file.js';
import { UndoSchool } from '../testing/undoing.js';

const NOW = '2026-11-09T10:00:00Z';

let kit: TestApp;
let of: UndoSchool;

beforeAll(async () => {
  kit = await startTestApp(NOW);
  of = await UndoSchool.make(kit);
});
afterAll(() => kit.stop());
beforeEach(() => of.at(NOW));

/** Does something to a request, takes it back, and looks that all is as it was. */
async function thereAndBack(sent: Requisition, who: string, act: (now: Requisition) => Promise<Answer>): Promise<void> {
  const before = await of.stored(sent.id);
  const done = await act(await of.read(sent.id, who));
  expect([done.status, done.body]).toEqual([200, expect.anything()]);
  expect(await of.stored(sent.id)).not.toEqual(before);
  const undone = await of.undo(done, who);
  expect([undone.status, undone.body]).toMatchObject([200, { already: false }]);
  expect(await of.stored(sent.id)).toEqual(before);
}

describe('what a person did to a request is as if it had not been', () => {
  let waiting: Requisition;
  let accepted: Requisition;
  beforeAll(async () => {
    // more than we own: it waits for a technician
    const glasses = await of.own('Watch glass', 3);
    waiting = await of.ask(1, { lines: [{ apparatusId: glasses, perClass: 4 }], goShort: true });
    accepted = await of.ask(2);
    expect([waiting.status, accepted.status]).toEqual(['submitted', 'accepted']);
  });

  it.each(['accepted', 'queried', 'declined', 'cancelled'])('a request that waits: %s', async (to) => {
    await thereAndBack(waiting, 'technician', (now) => of.step(now, to, { note: 'As you like' }));
  });

  it('a question that was asked and answered', async () => {
    const queried = await of.step(await of.read(waiting.id), 'queried', { note: 'Which?' });
    await thereAndBack(waiting, 'teacher', (now) => of.step(now, 'submitted', { note: 'The small ones' }, 'teacher'));
    expect((await of.undo(queried, 'technician')).status).toBe(200);
  });

  it.each([
    ['more of it', { lines: [{ name: 'Beaker', perClass: 9 }] }],
    ['fewer pupils', { pupils: 12 }],
    ['a note', { notes: 'Gloves' }],
    ['another class’s time', { lessonId: 'later' }],
  ])('a change: %s', async (_what, change) => {
    const sent = 'lessonId' in change ? { lessonId: of.lessons.later } : change;
    await thereAndBack(accepted, 'teacher', (now) => of.put(now, sent));
    await thereAndBack(waiting, 'technician', (now) => of.put(now, { ...sent, goShort: true }, 'technician'));
  });

  it('a change after the deadline, with its lateness', async () => {
    await of.at('2026-11-23T12:00:00Z');
    await thereAndBack(accepted, 'teacher', (now) => of.put(now, { pupils: 14, lateReason: 'forgot' }));
  });

  it('to whom it was handed over, and that it goes as it is', async () => {
    const teacherId = of.school.personId('colleague');
    await thereAndBack(accepted, 'teacher', (now) => of.put(now, { teacherId }));
    await thereAndBack(waiting, 'technician', (now) => of.put(now, { goShort: true, teacherId }, 'technician'));
  });

  it('a draft that was kept, changed and sent', async () => {
    const drafted = await of.asking(1, { status: 'draft' });
    const { body: draft } = drafted;
    await thereAndBack(draft, 'teacher', (now) => of.put(now, { pupils: 9 }));
    await thereAndBack(draft, 'teacher', (now) => of.put(now, { status: 'submitted' }));
    await thereAndBack(draft, 'teacher', (now) => of.step(now, 'submitted', {}, 'teacher'));
    expect((await of.undo(drafted, 'teacher')).status).toBe(200);
    expect((await of.read(draft.id, 'teacher')).status).toBe('cancelled');
  });

  it('a request that was sent: it is cancelled, was never late and holds nothing', async () => {
    await of.at('2026-11-20T12:00:00Z');
    const sent = await of.asking(3, { lateReason: 'forgot' });
    expect((await of.undo(sent, 'teacher')).status).toBe(200);
    const { status, late, submittedAt, tasks } = await of.read(sent.body.id, 'teacher');
    expect({ status, late, submittedAt, tasks }).toEqual({ status: 'cancelled', late: false, submittedAt: null, tasks: [] });
    expect(await of.stored(sent.body.id)).toMatchObject({ holds: null });
  });
});

describe('a tick', () => {
  let sent: Requisition;
  beforeAll(async () => {
    kit.clock.set(NOW);
    of = await UndoSchool.make(kit);
    sent = await of.ask(1, {}, 'colleague');
    expect(sent.status).toBe('accepted');
  });

  it.each([
    ['prepare', { actualMinutes: 12 }],
    ['deliver', {}],
    ['collect', {}],
    ['clear', {}],
  ])('of %s, with what it ticked before it, is taken back by any technician', async (kind, more) => {
    await thereAndBack(sent, 'other technician', () => of.tick(sent.id, kind, { doneAt: NOW, ...more }));
  });

  it('is not taken back by who may not tick', async () => {
    const ticked = await of.tick(sent.id, 'prepare', { doneAt: NOW });
    for (const who of ['teacher', 'head', 'admin']) expect((await of.undo(ticked, who)).status).toBe(404);
    expect((await of.undo(ticked, 'technician')).status).toBe(200);
  });

  it('of clearing is taken back by tapping it again, all day, with what it ticked before it', async () => {
    const before = await of.stored(sent.id);
    const ticked = await of.tick(sent.id, 'clear', { doneAt: NOW });
    expect(ticked.body.also.map(({ kind }) => kind)).toEqual(['prepare', 'deliver', 'collect']);
    await of.at('2026-11-09T15:00:00Z');
    const back = await of.tick(sent.id, 'clear', { doneAt: null }, 'other technician');
    expect([back.status, back.body.doneAt, back.body.also.map(({ doneAt }) => doneAt)]).toEqual([200, null, [null, null, null]]);
    expect(await of.stored(sent.id)).toEqual(before);
  });

  it('of clearing stays where it is older than a day', async () => {
    const ticked = await of.tick(sent.id, 'clear', { doneAt: NOW });
    await of.at('2026-11-10T11:00:00Z');
    const back = await of.tick(sent.id, 'clear', { doneAt: null });
    expect([back.status, back.body.code]).toEqual([409, 'TRANSITION_REFUSED']);
    await of.at(NOW);
    expect((await of.undo(ticked, 'technician')).status).toBe(200);
  });

  it('is not all that is done to a task: who is to do it, when, and that it stays there', async () => {
    const assigneeId = of.school.personId('technician');
    await thereAndBack(sent, 'technician', () => of.tick(sent.id, 'prepare', { assigneeId, pinned: true }));
    await thereAndBack(sent, 'technician', () => of.tick(sent.id, 'prepare', { date: '2026-11-20' }));
    await thereAndBack(sent, 'technician', () => of.tick(sent.id, 'prepare', { assigneeId, doneAt: NOW }));
  });

  it('on what was cancelled after it was made', async () => {
    const made = await of.ask(1, { lateReason: 'forgot' });
    await of.tick(made.id, 'prepare', { doneAt: NOW });
    await thereAndBack(made, 'technician', (now) => of.step(now, 'cancelled'));
    await of.step(await of.read(made.id), 'cancelled');
    await thereAndBack(made, 'technician', () => of.tick(made.id, 'clear', { doneAt: NOW }));
  });

  it('that said what broke: it is in service again, and whoever went short for it has it', async () => {
    await of.tick(sent.id, 'collect', { doneAt: NOW });
    const wants = await of.ask(10);
    const cleared = await of.step(await of.read(sent.id), 'cleared', {
      outcome: 'used',
      breakages: [{ apparatusId: of.balances, quantity: 4 }],
    });
    expect([cleared.status, cleared.body.detail]).toEqual([200, undefined]);
    expect((await of.read(wants.id)).lines[0]).toMatchObject({ short: 4 });
    expect((await of.undo(cleared, 'technician')).status).toBe(200);
    await kit.app.get(Worker).run('fill-short');
    expect((await of.read(wants.id)).lines[0]).toMatchObject({ short: 0 });
    expect((await of.read(sent.id)).status).toBe('collected');
    await of.step(await of.read(wants.id), 'cancelled');
  });

  it('as closing a lesson that is over', async () => {
    const over = await of.ask(1, { lessonId: of.lessons.later });
    await of.at('2026-11-25T15:00:00Z');
    await thereAndBack(over, 'teacher', (now) => of.step(now, 'cleared', { outcome: 'never-made' }, 'teacher'));
    await thereAndBack(over, 'technician', (now) => of.step(now, 'cleared', { outcome: 'used' }));
  });
});

describe('what was said of a lesson', () => {
  beforeAll(async () => {
    kit.clock.set(NOW);
    of = await UndoSchool.make(kit);
  });

  const answer = (method: 'PUT' | 'DELETE', who = 'teacher') =>
    of.school
      .client(who)
      .send<Lesson>(method, `/lessons/${of.lessons.later}/answer`, method === 'PUT' ? { answer: 'nothing-needed' } : undefined);
  const said = async () => {
    const date = of.lessons.later.slice(-10);
    const { items } = (await of.school.client('teacher').get<{ items: Lesson[] }>(`/lessons?from=${date}&to=${date}`)).body;
    return items[0]?.answer;
  };

  it('is taken back, and what was withdrawn is said again', async () => {
    const given = await answer('PUT');
    expect((await of.undo(given, 'technician')).status).toBe(404);
    expect((await of.undo(given, 'teacher')).status).toBe(200);
    expect(await said()).toBeNull();
    await answer('PUT');
    const withdrawn = await answer('DELETE');
    expect((await of.undo(withdrawn, 'teacher')).status).toBe(200);
    expect(await said()).toBe('nothing-needed');
  });

  it('is not said again where something is asked for by then', async () => {
    const withdrawn = await answer('DELETE');
    const asked = await of.ask(1, { lessonId: of.lessons.later });
    const refused = await of.undo(withdrawn, 'teacher');
    expect([refused.status, refused.body.code]).toEqual([409, 'UNDO_TOO_LATE']);
    expect(refused.body).toMatchObject({ since: [{ what: 'requisition.submitted', subjectId: asked.id }] });
  });
});

it('an import is taken back by the token of its answer too', async () => {
  const file = `day,period,group,subject,department,teacher\nMon,P1,7Z,Physics,Science,TEACHER\n`;
  const imported = await importFile(of.school.client('admin'), file, { only: '{"years": []}' });
  expect(imported.status).toBe(200);
  expect((await of.undo(imported, 'admin')).status).toBe(200);
  const { items } = (await of.school.client('admin').get<{ items: { undone: unknown }[] }>('/imports')).body;
  expect(items[0]?.undone).not.toBeNull();
});
