import { category } from './apparatus.types.js';

const microscopy = category('Microscopy', 0);
const biology = category('Biology', 0);
const chemistry = category('Chemistry', 0);
const field = category('Field work', 15);

/** What biology and chemistry use beside glass. */
export const biologyKit = [
  microscopy('light-microscope', 'Light microscope', 17, 'Prep 1 · cupboard 1', { outOfService: 1 }),
  microscopy('microscope-slide', 'Microscope slide', 200, 'Prep 1 · cupboard 1', { turnaroundMinutes: 30 }),
  microscopy('coverslip', 'Coverslip', 400, 'Prep 1 · cupboard 1', { turnaroundMinutes: 30 }),
  microscopy('mounted-needle', 'Mounted needle', 34, 'Prep 1 · locked drawer'),
  microscopy('eyepiece-graticule', 'Eyepiece graticule', 16, 'Prep 1 · cupboard 1'),
  microscopy('stage-micrometer', 'Stage micrometer', 3, 'Prep 1 · cupboard 1'),
  microscopy('prepared-slide-set', 'Prepared slide set', 4, 'Prep 1 · cupboard 1'),
  biology('scalpel', 'Scalpel', 48, 'Prep 1 · locked drawer', { turnaroundMinutes: 15 }),
  biology('cork-borer', 'Cork borer', 32, 'Prep 1 · locked drawer', { turnaroundMinutes: 15 }),
  biology('dissection-kit', 'Dissection kit', 10, 'Prep 1 · locked drawer', { turnaroundMinutes: 30 }),
  biology('dissection-tray', 'Dissection tray', 16, 'Prep 1 · shelf G', { turnaroundMinutes: 30 }),
  biology('incubator', 'Incubator', 2, 'Prep 1 · bench'),
  biology('autoclave', 'Autoclave', 2, 'Prep 1 · bench', { turnaroundMinutes: 60 }),
  biology('discard-jar', 'Discard jar', 8, 'Prep 1 · shelf G', { turnaroundMinutes: 30 }),
  biology('led-lamp', 'LED lamp', 34, 'Prep 1 · shelf G', { outOfService: 1 }),
  biology('light-bank', 'Light bank for plants', 2, 'Prep 1 · window'),
  biology('potometer', 'Potometer', 8, 'Prep 1 · shelf G', { turnaroundMinutes: 20 }),
  biology('pulse-sensor', 'Pulse sensor', 10, 'Prep 1 · shelf G', { turnaroundMinutes: 10 }),
  chemistry('carbon-electrode', 'Carbon rod electrode', 64, 'Prep 1 · drawer 6', { turnaroundMinutes: 20 }),
  chemistry('electrolysis-lid', 'Dish lid with two holes', 32, 'Prep 1 · drawer 6', { turnaroundMinutes: 10 }),
  field('quadrat', 'Quadrat 0.5 m', 16, 'Prep 1 · floor'),
  field('tape-measure-30m', 'Tape measure 30 m', 34, 'Prep 1 · shelf H'),
  field('identification-key', 'Identification key', 34, 'Prep 1 · shelf H', { turnaroundMinutes: 0 }),
  field('light-meter', 'Light meter', 16, 'Prep 1 · shelf H', { turnaroundMinutes: 0 }),
  field('ranging-pole', 'Ranging pole', 32, 'Prep 1 · floor'),
  field('soil-meter', 'Soil moisture and pH meter', 8, 'Prep 1 · shelf H'),
] as const;
