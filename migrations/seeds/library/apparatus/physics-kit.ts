import { category } from './apparatus.types.js';

const electricity = category('Electricity', 0);
const forces = category('Forces and motion', 0);
const wavesAndLight = category('Waves and light', 0);
const thermal = category('Thermal', 60);
const logging = category('Data logging', 60);

/** What physics uses; the thermal things need an hour to cool, the loggers an hour to charge. */
export const physicsKit = [
  electricity('power-supply', 'Power supply 0 to 12 V', 50, 'Prep 2 · trolley 1', { outOfService: 2 }),
  electricity('ammeter', 'Ammeter', 48, 'Prep 2 · cupboard 1'),
  electricity('milliammeter', 'Milliammeter', 16, 'Prep 2 · cupboard 1'),
  electricity('voltmeter', 'Voltmeter', 48, 'Prep 2 · cupboard 1', { outOfService: 1 }),
  electricity('connecting-lead', 'Connecting lead 4 mm', 400, 'Prep 2 · lead rack'),
  electricity('crocodile-lead', 'Lead with crocodile clip', 80, 'Prep 2 · lead rack'),
  electricity('crocodile-clip', 'Crocodile clip', 120, 'Prep 2 · lead rack'),
  electricity('switch', 'Switch', 48, 'Prep 2 · cupboard 1'),
  electricity('cell-holder', 'Cell holder with cell', 64, 'Prep 2 · cupboard 1'),
  electricity('mes-lamp', 'Small lamp in holder', 110, 'Prep 2 · cupboard 1', { outOfService: 4 }),
  electricity('filament-lamp-12v', 'Filament lamp 12 V in holder', 34, 'Prep 2 · cupboard 1'),
  electricity('diode-on-board', 'Diode with series resistor', 32, 'Prep 2 · cupboard 1'),
  electricity('variable-resistor', 'Variable resistor', 32, 'Prep 2 · cupboard 1'),
  electricity('resistor-10-ohm', 'Resistor 10 Ω', 64, 'Prep 2 · drawer 5'),
  electricity('resistor-100-ohm', 'Resistor 100 Ω 1 W', 48, 'Prep 2 · drawer 5'),
  electricity('resistor-100-kilohm', 'Resistor 100 kΩ', 32, 'Prep 2 · drawer 5'),
  electricity('capacitor-1000uf', 'Capacitor 1000 µF', 20, 'Prep 2 · drawer 5'),
  electricity('resistance-wire-board', 'Resistance wire on a metre rule', 32, 'Prep 2 · corner rack'),
  electricity('iron-core', 'Iron core', 34, 'Prep 2 · drawer 6'),
  electricity('van-de-graaff-generator', 'Van de Graaff generator', 1, 'Prep 2 · top shelf', { labelled: true }),
  forces('spring', 'Spring', 80, 'Prep 2 · drawer 6'),
  forces('slotted-mass-100g-set', 'Slotted masses 10 × 100 g with hanger', 34, 'Prep 2 · floor crate'),
  forces('slotted-mass-20g-set', 'Slotted masses 5 × 20 g with hanger', 20, 'Prep 2 · floor crate'),
  forces('bench-pulley', 'Bench pulley', 32, 'Prep 2 · drawer 6'),
  forces('dynamics-trolley-and-runway', 'Dynamics trolley and runway', 10, 'Prep 2 · floor rack'),
  forces('regular-block', 'Regular block', 60, 'Prep 2 · cupboard 3'),
  forces('irregular-object', 'Irregular object', 60, 'Prep 2 · cupboard 3'),
  forces('eureka-can', 'Eureka can', 20, 'Prep 2 · cupboard 3', { turnaroundMinutes: 10 }),
  wavesAndLight('ray-box', 'Ray box', 34, 'Prep 2 · cupboard 2', { outOfService: 1, turnaroundMinutes: 10 }),
  wavesAndLight('single-slit', 'Single slit', 48, 'Prep 2 · cupboard 2'),
  wavesAndLight('plane-mirror', 'Plane mirror', 34, 'Prep 2 · cupboard 2'),
  wavesAndLight('glass-block', 'Glass block', 20, 'Prep 2 · cupboard 2'),
  wavesAndLight('perspex-block', 'Perspex block', 20, 'Prep 2 · cupboard 2'),
  wavesAndLight('lens', 'Converging lens', 32, 'Prep 2 · cupboard 2'),
  wavesAndLight('ripple-tank', 'Ripple tank', 6, 'Prep 2 · top shelf', { turnaroundMinutes: 20 }),
  wavesAndLight('vibration-generator', 'Vibration generator', 8, 'Prep 2 · cupboard 2'),
  wavesAndLight('signal-generator', 'Signal generator', 8, 'Prep 2 · cupboard 2'),
  wavesAndLight('strobe', 'Strobe', 2, 'Prep 2 · cupboard 2'),
  thermal('metal-block-1kg', 'Metal block 1 kg', 16, 'Prep 2 · cupboard 4'),
  thermal('immersion-heater-12v', 'Immersion heater 12 V', 16, 'Prep 2 · cupboard 4'),
  thermal('joulemeter', 'Joulemeter', 8, 'Prep 2 · cupboard 4', { turnaroundMinutes: 0 }),
  thermal('leslie-cube', 'Leslie cube', 4, 'Prep 2 · cupboard 4', { turnaroundMinutes: 30 }),
  thermal('infrared-detector', 'Infrared detector', 6, 'Prep 2 · cupboard 4', { turnaroundMinutes: 0 }),
  logging('light-gate', 'Light gate', 20, 'Prep 2 · cupboard 5', { turnaroundMinutes: 0 }),
  logging('data-logger', 'Data logger', 12, 'Prep 2 · charging shelf', { outOfService: 1 }),
  logging('card-interrupt', 'Card interrupt', 40, 'Prep 2 · cupboard 5', { turnaroundMinutes: 0 }),
  logging('laptop-trolley-a', 'Laptop trolley A', 1, 'Prep 2 · charging bay', { labelled: true }),
] as const;
