/** A chemical or consumable on a shelf; `expiresInDays` from the day on which the demo begins, below 0: it is out of date. */
export interface SeedStock {
  name: string;
  kind: 'chemical' | 'consumable';
  amount: number;
  unit: 'g' | 'cm3' | null;
  concentration: number | null;
  location: string;
  expiresInDays: number | null;
  reorderLevel: number | null;
  supplier: string | null;
  price: number | null;
  /** Ids of the school's storage groups that it is in. */
  storageGroups?: readonly string[];
  /** Since when it is open, counted back from the day on which the demo begins. */
  openedDaysAgo?: number;
}

type More = Partial<Pick<SeedStock, 'expiresInDays' | 'supplier' | 'price' | 'concentration' | 'storageGroups' | 'openedDaysAgo'>>;

const NOTHING = { concentration: null, expiresInDays: null, supplier: null, price: null };
const chemicals = { supplier: 'Trent Laboratory Supplies' };

const solid = (name: string, amount: number, reorderLevel: number, location: string, more: More = {}): SeedStock => {
  return { ...NOTHING, ...chemicals, name, kind: 'chemical', amount, unit: 'g', location, reorderLevel, ...more };
};
const liquid = (name: string, amount: number, reorderLevel: number, location: string, more: More = {}): SeedStock => {
  return { ...NOTHING, ...chemicals, name, kind: 'chemical', amount, unit: 'cm3', location, reorderLevel, ...more };
};
const counted = (name: string, amount: number, reorderLevel: number, location: string, more: More = {}): SeedStock => {
  return { ...NOTHING, name, kind: 'consumable', amount, unit: null, location, reorderLevel, ...more };
};

/** What stands in the stores of Oakfield School: most of it there, some low, some out of date, one of which there is none. */
export const stock: readonly SeedStock[] = [
  solid('Copper(II) sulfate-5-water', 1450, 500, 'Chemical store · shelf 2', { price: 14.2 }),
  solid('Sodium chloride', 3200, 1000, 'Chemical store · shelf 1', { price: 4.5 }),
  solid('Sodium hydroxide', 380, 500, 'Chemical store · corrosives', { price: 9.8, storageGroups: ['alkalis'] }),
  solid('Potassium iodide', 120, 100, 'Chemical store · shelf 2', { price: 32 }),
  solid('Sodium thiosulfate-5-water', 900, 250, 'Chemical store · shelf 3', { price: 8.6 }),
  solid('Calcium carbonate', 2100, 500, 'Chemical store · shelf 1', { price: 6.4 }),
  solid('Zinc', 260, 250, 'Chemical store · shelf 4', { price: 17.5 }),
  solid('Magnesium', 35, 50, 'Chemical store · metals', { price: 21 }),
  solid('Sucrose', 4000, 1000, 'Prep 1 · cupboard 4', { supplier: 'Market Street Grocers', price: 1.6 }),
  solid('Starch', 420, 250, 'Prep 1 · cupboard 4', { expiresInDays: 210, price: 7.2 }),
  solid('Agar', 60, 100, 'Prep 1 · cupboard 4', { expiresInDays: 40, price: 38 }),
  liquid('Hydrochloric acid', 2400, 1000, 'Chemical store · corrosives', { concentration: 5, price: 12.4, storageGroups: ['acids'] }),
  liquid('Sulfuric acid', 900, 500, 'Chemical store · corrosives', { concentration: 2.5, price: 13.9, storageGroups: ['acids'] }),
  liquid('Ammonia solution', 480, 250, 'Chemical store · corrosives', {
    concentration: 5,
    expiresInDays: 120,
    price: 11,
    storageGroups: ['alkalis'],
  }),
  liquid('Ethanol', 1900, 500, 'Flammables cabinet', { price: 16.5, storageGroups: ['flammables'] }),
  liquid('Propan-2-ol', 480, 250, 'Flammables cabinet', {
    price: 15.1,
    storageGroups: ['flammables', 'peroxide-formers'],
    openedDaysAgo: 200,
  }),
  liquid('Hydrogen peroxide', 650, 250, 'Prep 1 · fridge', {
    concentration: 1.67,
    expiresInDays: -12,
    price: 9.4,
    storageGroups: ['oxidisers'],
  }),
  liquid('Iodine solution', 700, 250, 'Chemical store · shelf 3', { concentration: 0.01, expiresInDays: 300, price: 10.2 }),
  liquid('Benedict’s solution', 300, 500, 'Chemical store · shelf 3', { expiresInDays: 150, price: 15.7 }),
  liquid('Universal indicator', 0, 250, 'Chemical store · shelf 3', { price: 19.9 }),
  counted('Filter paper', 640, 200, 'Prep 1 · drawer 2', { supplier: 'Trent Laboratory Supplies', price: 5.5 }),
  counted('Disposable gloves', 90, 100, 'Prep 1 · drawer 1', { supplier: 'Trent Laboratory Supplies', price: 6.9 }),
  counted('Wooden splint', 1400, 500, 'Prep 2 · drawer 3', { supplier: 'Trent Laboratory Supplies', price: 3.1 }),
  counted('Graph paper', 480, 100, 'Prep 2 · drawer 1', { supplier: 'County Stationery', price: 4.2 }),
  counted('AAA cell', 22, 40, 'ICT store · box 3', { supplier: 'County Stationery', price: 8.4 }),
  counted('Torch kit', 70, 30, 'Workshop store · shelf 5', { supplier: 'Workshop Direct', price: 46 }),
  counted('Lino tile', 64, 40, 'Art store · plan chest', { supplier: 'Bright Art Supplies', price: 28 }),
  counted('Dried yeast sachet', 48, 30, 'Food store · dry shelf', { expiresInDays: -3, supplier: 'Market Street Grocers', price: 2.1 }),
  counted('Stock cube', 60, 24, 'Food store · dry shelf', { expiresInDays: 90, supplier: 'Market Street Grocers', price: 1.9 }),
];

/** What departments may spend this financial year, in pounds. */
export const budgets = [
  { department: 'Science', amount: 6400 },
  { department: 'Food', amount: 1800 },
  { department: 'D&T', amount: 2600 },
  { department: 'Art', amount: 2100 },
] as const;

/** What was ordered, days before the demo begins, and how many days ago it came. */
export const purchases = [
  { department: 'Science', title: 'Balances, two', supplier: 'Trent Laboratory Supplies', cost: 318, orderedDaysAgo: 60, cameDaysAgo: 48 },
  {
    department: 'Science',
    title: 'Chemicals, autumn order',
    supplier: 'Trent Laboratory Supplies',
    cost: 742.6,
    orderedDaysAgo: 70,
    cameDaysAgo: 55,
  },
  { department: 'Science', title: 'Universal indicator, 1 dm³', supplier: 'Trent Laboratory Supplies', cost: 19.9, orderedDaysAgo: 4 },
  { department: 'Food', title: 'Dried yeast, 100 sachets', supplier: 'Market Street Grocers', cost: 14.2, orderedDaysAgo: 2 },
  { department: 'Food', title: 'Groceries, October', supplier: 'Market Street Grocers', cost: 386.45, orderedDaysAgo: 40, cameDaysAgo: 38 },
  { department: 'D&T', title: 'Acrylic sheet, 40', supplier: 'Workshop Direct', cost: 212, orderedDaysAgo: 6 },
] as const;

/** How the demo school keeps its stock, by rules of its own: an example, and nobody's advice. */
export const storageGroups = [
  { id: 'flammables', name: 'Flammables', colour: 'red', apart: ['oxidisers'], months: null },
  { id: 'oxidisers', name: 'Oxidisers', colour: 'yellow', apart: ['flammables'], months: null },
  { id: 'acids', name: 'Acids', colour: 'white', apart: ['alkalis'], months: null },
  { id: 'alkalis', name: 'Alkalis', colour: 'white', apart: ['acids'], months: null },
  { id: 'peroxide-formers', name: 'Peroxide formers', colour: '', apart: [], months: 6 },
];
