import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id (the library's default kind) with 19 MiB of memory, 2 passes and 1 thread: the least that the OWASP Password Storage
 * Cheat Sheet asks for.
 */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of the same cost that no password has. */
const NOBODYS = `$argon2id$v=19$m=${ARGON2.memoryCost},t=${ARGON2.timeCost},p=${ARGON2.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** What is stored of a password: the PHC string of its argon2id hash, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), ARGON2);
}

/**
 * Whether the password is the one that was hashed. With no hash (an unknown account) it does the same work against a hash that
 * no password has, so that the time taken tells nothing.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? NOBODYS, password.normalize('NFC'));
  return right && passwordHash !== null;
}
