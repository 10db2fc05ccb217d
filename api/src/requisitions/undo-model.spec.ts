import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Answer, startTestApp, type TestApp } from '../testing/index.js';
import { UndoSchool } from '../testing/undoing.js';

const NOW = '2026-11-09T10:00:00Z';
const AFTER_THE_DEADLINE = '2026-11-23T10:00:00Z';

let kit: TestApp;

beforeAll(async () => {
  kit = await startTestApp(NOW);
});
afterAll(() => kit.stop());

type Act = (of: UndoSchool, now: Requisition) => Promise<Answer>;
const why = { lateReason: 'forgot' };

/** What people do to a request, each by who may; what the request does not allow is refused, and then nothing is to be taken back. */
const ACTS: Record<string, [who: string, act: Act]> = {
  accept: ['technician', (of, now) => of.step(now, 'accepted')],
  query: ['technician', (of, now) => of.step(now, 'queried', { note: 'Which?' })],
  reply: ['teacher', (of, now) => of.step(now, 'submitted', { note: 'Those' }, 'teacher')],
  decline: ['technician', (of, now) => of.step(now, 'declined', { note: 'No' })],
  cancel: ['teacher', (of, now) => of.step(now, 'cancelled', why, 'teacher')],
  more: ['teacher', (of, now) => of.put(now, { lines: [{ apparatusId: of.balances, perClass: now.pupils % 7 }], goShort: true, ...why })],
  fewer: ['teacher', (of, now) => of.put(now, { pupils: (now.pupils % 29) + 1, ...why })],
  note: ['technician', (of, now) => of.put(now, { notes: `${now.version} gloves` }, 'technician')],
  move: ['teacher', (of, now) => of.put(now, { lessonId: of.lessons[now.lesson.id === of.lessons.own ? 'later' : 'own'], ...why })],
  handOver: ['teacher', (of, now) => of.put(now, { teacherId: of.school.personId('head') })],
  assign: ['technician', (of, now) => of.tick(now.id, 'clear', { assigneeId: of.school.personId('other technician'), pinned: true })],
  prepare: ['technician', (of, now) => of.tick(now.id, 'prepare', { doneAt: NOW, actualMinutes: 9 })],
  deliver: ['other technician', (of, now) => of.tick(now.id, 'deliver', { doneAt: NOW }, 'other technician')],
  collect: ['technician', (of, now) => of.tick(now.id, 'collect', { doneAt: NOW })],
  clear: ['technician', (of, now) => of.tick(now.id, 'clear', { doneAt: NOW })],
  back: ['technician', (of, now) => of.step(now, now.status === 'delivered' ? 'prepared' : 'accepted')],
};
const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...Object.keys(ACTS)) }, { weight: 1, arbitrary: fc.constant('undo') }),
  {
    minLength: 4,
    maxLength: 9,
  },
);

it('whatever is done to a request, and taken back the last first, leaves it as it was each time', async () => {
  let undone = 0;
  const property = fc.asyncProperty(steps, fc.boolean(), async (todo, isLate) => {
    kit.clock.set(NOW);
    const of = await UndoSchool.make(kit);
    const { id } = await of.ask(3);
    if (isLate) await of.at(AFTER_THE_DEADLINE);
    const done: { answer: Answer; who: string; before: Record<string, unknown> }[] = [];
    const takeBack = async () => {
      const last = done.pop();
      if (!last) return;
      const { status, body } = await of.undo(last.answer, last.who);
      expect([status, body]).toMatchObject([200, { already: false }]);
      expect(await of.stored(id)).toEqual(last.before);
      undone++;
    };
    for (const step of todo) {
      const [who, act] = ACTS[step] ?? [];
      if (!who || !act) await takeBack();
      else {
        const before = await of.stored(id);
        const answer = await act(of, await of.read(id));
        if (answer.headers['undo-token'] !== undefined) done.push({ answer, who, before });
        else expect(await of.stored(id)).toEqual(before);
        if (step === 'more') await kit.app.get(Worker).run('fill-short');
      }
    }
    while (done.length > 0) await takeBack();
  });
  await fc.assert(property, { numRuns: 25 });
  expect(undone).toBeGreaterThan(25);
});
