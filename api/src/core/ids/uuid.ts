import { randomUUIDv7 } from 'node:crypto';
import { notFound } from '../problems/problem.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let last = '';

/** A new row's id: UUIDv7, so that ids sort by the time of their making; within this process also those of one millisecond. */
export function newId(): string {
  const fresh = randomUUIDv7();
  last = fresh > last ? fresh : after(last);
  return last;
}

/** The next id of the same millisecond: its random tail counted up by one. */
function after(id: string): string {
  const tail = (BigInt(`0x${id.slice(24)}`) + 1n).toString(16).padStart(12, '0');
  return tail.length > 12 ? randomUUIDv7() : id.slice(0, 24) + tail;
}

/** Whether the text has the form of a row's id. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/**
 * The id as it was sent.
 * @throws NOT_FOUND for a text that can be no row's id
 */
export function idOr404(text: string, what: string): string {
  if (!isId(text)) throw notFound(what);
  return text;
}
