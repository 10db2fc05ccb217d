/** The zone's name as the IANA list writes it: 'europe/london' is 'Europe/London'. Throws RangeError for a name that is not there. */
export function canonicalZone(name: string): string {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
}
