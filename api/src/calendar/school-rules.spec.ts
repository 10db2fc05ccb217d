import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FULL_DAY, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { capacityOf, SchoolRules, teamOf } from './index.js';

describe('the rules of a school', () => {
  let kit: TestApp;
  let school: TestSchool;
  let rules: SchoolRules;

  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit, { policy: { from: '2026-09-01', kind: 'notice', schoolDays: 2, blockWithinHours: 24 } });
    rules = kit.app.get(SchoolRules);
  });
  afterAll(() => kit.stop());

  const versionOf = async (of: TestSchool) =>
    (await kit.db.read<{ rules_version: number }>(of.id, 'SELECT rules_version FROM school'))[0]?.rules_version ?? 0;
  const principal = async (of: TestSchool) => ({ schoolId: of.id, rulesVersion: await versionOf(of) });
  const statementsOf = async (work: () => Promise<unknown>) => {
    const before = kit.db.counts.statements;
    await work();
    return kit.db.counts.statements - before;
  };
  const raise = (of: TestSchool) => kit.db.change('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [of.id]);
  const rename = (of: TestSchool, name: string) => kit.db.change('UPDATE school SET name = $2 WHERE school_id = $1', [of.id, name]);

  it('hold what the school decided', async () => {
    const known = await rules.of(await principal(school));
    expect(known).toMatchObject({
      schoolId: school.id,
      timeZone: 'Europe/London',
      autoAccept: true,
      freshSchoolDays: 2,
      firstDay: '2026-09-01',
      lastDay: '2026-12-18',
      departments: new Map([[school.departmentId, 'Science']]),
      riskAssessmentNeeded: new Set(),
      lendsPracticals: new Set(),
    });
    expect(known.policies.get(school.departmentId)).toEqual([{ from: '2026-09-01', kind: 'notice', schoolDays: 2, blockWithinHours: 24 }]);
    expect(known.technicians).toEqual([
      {
        id: school.personId('technician'),
        name: 'technician',
        code: 'TECHNICIAN',
        departmentIds: [school.departmentId],
        prepRoomId: null,
        specialisms: [],
        pattern: FULL_DAY,
        away: [],
      },
    ]);
  });

  it('are read once for each version, by one statement, however many ask at once', async () => {
    const who = await principal(await TestSchool.make(kit));
    expect(await statementsOf(() => Promise.all(Array.from({ length: 20 }, () => rules.of(who))))).toBe(1);
    expect(await statementsOf(() => rules.of(who))).toBe(0);
    expect(await statementsOf(() => rules.of({ ...who, rulesVersion: who.rulesVersion - 1 }))).toBe(0);
  });

  it('share the calendar with schools that have the same, and with no other', async () => {
    const [same, elsewhere] = [await TestSchool.make(kit), await TestSchool.make(kit, { timeZone: 'Europe/Dublin' })];
    const [own, others, away] = [school, same, elsewhere].map(async (one) => (await rules.of(await principal(one))).calendar);
    expect(await others).toBe(await own);
    expect(await away).not.toBe(await own);
    expect((await away)?.timeZone).toBe('Europe/Dublin');
  });

  it('keep the calendar as it was worked out where only something else changed', async () => {
    const fresh = await TestSchool.make(kit);
    const before = await rules.of(await principal(fresh));
    await fresh.entry({ cycleDay: 'Tue', period: 'P1' });
    const after = await rules.of(await principal(fresh));
    expect(after).not.toBe(before);
    expect(after.calendar).toBe(before.calendar);
  });

  it('seen inside a transaction that changes them are forgotten with it', async () => {
    const fresh = await TestSchool.make(kit);
    const who = await principal(fresh);
    const rolledBack = kit.db.transaction(fresh.id, async () => {
      await rename(fresh, 'Never');
      await raise(fresh);
      expect((await rules.of({ ...who, rulesVersion: who.rulesVersion + 1 })).schoolName).toBe('Never');
      throw new Error('undone');
    });
    await expect(rolledBack).rejects.toThrow('undone');
    await kit.db.transaction(fresh.id, async () => {
      await rename(fresh, 'Kept');
      await raise(fresh);
    });
    expect((await rules.of({ ...who, rulesVersion: who.rulesVersion + 1 })).schoolName).toBe('Kept');
  });

  it('read by a transaction that has written, but not yet raised the version, are not kept for others', async () => {
    const fresh = await TestSchool.make(kit);
    const who = await principal(fresh);
    const rolledBack = kit.db.transaction(fresh.id, async () => {
      await rename(fresh, 'Never');
      expect((await rules.of(who)).schoolName).toBe('Never');
      throw new Error('undone');
    });
    await expect(rolledBack).rejects.toThrow('undone');
    expect((await rules.of(who)).schoolName).toBe(fresh.name);
  });

  it('that such a transaction is just reading are not shared with who asks from outside', async () => {
    const fresh = await TestSchool.make(kit);
    await kit.db.transaction(fresh.id, () => raise(fresh)); // nobody has read this version yet
    const who = await principal(fresh);
    let reading = () => {};
    const isReading = new Promise<void>((resolve) => (reading = resolve));
    const rolledBack = kit.db.transaction(fresh.id, async () => {
      await rename(fresh, 'Never');
      const own = rules.of(who);
      reading();
      expect((await own).schoolName).toBe('Never');
      throw new Error('undone');
    });
    const outside = isReading.then(() => rules.of(who));
    await expect(rolledBack).rejects.toThrow('undone');
    expect((await outside).schoolName).toBe(fresh.name);
  });

  it('are never older than what the principal’s session saw', async () => {
    const fresh = await TestSchool.make(kit);
    await rules.of(await principal(fresh));
    await kit.db.transaction(fresh.id, async () => {
      await rename(fresh, 'Newer');
      await raise(fresh);
    });
    expect((await rules.of(await principal(fresh))).schoolName).toBe('Newer');
  });

  it('of one school are not another’s', async () => {
    const other = await TestSchool.make(kit, { calendar: null, timeZone: 'Asia/Kolkata' });
    const known = await rules.of(await principal(other));
    expect(known).toMatchObject({ schoolName: other.name, timeZone: 'Asia/Kolkata', calendar: null, firstDay: null, policies: new Map() });
    expect([...known.departments.keys()]).toEqual([other.departmentId]);
  });

  describe('say how much time there is', () => {
    it('of a department’s technicians over the teaching days', async () => {
      const known = await rules.of(await principal(school));
      const [tuesday, monday] = [known.calendar?.day('2026-11-03'), known.calendar?.instantMs('2026-11-02', '00:00') ?? 0];
      const curve = capacityOf(known, school.departmentId);
      expect(curve?.minutes(tuesday?.startMs ?? 0, tuesday?.endMs ?? 0)).toBe(460);
      expect(curve?.minutes(monday, monday + 86_400_000)).toBe(0);
      expect(capacityOf(known, school.departmentId)).toBe(curve);
      expect(teamOf(known, school.departmentId).map(({ code }) => code)).toEqual(['TECHNICIAN']);
    });

    it('and nothing where it cannot be judged: no technician, no hours known, no calendar', async () => {
      const known = await rules.of(await principal(school));
      expect(capacityOf(known, 'nobody’s')).toBeNull();
      const blank = await TestSchool.make(kit, { calendar: null });
      expect(capacityOf(await rules.of(await principal(blank)), null)).toBeNull();
      const unhoured = await TestSchool.make(kit);
      await kit.db.transaction(unhoured.id, async () => {
        await kit.db.change('UPDATE person SET working_pattern = NULL');
        await raise(unhoured);
      });
      expect(capacityOf(await rules.of(await principal(unhoured)), unhoured.departmentId)).toBeNull();
    });

    it('of those in active service alone', async () => {
      const fresh = await TestSchool.make(kit);
      await fresh.person('second', ['technician'], FULL_DAY);
      await kit.db.transaction(fresh.id, () => raise(fresh));
      const day = (await rules.of(await principal(fresh))).calendar?.day('2026-11-03');
      const minutes = async () => capacityOf(await rules.of(await principal(fresh)), null)?.minutes(day?.startMs ?? 0, day?.endMs ?? 0);
      expect(await minutes()).toBe(920);
      await kit.db.transaction(fresh.id, async () => {
        await kit.db.change('UPDATE person SET active = false WHERE id = $1', [fresh.personId('second')]);
        await raise(fresh);
      });
      expect(await minutes()).toBe(460);
    });
  });
});
