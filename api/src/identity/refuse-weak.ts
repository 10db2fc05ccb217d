import { passwordFault } from '@app/shared';
import { invalid } from '../core/problems/index.js';
import { words } from '../core/words.js';

/**
 * Refuses a password that is easily guessed; `own` is what its person and school are called.
 * @throws INVALID naming the field
 */
export function refuseWeak(field: string, password: string, own: readonly string[]): void {
  const fault = passwordFault(password, own);
  if (fault !== null) throw invalid(field, words.passwords.fault(fault));
}
