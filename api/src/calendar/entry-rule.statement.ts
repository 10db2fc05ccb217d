import { is } from '../core/database/index.js';

/** The columns of what the rules need of a timetable entry (`EntryRule`), as `entryColumns` answers them. */
export const ENTRY_RULE = {
  id: is.uuid,
  cycleDay: is.text,
  period: is.text,
  lastPeriod: is.text.orNull,
  schedule: is.text.orNull,
  joinedTo: is.uuid.orNull,
  joinedFrom: is.date.orNull,
  validFrom: is.date.orNull,
  validTo: is.date.orNull,
};

const NAMES: Record<keyof typeof ENTRY_RULE, string> = {
  id: 'id',
  cycleDay: 'cycle_day',
  period: 'period',
  lastPeriod: 'last_period',
  schedule: 'schedule',
  joinedTo: 'joined_to',
  joinedFrom: 'joined_from',
  validFrom: 'valid_from',
  validTo: 'valid_to',
};

/** Writes the columns of `ENTRY_RULE` of a timetable entry: `e.id, e.cycle_day AS "cycleDay", …`. */
export function entryColumns(alias: string): string {
  return Object.entries(NAMES)
    .map(([property, column]) => `${alias}.${column} AS "${property}"`)
    .join(', ');
}

/** Writes the same as keys and values of `json_build_object`. */
export function entryPairs(alias: string): string {
  return Object.entries(NAMES)
    .map(([property, column]) => `'${property}', ${alias}.${column}`)
    .join(', ');
}
