/** Below this every letter is composed as it stands. */
const MAY_BE_APART = /[\u0300-\uffff]/;

/**
 * Composes the letters of all texts in a body or a query (NFC): 'é' of two parts and 'é' of one look alike, and are one text from here on.
 * Lists and objects are changed in place.
 */
export function composeText<T>(value: T): T {
  if (typeof value === 'string') return (MAY_BE_APART.test(value) ? value.normalize('NFC') : value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const inside = value as Record<string, unknown>;
  for (const key of Object.keys(inside)) {
    const before = inside[key];
    const after = composeText(before);
    if (after !== before) inside[key] = after;
  }
  return value;
}
