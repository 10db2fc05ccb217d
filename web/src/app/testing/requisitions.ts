import type { Line, Requisition } from '@app/shared/contracts';
import { lesson } from './lessons';

/** A line of a kit list: one Microscope for each set. */
export function line(change: Partial<Line> = {}): Line {
  return {
    id: 'n1',
    apparatusId: 'a1',
    name: 'Microscope',
    kind: 'apparatus',
    perClass: 0,
    perSet: 1,
    perPupil: 0,
    spare: 0,
    unit: null,
    concentration: null,
    concentrationText: null,
    roundTo: null,
    overage: null,
    location: 'Prep room, shelf 2',
    pictograms: null,
    statements: null,
    needed: 10,
    short: 0,
    ...change,
  };
}

/** A request of the library's 'Specific heat capacity' for the lesson of `lesson()`, accepted. */
export function requisition(change: Partial<Requisition> = {}): Requisition {
  return {
    id: 'q1',
    version: 1,
    number: 1042,
    lesson: lesson(),
    lessonGone: false,
    newer: null,
    teacher: lesson().teacher,
    departmentId: 'd1',
    practical: { id: 'pr1', version: 1, title: 'Specific heat capacity' },
    title: 'Specific heat capacity',
    pupils: 30,
    pupilsTyped: false,
    groupSize: 3,
    sets: 10,
    trays: 4,
    lines: [line()],
    ownLines: false,
    status: 'accepted',
    next: ['cancelled'],
    deadline: '2026-11-19T12:00:00Z',
    submittedAt: '2026-11-18T09:00:00Z',
    late: false,
    minutesLate: 0,
    schoolDaysLate: 0,
    lateReason: null,
    lateWords: null,
    excused: false,
    short: false,
    overloads: null,
    minutesOver: null,
    judged: true,
    askBy: null,
    riskAssessment: null,
    notes: null,
    outcome: null,
    question: null,
    tasks: [],
    history: [],
    messages: [],
    ...change,
  };
}
