import { randomInt } from 'node:crypto';

/** A title that no other request has, whatever ran before. */
export function ownTitle(words: string): string {
  return `${words} ${randomInt(1_000_000)}`;
}
