import type { EventName } from '@app/shared';

/**
 * Writes as SQL when something last happened to a subject, as its place in the order of recording: which of two came first is not for the
 * clocks of the servers to say. Null where it never did.
 * @param subject the column that holds the subject's id
 */
export const placeOf = (name: EventName, subject: string): string =>
  `(SELECT max(v.place) FROM event v WHERE v.school_id = $1 AND v.subject_id = ${subject} AND v.name = '${name}')`;
