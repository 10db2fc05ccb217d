/** The date so many days later; fewer than none goes back. */
export function daysLater(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The Monday of the date's week. */
export function mondayOf(date: string): string {
  return daysLater(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);
}

/** `Tue 3 Nov`, as the pages write it. */
export function shortDay(date: string): string {
  const day = Temporal.PlainDate.from(date);
  const part = (options: Intl.DateTimeFormatOptions): string => day.toLocaleString('en-GB', options);
  return `${part({ weekday: 'short' })} ${day.day} ${part({ month: 'short' }).slice(0, 3)}`;
}
