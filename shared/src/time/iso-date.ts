/** A calendar date without a zone, 'YYYY-MM-DD'. Two of them compare as strings. */
export type IsoDate = string;

/** There was no year 0, and no database takes it. */
const ISO_DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** Whether `text` is a date that exists, written 'YYYY-MM-DD'. */
export function isIsoDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** The date `days` calendar days later (earlier when negative). Throws RangeError when `date` is no date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** 1 = Monday … 7 = Sunday. Throws RangeError when `date` is no date. */
export function weekdayOf(date: IsoDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** The first day of the week that `date` is in, where weeks begin on `firstWeekday` (1 = Monday … 7 = Sunday). Throws RangeError when `date` is no date. */
export function weekStart(date: IsoDate, firstWeekday: number): IsoDate {
  const plain = Temporal.PlainDate.from(date);
  return plain.subtract({ days: (plain.dayOfWeek - firstWeekday + 7) % 7 }).toString();
}
