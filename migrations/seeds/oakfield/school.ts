/** Oakfield School, the demo school: made up, like everyone in it. */
export const school = { name: 'Oakfield School', timeZone: 'Europe/London', pupils: 1200 } as const;

export type SeedDepartmentName = 'Science' | 'D&T' | 'Food' | 'Art' | 'ICT';

/** A requisition policy; `weekday` 1 = Monday, `time` is wall time. */
export type SeedPolicy = { kind: 'weekly'; weekday: number; time: string; weeksBefore: number } | { kind: 'notice'; schoolDays: number };

export interface SeedDepartment {
  name: SeedDepartmentName;
  policy: SeedPolicy;
}

/** Science asks by Thursday noon of the week before, Food by Friday, since it is shopped for on Monday; the others want three school days. */
export const departments: readonly SeedDepartment[] = [
  { name: 'Science', policy: { kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 } },
  { name: 'D&T', policy: { kind: 'notice', schoolDays: 3 } },
  { name: 'Food', policy: { kind: 'weekly', weekday: 5, time: '12:00', weeksBefore: 1 } },
  { name: 'Art', policy: { kind: 'notice', schoolDays: 3 } },
  { name: 'ICT', policy: { kind: 'notice', schoolDays: 3 } },
];

export interface SeedRoom {
  code: string;
  department: SeedDepartmentName;
  facilities: readonly ('gas' | 'water' | 'mains' | 'fume-cupboard' | 'blackout' | 'sinks' | 'food-safe')[];
}

/** What the rooms of a department have, as a rule. */
const USUAL: Record<SeedDepartmentName, SeedRoom['facilities']> = {
  Science: ['gas', 'water', 'mains', 'sinks'],
  'D&T': ['mains', 'sinks'],
  Food: ['gas', 'water', 'mains', 'sinks', 'food-safe'],
  Art: ['water', 'mains', 'sinks'],
  ICT: ['mains'],
};
/** What single rooms have besides. */
const BESIDES: Record<string, SeedRoom['facilities']> = {
  'Lab 2': ['fume-cupboard'],
  'Lab 4': ['fume-cupboard'],
  'Lab 7': ['blackout'],
};

const roomsOf = (department: SeedDepartmentName, ...codes: string[]): SeedRoom[] =>
  codes.map((code) => ({ code, department, facilities: [...USUAL[department], ...(BESIDES[code] ?? [])] }));

/** Eight laboratories, and two rooms for each of the smaller departments. */
export const rooms: readonly SeedRoom[] = [
  ...roomsOf('Science', 'Lab 1', 'Lab 2', 'Lab 3', 'Lab 4', 'Lab 5', 'Lab 6', 'Lab 7', 'Lab 8'),
  ...roomsOf('D&T', 'Workshop 1', 'Workshop 2'),
  ...roomsOf('Food', 'Food 1', 'Food 2'),
  ...roomsOf('Art', 'Art 1', 'Art 2'),
  ...roomsOf('ICT', 'ICT 1', 'ICT 2'),
];

/** A room in which technicians of a department work, with the laboratories that it serves and the technicians whose it is. */
export interface SeedPrepRoom {
  code: string;
  department: SeedDepartmentName;
  serves: readonly string[];
  technicians: readonly string[];
}

/** Two prep rooms of science: what is kept in one says so in its place ('Prep 1 · shelf A'). */
export const prepRooms: readonly SeedPrepRoom[] = [
  { code: 'Prep 1', department: 'Science', serves: ['Lab 1', 'Lab 2', 'Lab 3', 'Lab 4'], technicians: ['SOK', 'JLI'] },
  { code: 'Prep 2', department: 'Science', serves: ['Lab 5', 'Lab 6', 'Lab 7', 'Lab 8'], technicians: ['ARA'] },
];

export interface SeedPeriod {
  name: string;
  start: string;
  end: string;
}

/** The periods of every weekday, in wall time. */
export const periods: readonly SeedPeriod[] = [
  { name: 'P1', start: '08:50', end: '09:50' },
  { name: 'P2', start: '09:50', end: '10:50' },
  { name: 'P3', start: '11:10', end: '12:10' },
  { name: 'P4', start: '12:10', end: '13:10' },
  { name: 'P5', start: '14:00', end: '15:00' },
];
