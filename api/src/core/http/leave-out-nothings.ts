import { nullTakesAway } from '@app/shared';

/** Whether the contract gives null a meaning: its type is then written `… | null`, which the compiler keeps as Object, as it does for what is not known. */
function meansSomething(contract: object, field: string): boolean {
  const type: unknown = Reflect.getMetadata('design:type', contract, field);
  return type === undefined || type === Object;
}

/**
 * Takes out of a checked message what is null and may be left out, everywhere in it: it means the same, and what reads a field whose type
 * says `note?: string` looks for no null. Where the type says `| null`, or the contract that null takes away, the null stays. Changes the message itself.
 * @returns the message
 */
export function leaveOutNothings<T>(message: T): T {
  if (Array.isArray(message)) for (const one of message as unknown[]) leaveOutNothings(one);
  else if (typeof message === 'object' && message !== null) {
    const keeps = nullTakesAway(message.constructor);
    for (const [field, value] of Object.entries(message))
      if (value !== null) leaveOutNothings(value);
      else if (!keeps && !meansSomething(message, field)) delete (message as Record<string, unknown>)[field];
  }
  return message;
}
