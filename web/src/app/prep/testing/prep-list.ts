import type { ListedTask, PrepList, TaskContext } from '@app/shared/contracts';

/** A task of Tue 24 Nov 2026 for 9A in Lab 2. */
export function task(
  id: string,
  kind: ListedTask['kind'],
  change: Partial<ListedTask> = {},
  lesson: Partial<TaskContext> = {},
): ListedTask {
  return {
    id,
    version: 1,
    kind,
    requisitionId: 'q1',
    departmentId: 'd1',
    title: 'Food tests',
    minutes: 5,
    from: '2026-11-24T08:20:00Z',
    due: '2026-11-24T08:50:00Z',
    date: '2026-11-24',
    assignee: null,
    pinned: false,
    doneAt: null,
    actualMinutes: null,
    ...change,
    lesson: {
      requisitionVersion: 1,
      status: 'accepted',
      lessonId: 'e1_2026-11-24',
      lessonDate: '2026-11-24',
      period: 'P3',
      lastPeriod: null,
      lessonStart: '2026-11-24T11:10:00Z',
      group: '9A',
      room: 'Lab 2',
      teacher: 'Priya Patel',
      otherTeachers: [],
      teacherAway: false,
      changes: [],
      sets: 14,
      trays: 5,
      short: false,
      shortLines: [],
      missing: [],
      late: false,
      notes: null,
      keptUntil: null,
      supportNote: null,
      ...lesson,
    },
  };
}

/** The list of Tue 24 Nov 2026 with nothing on it. */
export function prepList(change: Partial<PrepList> = {}): PrepList {
  return {
    date: '2026-11-24',
    teachingDay: true,
    weekLabel: 'A',
    previousDay: '2026-11-23',
    nextDay: '2026-11-25',
    workMinutes: 0,
    technicianMinutes: 300,
    breaks: [],
    technicians: [],
    prepRooms: [],
    batches: [],
    ahead: [],
    tasks: [],
    pickList: [],
    deliveries: [],
    collections: [],
    waiting: [],
    waitingCounts: { total: 0, queried: 0, late: 0, short: 0 },
    toClose: [],
    toCloseTotal: 0,
    ...change,
  };
}
