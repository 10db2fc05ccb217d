const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const LONG = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The three-letter names in order, Monday first. */
export const WEEKDAY_NAMES: readonly string[] = SHORT;

/** 1 is 'Mon' … 7 is 'Sun'. Throws RangeError for any other number. */
export function weekdayName(weekday: number): string {
  return named(SHORT, weekday);
}

/** 1 is 'Monday' … 7 is 'Sunday'. Throws RangeError for any other number. */
export function weekdayLongName(weekday: number): string {
  return named(LONG, weekday);
}

function named(names: readonly string[], weekday: number): string {
  const name = names[weekday - 1];
  if (name === undefined) throw new RangeError(`${weekday} is no weekday: 1 is Monday and 7 is Sunday.`);
  return name;
}
