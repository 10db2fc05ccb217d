import { randomUUIDv7 } from 'node:crypto';
import { notFound } from './problem.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new row's id: UUIDv7, so that ids sort by the time of their making. */
export function newId(): string {
  return randomUUIDv7();
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
