import { category } from './apparatus.types.js';

const workshop = category('Workshop', 0);
const kitchen = category('Kitchen', 20);
const studio = category('Studio', 20);
const computing = category('Computing', 0);

/** What D&T, food, art and computing use. */
export const departmentKit = [
  workshop('vacuum-former', 'Vacuum former', 1, 'Workshop 1 · heat bay', { labelled: true, turnaroundMinutes: 20 }),
  workshop('laser-cutter', 'Laser cutter', 1, 'Workshop 2 · side room', { labelled: true, turnaroundMinutes: 15 }),
  workshop('laptop-trolley-b', 'Laptop trolley B', 1, 'Workshop 2 · charging bay', { labelled: true, turnaroundMinutes: 60 }),
  workshop('soldering-iron', 'Soldering iron', 32, 'Workshop store · shelf 1', { turnaroundMinutes: 15 }),
  workshop('side-cutters', 'Side cutters', 34, 'Workshop store · tool board'),
  workshop('fume-extractor', 'Bench fume extractor', 10, 'Workshop store · shelf 2'),
  workshop('workshop-eye-protection', 'Workshop eye protection', 64, 'Workshop 1 · cabinet'),
  workshop('craft-knife', 'Craft knife', 32, 'Workshop store · locked drawer'),
  workshop('steel-rule', 'Steel rule', 48, 'Workshop store · tool board'),
  workshop('cutting-mat', 'Cutting mat', 40, 'Workshop store · shelf 3'),
  workshop('glass-paper-block', 'Glass-paper block', 32, 'Workshop store · shelf 3'),
  workshop('needle-file', 'Needle file', 34, 'Workshop store · tool board'),
  kitchen('mixing-bowl', 'Mixing bowl', 36, 'Food store · rack 1'),
  kitchen('measuring-jug', 'Measuring jug', 34, 'Food store · rack 1'),
  kitchen('kitchen-scales', 'Kitchen scales', 18, 'Food store · rack 1', { turnaroundMinutes: 0, outOfService: 1 }),
  kitchen('baking-tray', 'Baking tray', 40, 'Food store · rack 2'),
  kitchen('oven-glove', 'Oven gloves (pair)', 32, 'Food store · rack 2', { turnaroundMinutes: 0 }),
  kitchen('apron', 'Apron', 64, 'Food store · hooks', { turnaroundMinutes: 0 }),
  kitchen('chefs-knife', 'Chef’s knife', 32, 'Food store · locked drawer'),
  kitchen('chopping-board', 'Chopping board', 36, 'Food store · rack 3'),
  kitchen('saucepan', 'Saucepan', 34, 'Food store · rack 3'),
  kitchen('vegetable-peeler', 'Vegetable peeler', 34, 'Food store · drawer 1'),
  kitchen('stick-blender', 'Stick blender', 6, 'Food store · rack 3'),
  kitchen('pastry-cutter', 'Pastry cutter', 36, 'Food store · drawer 1'),
  studio('lino-cutter', 'Lino cutter', 34, 'Art store · locked drawer', { turnaroundMinutes: 0 }),
  studio('bench-hook', 'Bench hook', 34, 'Art store · shelf 1', { turnaroundMinutes: 0 }),
  studio('ink-roller', 'Ink roller', 32, 'Art store · shelf 1'),
  studio('inking-plate', 'Inking plate', 32, 'Art store · shelf 1'),
  studio('printing-press', 'Printing press', 1, 'Art 1 · corner', { labelled: true }),
  studio('kiln', 'Kiln', 1, 'Art 2 · kiln room', { labelled: true }),
  studio('clay-tool-set', 'Clay tool set', 34, 'Art store · shelf 2'),
  studio('rolling-pin', 'Rolling pin for clay', 32, 'Art store · shelf 2'),
  studio('guide-stick-pair', 'Pair of guide sticks', 32, 'Art store · shelf 2', { turnaroundMinutes: 0 }),
  studio('print-screen', 'Printing screen', 12, 'Art store · drying rack'),
  studio('squeegee', 'Squeegee', 14, 'Art store · shelf 3'),
  computing('microbit', 'micro:bit board', 34, 'ICT store · box 1', { outOfService: 1 }),
  computing('usb-lead', 'USB lead', 60, 'ICT store · box 1'),
  computing('battery-box', 'Battery box', 34, 'ICT store · box 1'),
  computing('robot-buggy', 'Robot buggy', 12, 'ICT store · shelf 1', { turnaroundMinutes: 60 }),
  computing('floor-track', 'Floor track', 3, 'ICT store · shelf 1'),
  computing('tablet', 'Tablet', 16, 'ICT store · charging cabinet', { turnaroundMinutes: 60 }),
  computing('tablet-stand', 'Tablet stand', 16, 'ICT store · shelf 2'),
] as const;
