import type { FieldError } from '@app/shared';

/** No contract nests deeper than five; what does is no request of ours, and walking it would end in a full stack. */
const MAX_DEPTH = 20;

function said(field: string, code: string, words: string): FieldError {
  return { field, code, message: `${field || 'The request'} ${words}` };
}

/**
 * What no contract can say of a body or a query, named by its path: null in a list (nested validation passes over it), text that
 * PostgreSQL cannot store (a NUL, half of a surrogate pair), and nesting without end. At most `most` are named.
 */
export function unstorable(whole: unknown, most: number): FieldError[] {
  const found: FieldError[] = [];
  const left: [value: unknown, field: string, depth: number][] = [[whole, '', 0]];
  for (let next = left.pop(); next && found.length < most; next = left.pop()) {
    const [value, field, depth] = next;
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed()) found.push(said(field, 'text', 'holds a character that cannot be stored'));
    } else if (typeof value === 'object' && value !== null) {
      if (depth === MAX_DEPTH) return [said(field.split('.')[0] ?? '', 'tooDeep', 'is nested too deeply')];
      const inner = Object.entries(value);
      for (let index = inner.length - 1; index >= 0; index--) {
        const [key, one] = inner[index] as [string, unknown];
        const path = field ? `${field}.${key}` : key;
        if (one === null && Array.isArray(value)) found.push(said(path, 'isNotNull', 'must not be null'));
        else left.push([one, path, depth + 1]);
      }
    }
  }
  return found.slice(0, most);
}
