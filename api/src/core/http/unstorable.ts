import type { FieldError } from '@app/shared';

/** No contract nests deeper than five; what does is no request of ours, and walking it would end in a full stack. */
const MAX_DEPTH = 20;
/** Our largest contract has some 40 fields, our longest list 500 rows; every step after this one costs time for each of them. */
const MAX_KEYS = 200;
const MAX_ITEMS = 1000;
const MAX_VALUES = 20_000;
/** What is nearer to nothing than this PostgreSQL keeps in no number. */
const LEAST = 2 ** -1022;
/** No field of ours has so long a name. */
const SHOWN_KEY = 60;

function said(field: string, code: string, words: string): FieldError {
  return { field, code, message: `${field || 'The request'} ${words}` };
}

/** Cuts the name of a field that somebody made up to what can be read. */
export function shownKey(key: string): string {
  return key.length > SHOWN_KEY ? `${key.slice(0, SHOWN_KEY).toWellFormed()}…` : key;
}

/**
 * What no contract can say of a body or a query, named by its path: more fields, items or nesting than any request of ours has, null or a
 * list in a list (nested validation passes over them), text and numbers that PostgreSQL cannot store (a NUL, half of a surrogate pair;
 * almost nothing). At most `most` are named.
 */
export function unstorable(whole: unknown, most: number): FieldError[] {
  const found: FieldError[] = [];
  const left: [value: unknown, field: string, depth: number][] = [[whole, '', 0]];
  let values = 0;
  for (let next = left.pop(); next && found.length < most; next = left.pop()) {
    const [value, field, depth] = next;
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed()) found.push(said(field, 'text', 'holds a character that cannot be stored'));
    } else if (typeof value === 'number') {
      if (value !== 0 && Math.abs(value) < LEAST) found.push(said(field, 'number', 'is too close to 0 to be stored'));
    } else if (typeof value === 'object' && value !== null) {
      if (depth === MAX_DEPTH) return [said(field.split('.')[0] ?? '', 'tooDeep', 'is nested too deeply')];
      const inner = Object.entries(value);
      values += inner.length;
      const [max, code, things] = Array.isArray(value) ? [MAX_ITEMS, 'arrayMaxSize', 'items'] : [MAX_KEYS, 'tooMany', 'fields'];
      if (inner.length > max) return [said(field, code, `has ${inner.length} ${things}, and no request has more than ${max}`)];
      if (values > MAX_VALUES) return [said('', 'tooMany', `holds more than ${MAX_VALUES} values, as no request does`)];
      for (let index = inner.length - 1; index >= 0; index--) {
        const [key, one] = inner[index] as [string, unknown];
        const path = field ? `${field}.${shownKey(key)}` : shownKey(key);
        if (Array.isArray(value) && one === null) found.push(said(path, 'isNotNull', 'must not be null'));
        else if (Array.isArray(value) && Array.isArray(one)) found.push(said(path, 'isNotList', 'must not be a list'));
        else left.push([one, path, depth + 1]);
      }
    }
  }
  return found.slice(0, most);
}
