import { addDays, type IsoDate } from '../time/iso-date.js';

const firstOf = (year: number, month: number): IsoDate => `${year}-${String(month).padStart(2, '0')}-01`;

/** The financial year of a date, named by the calendar year in which it begins, where years begin with a month (1 = January). */
export function financialYearOf(date: IsoDate, startMonth: number): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= startMonth ? year : year - 1;
}

/** The first and the last day of a financial year. */
export function daysOfYear(year: number, startMonth: number): { from: IsoDate; to: IsoDate } {
  return { from: firstOf(year, startMonth), to: addDays(firstOf(year + 1, startMonth), -1) };
}
