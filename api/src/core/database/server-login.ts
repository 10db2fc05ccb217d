import type { DataSource } from 'typeorm';
import { APP_ROLE } from './data-source.js';
import { DatabaseUnfit } from './open.js';

/** Whether a login could do more than the role that the server works as: whoever can, could take row-level security off. */
const POWERS = `SELECT r.rolname::text AS login, r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR EXISTS (
  SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS more
  FROM pg_roles r WHERE r.rolname = session_user`;

/** Says of a login that can do more than the server needs what to do about it; null of one that cannot. */
export async function moreThanNeeded(source: DataSource): Promise<string | null> {
  const [found] = await source.query<{ login: string; more: boolean }[]>(POWERS);
  if (!found?.more) return null;
  return `The login of DATABASE_URL, ${found.login}, owns the tables or can make itself their owner, so nothing but the server's own care keeps it to row-level security. Give the server a login of its own in DATABASE_URL, and that of the owner in MIGRATIONS_DATABASE_URL.`;
}

/**
 * Lets the login of the server's address work as the role that row-level security binds, and as nobody else.
 * @param source a connection of the owner's
 * @throws DatabaseUnfit saying what an administrator of the database has to do
 */
export async function letServerIn(source: DataSource, serverUrl: string): Promise<void> {
  const login = decodeURIComponent(new URL(serverUrl).username);
  const [{ grant } = { grant: '' }] = await source.query<{ grant: string }[]>(
    `SELECT format('GRANT ${APP_ROLE} TO %I', $1::text) AS grant`,
    [login],
  );
  try {
    const [known] = await source.query<{ may: boolean }[]>(`SELECT pg_has_role($1, '${APP_ROLE}', 'SET') AS may`, [login]);
    if (!known?.may) await source.query(grant);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42704')
      throw new DatabaseUnfit(
        `The login of DATABASE_URL, ${login}, is not known to the database: CREATE ROLE … LOGIN PASSWORD … makes it.`,
      );
    if (code === '42501')
      throw new DatabaseUnfit(
        `The login of MIGRATIONS_DATABASE_URL may not let ${login} work as ${APP_ROLE}: have an administrator of the database do it, by ${grant}.`,
      );
    throw error;
  }
}
