import { describe, expect, it } from '@jest/globals';
import { startTestApp, TestSchool } from '../testing/index.js';
import { capacityOf, SchoolRules } from './index.js';

describe('the rules of a school', () => {
  it('reads', async () => {
    const kit = await startTestApp();
    const school = await TestSchool.make(kit, { calendar: null });
    const rules = await kit.app.get(SchoolRules).of({ schoolId: school.id, rulesVersion: 1 });
    expect(rules.technicians).toHaveLength(1);
    expect(rules.calendar).toBeNull();
    expect(capacityOf(rules, null)).toBeNull();
    await kit.stop();
  });
});
