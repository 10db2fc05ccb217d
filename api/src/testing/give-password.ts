import { instant } from '../core/clock/index.js';
import { hashPassword, newSalt } from '../identity/index.js';
import type { TestApp } from './test-app.js';

/** Gives people of test schools a password, as one that they chose: with the salt of their accounts. */
export async function givePassword(kit: TestApp, accountIds: readonly (string | undefined)[], password: string): Promise<void> {
  const salt = newSalt();
  const hash = await hashPassword(password, salt);
  await kit.db.acrossSchools('UPDATE account SET password_salt = $1 WHERE id = ANY($2::uuid[])', [salt, accountIds]);
  await kit.db.acrossSchools('UPDATE membership SET password_hash = $1, password_at = $2 WHERE account_id = ANY($3::uuid[])', [
    hash,
    instant(kit.clock.nowMs()),
    accountIds,
  ]);
}
