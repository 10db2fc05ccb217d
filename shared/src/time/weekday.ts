/** The weekdays as timetables and cycles name them, Monday first: names of days in the school's data, which no language changes. */
const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** 1 is 'Mon' … 7 is 'Sun'. Throws RangeError for any other number. */
export function weekdayName(weekday: number): string {
  return named(SHORT, weekday);
}

function named(names: readonly string[], weekday: number): string {
  const name = names[weekday - 1];
  if (name === undefined) throw new RangeError(`${weekday} is no weekday: 1 is Monday and 7 is Sunday.`);
  return name;
}
