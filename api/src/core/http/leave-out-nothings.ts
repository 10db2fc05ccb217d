import { nullIsWrong, nullTakesAway } from '@app/shared';

/** Whether the contract gives null a meaning: its type is then written `… | null`, which the compiler keeps as Object, as it does for what is not known. */
function meansSomething(contract: object, field: string): boolean {
  const type: unknown = Reflect.getMetadata('design:type', contract, field);
  return type === undefined || type === Object;
}

/**
 * Takes out of a checked message what is null and may be left out, everywhere in it: it means the same, and what reads a field whose type
 * says `note?: string` looks for no null. Where the type says `| null`, or the contract that null takes away, the null stays. Changes the
 * message itself.
 * @returns the fields, by their paths, for which null is refused
 */
export function leaveOutNothings(message: unknown, path = ''): string[] {
  if (Array.isArray(message)) return message.flatMap((one, at) => leaveOutNothings(one, `${path}${at}.`));
  if (typeof message !== 'object' || message === null) return [];
  const contract = message.constructor;
  return Object.entries(message).flatMap(([field, value]) => {
    if (value !== null) return leaveOutNothings(value, `${path}${field}.`);
    if (nullTakesAway(contract) || meansSomething(message, field)) return [];
    if (nullIsWrong(contract)) return [`${path}${field}`];
    delete (message as Record<string, unknown>)[field];
    return [];
  });
}
