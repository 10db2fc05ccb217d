import type { WaitingRequisition } from '@app/shared/contracts';

/** A request of 9A for Tue 24 Nov 2026 that waits for an answer: on time and complete. */
export function waitingRequisition(change: Partial<WaitingRequisition> = {}): WaitingRequisition {
  return {
    id: 'q1',
    version: 1,
    status: 'submitted',
    title: 'Food tests',
    group: '9A',
    room: 'Lab 2',
    departmentId: 'd1',
    teacher: { id: 'p1', code: 'PPA', name: 'Priya Patel' },
    otherTeachers: [],
    date: '2026-11-24',
    period: 'P3',
    lastPeriod: null,
    start: '2026-11-24T11:10:00Z',
    sets: 14,
    late: false,
    minutesLate: 0,
    schoolDaysLate: 0,
    lateReason: null,
    short: false,
    overload: null,
    foundOverload: null,
    notes: null,
    lastMessage: null,
    question: null,
    ...change,
  };
}
