import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { AUTUMN_2026, startBeside, startTestApp, type TestApp, TestSchool } from '../../src/testing/index.js';

const TEACHERS = 15;
const ROUNDS = 20;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

/** The school days of seven weeks, one for each round. */
const dates = Array.from({ length: 46 }, (_, day) => Temporal.PlainDate.from('2026-11-03').add({ days: day })).filter(
  ({ dayOfWeek }) => dayOfWeek <= 5,
);

/** What holds a connection never waits for somebody who waits for one. Share the loads of the rules with transactions and this fails. */
describe('many requests at once, just after the rules of their school were changed', () => {
  let kit: TestApp;
  let beside: TestApp;
  let school: TestSchool;
  const entries: string[][] = [];

  beforeAll(async () => {
    kit = await startTestApp('2026-10-01T09:00:00Z');
    beside = await startBeside(kit);
    school = await TestSchool.make(kit);
    for (let teacher = 0; teacher < TEACHERS; teacher++) {
      await school.person(`teacher${teacher}`, ['teacher']);
      await school.signIn(`teacher${teacher}`);
      const own = [];
      for (const cycleDay of DAYS)
        own.push(await school.entry({ cycleDay, period: 'P3', teacher: `teacher${teacher}`, group: `G${teacher}`, room: `R${teacher}` }));
      entries.push(own);
    }
  });
  afterAll(async () => {
    await beside?.stop();
    await kit?.stop();
  });

  /** At another server, as any of several: whoever changes rules knows them already. */
  const changeRules = (round: number) => {
    const [first, ...others] = AUTUMN_2026.closures;
    return school
      .client('admin', beside)
      .put('/calendar', { ...AUTUMN_2026, closures: [{ ...first, name: `Half term ${round}` }, ...others] });
  };
  const submit = (teacher: number, round: number) => {
    const date = dates[round];
    const lessonId = `${entries[teacher]?.[(date?.dayOfWeek ?? 1) - 1]}_${date?.toString()}`;
    const body = { lessonId, status: 'submitted', title: 'Energy', lines: [] };
    return school.client(`teacher${teacher}`).post('/requisitions', body, { 'idempotency-key': lessonId });
  };
  const read = (reader: number) => school.client(`teacher${reader}`).get('/lessons?from=2026-11-09&to=2026-11-13');

  it('are all answered, none having waited for a connection that another held', async () => {
    const answers = [];
    for (let round = 0; round < ROUNDS; round++) {
      expect((await changeRules(round)).status).toBe(200);
      const submitted = Array.from({ length: 10 + (round % 6) }, (_, teacher) => submit(teacher, round));
      // who only looks may come to the pool at any point of their way
      await pause(round % 8);
      const looked = Array.from({ length: 1 + (round % 6) }, (_, reader) => read(reader));
      answers.push(...(await Promise.all([...submitted, ...looked])));
    }
    // where all held connections wait for what waits for one, the first patience that ends is answered with 503
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 201]);
  });
});
