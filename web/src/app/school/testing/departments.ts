import type { Department } from '@app/shared/contracts';

/** A department for tests: one of science that asks, and whose deadline nobody has set. */
export function department(change: Partial<Department> = {}): Department {
  return {
    id: 'd1',
    name: 'Science',
    riskAssessmentNeeded: false,
    asks: true,
    lendsPracticals: false,
    prepRoomIds: [],
    teamShared: false,
    deadlinesFrom: null,
    policy: null,
    policies: [],
    ...change,
  };
}
