import type { CalendarView, Lesson, LessonRequisition, Me } from '@app/shared/contracts';

/** A lesson for tests: Tue 24 Nov 2026, P2, a Year 10 group of 30; closes Thu 19 Nov 12:00. */
export function lesson(change: Partial<Lesson> = {}): Lesson {
  return {
    id: '0190_2026-11-24',
    date: '2026-11-24',
    period: 'P2',
    lastPeriod: null,
    schedule: null,
    otherTeachers: [],
    start: '2026-11-24T09:50:00Z',
    end: '2026-11-24T10:50:00Z',
    startTime: '09:50',
    endTime: '10:50',
    cycleDay: 'A Tue',
    group: { id: 'g1', code: '10Y/Ph2', year: 10, pupils: 30 },
    subject: 'Physics',
    departmentId: 'd1',
    teacher: { id: 'p1', code: 'PPA', name: 'Priya Patel' },
    room: { id: 'r3', code: 'Lab 3' },
    occasion: null,
    change: null,
    changes: [],
    deadline: '2026-11-19T12:00:00Z',
    answer: null,
    state: 'unanswered',
    requisitions: [],
    ...change,
  };
}

/** What a lesson tells of a request that stands on it: accepted, for 10 sets. */
export function lessonRequisition(change: Partial<LessonRequisition> = {}): LessonRequisition {
  return {
    id: 'q1',
    title: 'Specific heat capacity',
    status: 'accepted',
    late: false,
    minutesLate: 0,
    schoolDaysLate: 0,
    short: false,
    sets: 10,
    outcome: null,
    keptUntil: null,
    supportMinutes: null,
    question: null,
    ...change,
  };
}

/** Mon 23 to Fri 27 Nov 2026 in week A, with Thursday an INSET day; then nothing. */
export function calendar(): CalendarView {
  const periods = [
    { name: 'P1', start: '08:50', end: '09:50' },
    { name: 'P2', start: '09:50', end: '10:50' },
    { name: 'P3', start: '11:10', end: '12:10' },
  ];
  return {
    from: '2026-11-23',
    to: '2026-12-06',
    timeZone: 'Europe/London',
    firstWeekday: 1,
    firstWeekdaySaid: null,
    warnings: [],
    teachingDays: [23, 24, 25, 27].map((day) => ({
      date: `2026-11-${day}`,
      weekday: day - 22,
      week: '2026-11-23',
      weekLabel: 'A',
      cycleDay: 'A',
      term: 'Autumn',
      periods,
    })),
    closures: [
      { from: '2026-11-26', to: '2026-11-26', kind: 'inset', name: 'INSET day' },
      { from: '2026-11-28', to: '2026-12-31', kind: 'holiday', name: 'Christmas' },
    ],
    terms: [],
    periods,
    cycle: null,
  };
}

/** A teacher at a made-up school. */
export function me(change: Partial<Me> = {}): Me {
  return {
    user: { id: 'p1', name: 'Priya Patel', code: 'PPA', email: 'teacher@oakfield.example' },
    school: { id: 's1', name: 'Oakfield School', timeZone: 'Europe/London', demo: false },
    roles: ['teacher'],
    departments: [{ id: 'd1', name: 'Science', roles: ['teacher'] }],
    headOf: null,
    shares: [],
    permissions: ['me.read', 'lessons.read', 'requisitions.read', 'requisitions.ask', 'requisitions.move', 'lessons.answer'],
    today: '2026-11-18',
    now: '2026-11-18T09:00:00Z',
    newestEvent: null,
    ...change,
  };
}
