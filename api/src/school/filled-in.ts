import { readName } from '@app/shared';
import { invalid, told } from '../core/problems/index.js';

/**
 * The name as it is kept: without blanks around it and marks that nobody sees.
 * @throws INVALID for a text of blanks alone, or with the one character that PostgreSQL cannot store
 */
export function filledIn(field: string, text: string): string {
  const trimmed = readName(text);
  if (trimmed === '') throw invalid(field, told`${{ field }} must not be blank. Nothing was changed.`);
  if (trimmed.includes('\0')) throw invalid(field, told`${{ field }} holds a character that cannot be stored. Nothing was changed.`);
  return trimmed;
}

/**
 * Refuses null where a field may be left out but not emptied.
 * @throws INVALID naming the field
 */
export function refuseNull(body: object, fields: readonly string[]): void {
  const empty = fields.find((field) => (body as Record<string, unknown>)[field] === null);
  if (empty) throw invalid(empty, told`${{ field: empty }} must have a value, or be left out. Nothing was changed.`);
}
