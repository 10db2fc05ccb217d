// The lock of the one launcher of a data folder: an advisory lock, held by a session that ends with its process, however that ends.
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './refusal.mjs';

const LAUNCHER_LOCK = 7_305_001; // any number
const TRIES = 20;
const BETWEEN_MS = 100;

const HOLDER = `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.objid = $1 and l.granted`;

/**
 * Takes the lock on a superuser's session, which holds it from then on.
 * @returns {Promise<boolean>} false when the session was lost meanwhile
 * @throws {Refusal} when another launcher has it
 */
export async function lockOut(client, label) {
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const taken = await client.query('select pg_try_advisory_lock($1) as mine', [LAUNCHER_LOCK]);
      if (taken.rows[0].mine) {
        await client.query(`select set_config('application_name', $1, false)`, [`requisite launcher ${label}`.slice(0, 63)]);
        return true;
      }
      await pause(BETWEEN_MS);
    }
    const other = await client.query(HOLDER, [LAUNCHER_LOCK]);
    const where = other.rows[0]?.name.replace('requisite launcher', '').trim();
    throw new Refusal(
      `Requisite is already running on this data folder${where ? ` (${where})` : ''}: stop that one first, or set DATA_DIR to another folder.`,
    );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return false;
  }
}
