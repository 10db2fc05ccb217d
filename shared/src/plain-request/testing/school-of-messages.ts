/** The school to which the messages of this folder are written: made up, small, on Monday 16 November 2026 at 08:00. */
export const TODAY = '2026-11-16';

export const THINGS: readonly (string | [name: string, ...aliases: string[]])[] = [
  'Bunsen burner', 'Tripod', 'Gauze', 'Heatproof mat', 'Tongs', 'Water bath', 'Kettle', 'Clamp stand with boss and clamp', 'Boss and clamp', 'G-clamp',
  ['Top-pan balance 0.01 g', 'electronic balance'], 'Top-pan balance 2 kg', 'Thermometer −10 to 110 °C', 'Stopwatch', 'Metre rule', 'Ruler 30 cm', 'Protractor',
  'Micrometer', 'Eye protection', 'Spatula', 'Forceps', 'Scissors', 'Power supply 0 to 12 V', 'Ammeter', 'Voltmeter', 'Connecting lead 4 mm',
  'Lead with crocodile clip', 'Crocodile clip', 'Switch', 'Cell holder with cell', ['Small lamp in holder', 'MES lamp', 'bulb'], 'Filament lamp 12 V in holder', 'Variable resistor',
  'Resistor 10 Ω', 'Van de Graaff generator', 'Spring', ['Slotted masses 10 × 100 g with hanger', '100 g masses'], 'Dynamics trolley and runway', 'Eureka can', 'Ray box', 'Plane mirror',
  'Glass block', 'Perspex block', 'Ripple tank', 'Light gate', 'Data logger', ['Laptop trolley A', 'laptops'], 'Light microscope', 'Microscope slide', 'Coverslip',
  'Mounted needle', 'Prepared slide set', 'Scalpel', 'Cork borer', 'Dissection kit', 'Dissection tray', 'LED lamp', 'Quadrat 0.5 m', 'Tape measure 30 m', 'Light meter',
  'Cutting mat', 'Beaker 100 cm³', 'Beaker 250 cm³', 'Beaker 800 cm³', 'Boiling tube', 'Boiling tube rack', 'Test tube', 'Test tube rack', 'Test tube holder',
  'Conical flask 100 cm³', 'Conical flask 250 cm³', 'Measuring cylinder 10 cm³', 'Measuring cylinder 25 cm³', 'Measuring cylinder 50 cm³',
  'Measuring cylinder 100 cm³', 'Burette 50 cm³', 'Pipette 25 cm³', 'Pipette filler', 'Wash bottle', 'Filter funnel', 'Glass rod', 'Watch glass', 'Evaporating basin',
  'Petri dish', ['Dropping pipette', 'teat pipette'], 'Delivery tube with bung', 'Water trough', 'Pestle and mortar', 'Spotting tile', 'White tile', 'Syringe 5 cm³',
];

export const CONSUMABLES = ['Filter paper', 'Potato', 'Wooden splint', 'Cotton wool', 'Magnesium ribbon 3 cm', 'Iron filings', 'Red litmus paper', 'Universal indicator paper', 'Paper clip', 'pH strip'];

export const SUBSTANCES: readonly [name: string, ...aliases: string[]][] = [
  ['hydrochloric acid', 'HCl'], ['sodium hydroxide', 'NaOH', 'caustic soda'], ['sodium thiosulfate'], ['sucrose', 'sugar solution'], ['iodine solution', 'iodine'],
  ["Benedict's solution", "Benedict's"], ['biuret solution', 'biuret'], ['ethanol', 'alcohol', 'IMS'], ['copper(II) sulfate', 'copper sulfate', 'CuSO4'],
  ['calcium carbonate', 'marble chips', 'CaCO3'], ['hydrogen peroxide', 'H2O2'], ['amylase'], ['starch'], ['sodium chloride', 'salt', 'NaCl'],
  ['sulfuric acid', 'H2SO4'], ['universal indicator'], ['limewater'], ['copper(II) oxide', 'copper oxide'], ['zinc', 'zinc granules'], ['methylene blue'],
];

export const PRACTICALS: readonly [title: string, ...keywords: string[]][] = [
  ['Food tests', 'RP4'], ['Osmosis in potato', 'RP3'], ['Reaction time', 'RP7'], ['Sampling plants with quadrats', 'RP9'], ['Heart dissection'],
  ['Stretching a spring', 'Hooke'], ['Series and parallel circuits'], ['Resistance of a wire'], ['Flame tests and identifying ions'], ['Paper chromatography'],
  ['Titration of acid and alkali'], ['Making copper sulfate crystals'], ['Looking at cells with a microscope', 'RP1'], ['Light and the rate of photosynthesis', 'pondweed'],
  ['Rate by a disappearing cross'], ['Amylase and pH'], ['Electrolysis of solutions'], ['Separating rock salt'], ['Specific heat capacity'], ['Metals and acid'],
  ['Density of solids and liquids'], ['Catalase and hydrogen peroxide'], ['Reflection in plane mirrors'], ['DNA from fruit'],
];

export const ROOMS = ['Lab 1', 'Lab 2', 'Lab 3', 'Lab 4', 'Lab 5', 'Lab 6', 'Lab 7', 'Lab 8'];
/** Classes of the school that somebody else teaches. */
export const OTHER_GROUPS = ['9Y1', '10X/Ch2', '7Y1'];
/** P1 08:50, P2 09:50, P3 11:10, P4 12:10, P5 14:00: an hour each, lunch before P5. */
export const PERIODS = [
  { name: 'P1', start: '08:50', end: '09:50' },
  { name: 'P2', start: '09:50', end: '10:50' },
  { name: 'P3', start: '11:10', end: '12:10' },
  { name: 'P4', start: '12:10', end: '13:10' },
  { name: 'P5', start: '14:00', end: '15:00' },
];
/** The lessons of who writes, the same every week: weekday, period (a double has two), class, room. */
export const WEEK: readonly [weekday: number, period: string, group: string, room: string][] = [
  [1, 'P1', '7X2', 'Lab 4'], [1, 'P2', '10Y/Bi3', 'Lab 4'], [1, 'P4', '9X1', 'Lab 4'],
  [2, 'P1', '11X/Bi1', 'Lab 4'], [2, 'P3', '9X1', 'Lab 4'], [2, 'P5', '8Y2', 'Lab 2'],
  [3, 'P2', '10Y/Bi3', 'Lab 4'], [3, 'P3-P4', '12B', 'Lab 7'],
  [4, 'P1', '7X2', 'Lab 4'], [4, 'P4', '11X/Bi1', 'Lab 4'], [4, 'P5', '9X1', 'Lab 5'],
  [5, 'P2', '8Y2', 'Lab 2'], [5, 'P3', '10Y/Bi3', 'Lab 4'],
];
