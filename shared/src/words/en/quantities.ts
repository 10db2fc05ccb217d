import { counted, number } from './counts.js';

/** Says an amount with its unit: '10 cm³', '3'. */
export function amount(quantity: number, unit: string | null | undefined): string {
  return unit ? `${number(quantity)} ${unit === 'cm3' ? 'cm³' : unit}` : number(quantity);
}

/** '10 sets', '1 set' */
export function sets(count: number): string {
  return counted(count, 'set');
}

/** '4 trays', '1 tray' */
export function trays(count: number): string {
  return counted(count, 'tray');
}

/** '30 pupils', '1 pupil' */
export function pupils(count: number): string {
  return counted(count, 'pupil');
}
