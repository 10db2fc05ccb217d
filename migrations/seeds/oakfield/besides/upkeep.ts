import type { SeedDepartmentName } from '../school.js';

/** Technicians' work that no request asks for. */
export interface SeedDuty {
  title: string;
  function: 'stock' | 'maintenance' | 'support' | 'administration' | 'other';
  minutes: number;
  rrule: string;
  window: { start: string; end: string };
  department: SeedDepartmentName;
  /** The code of who does it; nobody in particular where none is named. */
  assignee?: string;
}

export const duties: readonly SeedDuty[] = [
  {
    title: 'Water the plants, feed the stick insects',
    function: 'maintenance',
    minutes: 10,
    rrule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR',
    window: { start: '08:15', end: '09:00' },
    department: 'Science',
  },
  {
    title: 'Count what is low in the chemical store',
    function: 'stock',
    minutes: 30,
    rrule: 'FREQ=WEEKLY;BYDAY=FR',
    window: { start: '13:40', end: '15:30' },
    department: 'Science',
    assignee: 'SOK',
  },
  {
    title: 'Rinse the eye-wash stations',
    function: 'maintenance',
    minutes: 15,
    rrule: 'FREQ=WEEKLY;BYDAY=MO',
    window: { start: '14:15', end: '15:30' },
    department: 'Science',
    assignee: 'ARA',
  },
  {
    title: 'Shopping for the week’s food lessons',
    function: 'stock',
    minutes: 60,
    rrule: 'FREQ=WEEKLY;BYDAY=MO',
    window: { start: '08:30', end: '10:30' },
    department: 'Food',
    assignee: 'DMA',
  },
  {
    title: 'Empty the workshop extraction',
    function: 'maintenance',
    minutes: 20,
    rrule: 'FREQ=WEEKLY;BYDAY=FR',
    window: { start: '14:00', end: '15:30' },
    department: 'D&T',
    assignee: 'CWH',
  },
];

/** A check of equipment; `dueInDays` from the day on which the demo begins, below 0: it is overdue. */
export interface SeedCheck {
  title: string;
  /** The name of the apparatus that it is of, where it is one. */
  apparatus?: string;
  dueInDays: number;
  everyMonths: number;
  blocksItem?: boolean;
}

export const checks: readonly SeedCheck[] = [
  { title: 'Fume cupboard of Lab 2: air flow', dueInDays: 24, everyMonths: 14 },
  { title: 'Fume cupboard of Lab 4: air flow', dueInDays: 24, everyMonths: 14 },
  { title: 'Autoclave: pressure vessel inspection', dueInDays: 66, everyMonths: 14 },
  { title: 'Top-pan balances: check against the masses', apparatus: 'Top-pan balance 0.01 g', dueInDays: -9, everyMonths: 6 },
  { title: 'Van de Graaff generator: belt and leads', apparatus: 'Van de Graaff generator', dueInDays: 31, everyMonths: 12 },
  { title: 'Kiln: door switch and elements', apparatus: 'Kiln', dueInDays: 12, everyMonths: 12, blocksItem: true },
  { title: 'Laser cutter: extraction and filters', apparatus: 'Laser cutter', dueInDays: 5, everyMonths: 3, blocksItem: true },
];

/** What a technician wrote down for themselves; `daysAgo` counts teaching days before the demo begins. */
export interface SeedLogEntry {
  code: string;
  daysAgo: number;
  minutes: number;
  kind: 'unpaid' | 'non-core' | 'missed-break' | 'cpd' | 'meeting';
  note: string;
  shared?: boolean;
}

export const log: readonly SeedLogEntry[] = [
  { code: 'SOK', daysAgo: 1, minutes: 25, kind: 'unpaid', note: 'Stayed to clear after the last lesson.', shared: true },
  { code: 'SOK', daysAgo: 2, minutes: 30, kind: 'missed-break', note: 'Lunch: two trolleys back late.', shared: true },
  { code: 'SOK', daysAgo: 3, minutes: 40, kind: 'non-core', note: 'Covered reception.' },
  { code: 'SOK', daysAgo: 6, minutes: 120, kind: 'cpd', note: 'Course: make-up of solutions.', shared: true },
  { code: 'JLI', daysAgo: 2, minutes: 15, kind: 'unpaid', note: 'Plants over the weekend.', shared: true },
  { code: 'ARA', daysAgo: 4, minutes: 45, kind: 'non-core', note: 'Moved exam tables.', shared: true },
  { code: 'ARA', daysAgo: 5, minutes: 30, kind: 'meeting', note: 'Science team, the orders of next half term.', shared: true },
];
