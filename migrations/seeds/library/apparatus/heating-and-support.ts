import { category } from './apparatus.types.js';

const heating = category('Heating', 0);
const support = category('Stands and supports', 0);
const measuring = category('Measuring', 0);
const general = category('General', 0);

/** Burners, stands, balances and the small things of every laboratory. */
export const heatingAndSupport = [
  heating('bunsen-burner', 'Bunsen burner', 128, 'Each lab · side cupboard'),
  heating('tripod', 'Tripod', 96, 'Each lab · side cupboard', { turnaroundMinutes: 10 }),
  heating('gauze', 'Gauze', 96, 'Each lab · side cupboard', { turnaroundMinutes: 10 }),
  heating('heatproof-mat', 'Heatproof mat', 128, 'Each lab · side cupboard'),
  heating('tongs', 'Tongs', 64, 'Prep 1 · drawer 2'),
  heating('nichrome-loop', 'Nichrome wire loop', 64, 'Prep 1 · drawer 2', { turnaroundMinutes: 15 }),
  heating('water-bath', 'Water bath', 6, 'Prep 1 · bench', { turnaroundMinutes: 15 }),
  heating('kettle', 'Kettle', 12, 'Prep 1 · bench'),
  heating('radiant-heater', 'Radiant heater', 3, 'Prep 2 · cupboard 4', { turnaroundMinutes: 30 }),
  heating('insulation-wrap', 'Insulation wrap', 32, 'Prep 2 · cupboard 4'),
  support('clamp-stand', 'Clamp stand with boss and clamp', 72, 'Each lab · back bench'),
  support('boss-and-clamp', 'Boss and clamp', 48, 'Prep 2 · drawer 1'),
  support('g-clamp', 'G-clamp', 48, 'Prep 2 · drawer 1'),
  support('wooden-block-pair', 'Pair of wooden clamping blocks', 16, 'Prep 2 · drawer 1'),
  support('wooden-bridge', 'Wooden bridge', 16, 'Prep 2 · drawer 1'),
  measuring('top-pan-balance', 'Top-pan balance 0.01 g', 10, 'Prep 1 · bench'),
  measuring('balance-2kg', 'Top-pan balance 2 kg', 4, 'Prep 2 · bench'),
  measuring('thermometer', 'Thermometer −10 to 110 °C', 96, 'Prep 1 · drawer 1', { outOfService: 3 }),
  measuring('stopwatch', 'Stopwatch', 80, 'Prep 2 · drawer 2', { outOfService: 2 }),
  measuring('metre-rule', 'Metre rule', 64, 'Prep 2 · corner rack'),
  measuring('ruler-30cm', 'Ruler 30 cm', 128, 'Each lab · front drawer'),
  measuring('protractor', 'Protractor', 64, 'Prep 2 · drawer 2'),
  measuring('vernier-caliper', 'Vernier caliper', 16, 'Prep 2 · drawer 3'),
  measuring('micrometer', 'Micrometer', 10, 'Prep 2 · drawer 3'),
  measuring('calculator', 'Calculator', 64, 'Prep 2 · drawer 2'),
  general('eye-protection', 'Eye protection', 288, 'Each lab · cabinet'),
  general('spatula', 'Spatula', 96, 'Prep 1 · drawer 2', { turnaroundMinutes: 15 }),
  general('forceps', 'Forceps', 64, 'Prep 1 · drawer 5', { turnaroundMinutes: 10 }),
  general('scissors', 'Scissors', 64, 'Prep 2 · drawer 4'),
  general('marker-pen', 'Marker pen', 60, 'Prep 1 · drawer 5'),
  general('clipboard', 'Clipboard', 34, 'Prep 1 · shelf H'),
  general('demonstration-screen', 'Demonstration screen', 4, 'Prep 1 · floor'),
  general('visualiser', 'Visualiser', 3, 'Prep 1 · shelf H'),
  general('first-aid-kit', 'First-aid kit for field work', 3, 'Prep 1 · door'),
  general('desk-fan', 'Desk fan', 4, 'Prep 2 · cupboard 4'),
] as const;
