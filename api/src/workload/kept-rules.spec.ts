import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compileCalendar } from '@app/shared';
import { capacityOf, type Rules, SchoolRules, shiftsOf, weightOfRules } from '../calendar/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { judgedSetsOf } from './judged-sets-of.js';

const SCHOOLS = 60;

describe('the rules that are kept in memory', () => {
  let kit: TestApp;
  let known: Rules;
  beforeAll(async () => {
    kit = await startTestApp();
    const school = await TestSchool.make(kit);
    known = await kit.app.get(SchoolRules).of({ schoolId: school.id, rulesVersion: 1 });
    setFlagsFromString('--expose-gc');
  });
  afterAll(() => kit.stop());

  const heap = (): number => {
    const collect = runInNewContext('gc') as () => void;
    for (let times = 0; times < 3; times++) collect();
    return process.memoryUsage().heapUsed;
  };

  /** The rules of a school with a calendar of its own, as they are kept, and all that is worked out from them. */
  function rulesOf(number: number, technicians: number, departments: number): Rules {
    const { terms, ...body } = known.body!;
    const calendar = compileCalendar(
      { ...body, terms: terms.map((term) => ({ ...term, name: `${term.name} ${number}` })) },
      known.timeZone,
    );
    const ids = Array.from({ length: departments }, (_, index) => `department ${number} ${index}`);
    const [one] = known.technicians;
    const team = Array.from({ length: technicians }, (_, index) => ({
      ...structuredClone(one!),
      id: `technician ${number} ${index}`,
      departmentIds: [ids[index % departments]!],
    }));
    const rules: Rules = { ...known, calendar, departments: new Map(ids.map((id) => [id, id])), technicians: team, rooms: new Map() };
    for (const id of ids) void [judgedSetsOf(rules, id), capacityOf(rules, id), shiftsOf(rules, id)];
    return rules;
  }

  it.each([
    [0, 1],
    [1, 1],
    [3, 1],
    [6, 3],
  ])('weigh about what they take up, with %i technicians of %i departments', (technicians, departments) => {
    rulesOf(-1, technicians, departments);
    const before = heap();
    const all = Array.from({ length: SCHOOLS }, (_, number) => rulesOf(number, technicians, departments));
    const each = (heap() - before) / all.length;
    const { own, shared } = weightOfRules(all[0]!);
    expect((own + (shared?.bytes ?? 0)) / each).toBeGreaterThan(0.7);
    expect((own + (shared?.bytes ?? 0)) / each).toBeLessThan(2);
  });

  it('are counted, and the calendar of neighbours once', async () => {
    const rules = kit.app.get(SchoolRules);
    const before = rules.size;
    const alike = [await TestSchool.make(kit), await TestSchool.make(kit)];
    const kept = await Promise.all(alike.map(({ id }) => rules.of({ schoolId: id, rulesVersion: 1 })));
    const own = kept.reduce((sum, one) => sum + weightOfRules(one).own + 200, 0);
    expect(rules.size).toEqual({ bytes: before.bytes + own, schools: before.schools + 2 });
  });
});
