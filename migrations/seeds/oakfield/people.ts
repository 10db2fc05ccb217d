import type { WorkFunction } from '@app/shared';
import type { SeedDepartmentName } from './school.js';

export type SeedRole = 'teacher' | 'technician' | 'head' | 'admin';

/** Working time per weekday (1 = Monday) and protected breaks, in wall time; a break without a weekday is every day's. */
export interface SeedWorkingPattern {
  windows: { weekday: number; start: string; end: string }[];
  breaks: { weekday?: number; start: string; end: string }[];
}

export interface SeedPerson {
  code: string;
  name: string;
  email: string;
  roles: SeedRole[];
  departments: SeedDepartmentName[];
  /** Where a teacher teaches when it is free. */
  homeRoom?: string;
  specialisms?: string[];
  /** What they are called at work. */
  title?: string;
  contract?: { hoursAYear: number; weeksAYear: number; shares: { function: WorkFunction; percent: number }[] };
  workingPattern?: SeedWorkingPattern;
}

/** The password of everyone at the demo school. */
export const DEMO_PASSWORD = 'oakfield-demo';

const at = (mailbox: string) => `${mailbox}@oakfield.example`;
const byFirstName = (name: string) => at((name.split(' ')[0] ?? name).toLowerCase());

const teacher = (code: string, name: string, department: SeedDepartmentName, specialism: string, homeRoom?: string): SeedPerson => ({
  code,
  name,
  email: byFirstName(name),
  roles: ['teacher'],
  departments: [department],
  specialisms: [specialism],
  ...(homeRoom === undefined ? {} : { homeRoom }),
});

const days = (weekdays: number[], start: string, end: string) => weekdays.map((weekday) => ({ weekday, start, end }));

/** Nine people who teach science, the head of department among them; one of them has no laboratory of her own. */
export const scienceTeachers: readonly SeedPerson[] = [
  { ...teacher('HMA', 'Helen Marsh', 'Science', 'Biology', 'Lab 1'), email: at('head'), roles: ['head', 'teacher'] },
  teacher('TOB', 'Tom O’Brien', 'Science', 'Biology', 'Lab 2'),
  teacher('GAD', 'Grace Adeyemi', 'Science', 'Biology', 'Lab 3'),
  teacher('DCH', 'Daniel Chen', 'Science', 'Chemistry', 'Lab 4'),
  teacher('FHU', 'Farah Hussain', 'Science', 'Chemistry', 'Lab 5'),
  teacher('RLE', 'Rachel Levy', 'Science', 'Chemistry'),
  { ...teacher('PPA', 'Priya Patel', 'Science', 'Physics', 'Lab 7'), email: at('teacher') },
  teacher('JWI', 'James Wilson', 'Science', 'Physics', 'Lab 8'),
  teacher('EMC', 'Eilidh McKay', 'Science', 'Physics', 'Lab 6'),
];

/** Two teachers for each of the smaller departments; the first is its head. */
export const otherTeachers: readonly SeedPerson[] = [
  { ...teacher('MWE', 'Marcus Webb', 'D&T', 'Resistant materials', 'Workshop 1'), roles: ['head', 'teacher'] },
  teacher('SHU', 'Sian Hughes', 'D&T', 'Electronics', 'Workshop 2'),
  { ...teacher('ACO', 'Ana Costa', 'Food', 'Food preparation', 'Food 1'), roles: ['head', 'teacher'] },
  teacher('BOL', 'Beth Ollerton', 'Food', 'Food preparation', 'Food 2'),
  { ...teacher('LFR', 'Leo Fraser', 'Art', 'Printmaking', 'Art 1'), roles: ['head', 'teacher'] },
  teacher('NAZ', 'Noor Aziz', 'Art', 'Ceramics', 'Art 2'),
  { ...teacher('KME', 'Kofi Mensah', 'ICT', 'Computing', 'ICT 1'), roles: ['head', 'teacher'] },
  teacher('RAD', 'Ruth Adler', 'ICT', 'Computing', 'ICT 2'),
];

/** What a job description at Oakfield sets aside for each sort of work, in percent. */
const SHARES: NonNullable<SeedPerson['contract']>['shares'] = [
  { function: 'prepare', percent: 45 },
  { function: 'deliver-and-collect', percent: 10 },
  { function: 'clear', percent: 15 },
  { function: 'stock', percent: 10 },
  { function: 'maintenance', percent: 10 },
  { function: 'administration', percent: 10 },
];

/** Three technicians for science (one part-time, not on Fridays), and two who are each shared by two smaller departments. */
export const technicians: readonly SeedPerson[] = [
  {
    code: 'SOK',
    name: 'Sam Okoro',
    email: at('technician'),
    roles: ['technician'],
    departments: ['Science'],
    title: 'Senior technician',
    specialisms: ['Chemistry', 'Biology'],
    contract: { hoursAYear: 1443, weeksAYear: 39, shares: SHARES },
    workingPattern: {
      windows: [...days([1, 2, 3, 4], '08:00', '16:00'), ...days([5], '08:00', '15:45')],
      breaks: [
        { start: '10:15', end: '10:30' },
        { start: '13:10', end: '13:40' },
      ],
    },
  },
  {
    code: 'JLI',
    name: 'Jo Lindqvist',
    email: at('jo'),
    roles: ['technician'],
    departments: ['Science'],
    title: 'Technician',
    specialisms: ['Biology'],
    contract: { hoursAYear: 780, weeksAYear: 39, shares: SHARES },
    workingPattern: {
      windows: days([1, 2, 3, 4], '08:15', '14:00'),
      breaks: [
        { start: '10:00', end: '10:15' },
        { start: '12:20', end: '12:50' },
      ],
    },
  },
  {
    code: 'ARA',
    name: 'Anil Rao',
    email: at('anil'),
    roles: ['technician'],
    departments: ['Science'],
    title: 'Technician',
    specialisms: ['Physics'],
    contract: { hoursAYear: 1320, weeksAYear: 39, shares: SHARES },
    workingPattern: {
      windows: days([1, 2, 3, 4, 5], '08:15', '15:45'),
      breaks: [
        { start: '10:30', end: '10:45' },
        { start: '12:30', end: '13:00' },
      ],
    },
  },
  {
    code: 'CWH',
    name: 'Carol Whitby',
    email: at('carol'),
    roles: ['technician'],
    departments: ['D&T', 'Art'],
    title: 'Workshop technician',
    specialisms: ['Workshop machines', 'Kiln'],
    workingPattern: {
      windows: days([1, 2, 3, 4, 5], '08:00', '15:45'),
      breaks: [
        { start: '10:30', end: '10:45' },
        { start: '13:10', end: '13:40' },
      ],
    },
  },
  {
    code: 'DMA',
    name: 'Dev Malhotra',
    email: at('dev'),
    roles: ['technician'],
    departments: ['Food', 'ICT'],
    title: 'Technician',
    specialisms: ['Food preparation', 'Computing'],
    workingPattern: {
      windows: days([1, 2, 3, 4, 5], '08:15', '15:45'),
      breaks: [
        { start: '10:30', end: '10:45' },
        { start: '13:10', end: '13:40' },
      ],
    },
  },
];

/** The school's administrator of the system. */
export const administrator: SeedPerson = {
  code: 'AMO',
  name: 'Alex Morgan',
  email: at('admin'),
  roles: ['admin'],
  departments: [],
};

/** Everyone who signs in, the administrator first. */
export const people: readonly SeedPerson[] = [administrator, ...scienceTeachers, ...otherTeachers, ...technicians];
