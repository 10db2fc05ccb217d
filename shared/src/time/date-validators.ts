import { Matches, ValidateBy, type ValidationOptions } from 'class-validator';

function parses(read: (text: string) => unknown, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
}

/** The text is a date that exists, as `2026-11-03`, in the years 1900 to 2200. */
export function IsDateOnly(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isDateOnly',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          /^(19|2[01])\d\d-\d\d-\d\d$/.test(value) &&
          parses((text) => Temporal.PlainDate.from(text, { overflow: 'reject' }), value),
        defaultMessage: (args) => `${args?.property ?? 'date'} must be a date such as 2026-11-03`,
      },
    },
    options,
  );
}

/** The text is a wall time on the 24-hour clock, as `08:50`. */
export function IsWallTime(options?: ValidationOptions): PropertyDecorator {
  return Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time on the 24-hour clock such as 08:50', ...options });
}

/** The text is an instant with its offset, as `2026-11-03T08:50:00Z`, in the years 1900 to 2200: what is kept knows no year 0. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: (value) =>
          typeof value === 'string' && /^(19|2[01])\d\d-/.test(value) && parses((text) => Temporal.Instant.from(text), value),
        defaultMessage: (args) => `${args?.property ?? 'instant'} must be an instant such as 2026-11-03T08:50:00Z`,
      },
    },
    options,
  );
}

/** The text names a time zone of the IANA list, as `Europe/London`; an offset such as `+01:00` is not one. */
export function IsTimeZoneName(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isTimeZoneName',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          !/^[+-]/.test(value) &&
          parses((text) => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text), value),
        defaultMessage: (args) => `${args?.property ?? 'timeZone'} must be an IANA time zone such as Europe/London`,
      },
    },
    options,
  );
}
