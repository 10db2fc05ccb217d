import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id (the library's default kind) with 19 MiB of memory, 2 passes and 1 thread: the least that the OWASP Password Storage
 * Cheat Sheet asks for.
 */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What the hash of a password that was typed is compared with, and what it became. */
export interface Compared {
  /** Of each hash, in order, whether it is of this password. */
  right: boolean[];
  /** The hash of the password as it is made today, with the account's salt. */
  made: string;
}

/** Makes the salt of a new account: 16 random bytes. */
export function newSalt(): Buffer {
  return randomBytes(16);
}

/** What is stored of a password: the PHC string of its argon2id hash, with the salt of its account. */
export function hashPassword(password: string, salt: Buffer): Promise<string> {
  return hash(password.normalize('NFC'), { ...ARGON2, salt });
}

/**
 * Compares a password with those of an account: one hash, however many there are and where there is no account at all, so that the time
 * taken tells nothing. Only a hash of another cost or salt, until its owner signs in next, takes one more.
 */
export async function comparePasswords(hashes: readonly (string | null)[], salt: Buffer | null, password: string): Promise<Compared> {
  const made = await hashPassword(password, salt ?? newSalt());
  const kind = made.slice(0, made.lastIndexOf('$'));
  const right = hashes.map(async (one) => {
    if (one === null || one === made) return one !== null;
    return !one.startsWith(`${kind}$`) && (await verify(one, password.normalize('NFC')));
  });
  return { right: await Promise.all(right), made };
}
