import type { SeedDepartmentName } from '../school.js';

/** A line of a list that a teacher types; `apparatus` by its name. */
export interface SeedWishLine {
  name: string;
  kind: 'apparatus' | 'consumable';
  perClass?: number;
  perPupil?: number;
  spare?: number;
  unit?: 'g' | 'cm3';
  roundTo?: number;
}

/** A request that shows what else can be asked for, for the first coming lesson that it fits. */
export interface SeedWish {
  department: SeedDepartmentName;
  /** Whose lesson; anybody's of the department where nobody is named. */
  teacher?: string;
  years: number[];
  /** A practical of the starter library, or a title with lines of its own. */
  practical?: string;
  title?: string;
  lines?: SeedWishLine[];
  note?: string;
  /** It stays out until a later lesson of the class. */
  staysOut?: boolean;
  support?: { when: 'start' | 'end' | 'whole'; minutes?: number; note?: string };
}

const item = (name: string, of: Partial<SeedWishLine>): SeedWishLine => ({ name, kind: 'consumable', ...of });
const gramsEach = (name: string, perPupil: number, roundTo: number) => item(name, { perPupil, unit: 'g', roundTo });
const own = (name: string, of: Partial<SeedWishLine>): SeedWishLine => ({ name, kind: 'apparatus', ...of });

export const wishes: readonly SeedWish[] = [
  {
    department: 'Science',
    teacher: 'HMA',
    years: [8, 10, 11],
    practical: 'seedlings-and-light',
    note: 'Please leave the dishes on the window sill until we measure them.',
    staysOut: true,
  },
  {
    department: 'Science',
    teacher: 'PPA',
    years: [8, 9, 11],
    practical: 'van-de-graaff',
    support: { when: 'whole', note: 'Please run the generator while I hold the questions.' },
  },
  {
    department: 'Food',
    years: [10, 11],
    title: 'Vegetable fajitas',
    lines: [
      item('Tortilla wrap', { perPupil: 2, spare: 2 }),
      item('Pepper', { perPupil: 1 }),
      item('Onion', { perPupil: 0.5 }),
      gramsEach('Mushrooms', 50, 250),
      gramsEach('Grated cheese', 30, 100),
      own('Chef’s knife', { perPupil: 1 }),
      own('Chopping board', { perPupil: 1 }),
    ],
    note: 'Please weigh the cheese into pots.',
  },
  {
    department: 'D&T',
    years: [7, 8, 9],
    title: 'Bird box: cutting list',
    lines: [
      item('Pine 12 mm, front and back, 150 × 200 mm', { perPupil: 2, spare: 4 }),
      item('Pine 12 mm, sides, 125 × 200 mm', { perPupil: 2, spare: 4 }),
      item('Pine 12 mm, roof, 150 × 175 mm', { perPupil: 1, spare: 2 }),
      item('Panel pin 25 mm', { perPupil: 12, spare: 20 }),
      own('Steel rule', { perPupil: 1 }),
      own('Workshop eye protection', { perPupil: 1 }),
    ],
    note: 'Machine queue: band saw first, then the pillar drill for the 32 mm holes.',
  },
  {
    department: 'Art',
    years: [7, 8, 11],
    practical: 'clay-tiles',
    note: 'Tiles dry until the next lesson; please fire them before it. The kiln is full with this class.',
    staysOut: true,
  },
  {
    department: 'ICT',
    years: [7, 8, 9, 10, 11],
    title: 'Spreadsheet models on laptops',
    lines: [own('Laptop trolley B', { perClass: 1 }), item('Paper for printing', { perClass: 30 })],
    note: 'Charged, please: it is used for the whole lesson, and needs an hour on the mains before the next class.',
  },
];

/** The club of the demo school, and what it does at its coming meetings. */
export const club = {
  title: 'Science club',
  teacher: 'PPA',
  room: 'Lab 7',
  weekday: 4,
  start: '15:15',
  end: '16:10',
  pupils: 18,
  meetings: 8,
  practicals: ['electromagnets', 'red-cabbage-indicator'],
} as const;

/** What broke, as a technician wrote it down. */
export const broken = [
  { apparatus: 'Bunsen burner', quantity: 2, cost: 14.4, note: 'Tubing cracked; out until it is replaced.', how: 'used-up' },
  { apparatus: 'Kitchen scales', quantity: 1, cost: 18, note: 'Dropped; the glass is cracked.', how: 'broken' },
  { apparatus: 'Eureka can', quantity: 1, cost: 11, note: 'The spout has come off.', how: 'broken' },
] as const;

/** A thing of which it is written down who had it when, by the people who may: hours before now, and minutes until it was back. */
export const source = {
  name: 'Strontium-90 source',
  category: 'Radioactivity',
  location: 'Locked steel store, Prep 2',
  mayUse: ['SOK', 'HMA', 'JWI'],
  uses: [
    { code: 'JWI', hoursAgo: 166, minutes: 55, note: '10Y: absorption by paper and aluminium' },
    { code: 'SOK', hoursAgo: 334, minutes: 10, note: 'Wipe test and count' },
  ],
} as const;

/** A kit of the demo school: a trolley that goes out with its parts. */
export const kit = {
  name: 'Circuits trolley',
  category: 'Electricity',
  location: 'Prep 2 · trolley 3',
  parts: [
    { apparatus: 'Ammeter', quantity: 15 },
    { apparatus: 'Voltmeter', quantity: 15 },
    { apparatus: 'Switch', quantity: 15 },
    { apparatus: 'Connecting lead 4 mm', quantity: 90 },
  ],
} as const;

/** When Food closes its shopping for a week: on the Sunday before it, since it is bought on Monday morning. */
export const shoppingCloses = { department: 'Food', weekday: 7, time: '18:00' } as const;

/** What classes of Food need, in turn; never whom it is for. */
export const classNeeds = [
  [
    { need: 'no gluten', count: 1 },
    { need: 'no milk', count: 2 },
  ],
  [{ need: 'halal', count: 4 }],
  [
    { need: 'no nuts', count: 1 },
    { need: 'vegetarian', count: 3 },
  ],
];
