/**
 * Reads a whole number of things from 0 to `most`: '24', '24.0' and, as a spreadsheet of another country writes it, '22,0'. Null
 * for an empty cell, undefined for anything else.
 */
export function readCount(written: string, most: number): number | null | undefined {
  const text = written.trim();
  if (text === '') return null;
  const count = /^\d{1,9}(?:[.,]0+)?$/.test(text) && !/^\d{1,3}[.,]000$/.test(text) ? Number.parseInt(text, 10) : -1;
  return count >= 0 && count <= most ? count : undefined;
}
