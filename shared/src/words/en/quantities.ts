import { counted, number } from './counts.js';

/** So many of the smaller unit are said in the greater: 1,650 cm³ as 1.65 dm³. */
const IN_A_GREATER = 1000;
const WRITTEN: Readonly<Record<string, string>> = { cm3: 'cm³', dm3: 'dm³' };
/** A volume is kept to a thousandth of a cm³, so that none is lost on the way to dm³. */
const inDm3 = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

/** Says an amount with its unit: '10 cm³', '3'; from 1,000 cm³ on in dm³: '1.65 dm³'. */
export function amount(quantity: number, unit: string | null | undefined): string {
  if (!unit) return number(quantity);
  if ((unit === 'cm3' || unit === 'cm³') && quantity >= IN_A_GREATER) return `${inDm3.format(quantity / IN_A_GREATER)} dm³`;
  return `${number(quantity)} ${WRITTEN[unit] ?? unit}`;
}

/** Says a unit as it stands on a bottle: 'cm³'. */
export function unit(written: string): string {
  return WRITTEN[written] ?? written;
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
