import { SetMetadata } from '@nestjs/common';

export const KEPT_WITHOUT = 'requisite:kept-without';
export const KEYLESS = 'requisite:keyless';

/**
 * Says of a route that it passes over `Idempotency-Key`: it proves a password, whose wrong attempts stay counted when the work is refused,
 * or it gives cookies, which are nothing to be kept. It has transactions of its own, above schools, so that none may be round it.
 */
export const Keyless = () => SetMetadata(KEYLESS, true);

/** The methods that take an `Idempotency-Key`. */
export const KEYED: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Says which fields of an answer are secrets: what is kept of it for a repeat has them empty. Whoever lost the first answer asks for a
 * new secret.
 */
export const KeptWithout = (...fields: [string, ...string[]]) => SetMetadata(KEPT_WITHOUT, fields);

/** Makes of an answer what may be kept of it: the secret fields are empty texts, at whatever depth; what is null stays so. */
export function withoutSecrets(answer: unknown, fields: readonly string[]): unknown {
  if (fields.length === 0 || typeof answer !== 'object' || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((one) => withoutSecrets(one, fields));
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      fields.includes(name) && typeof value === 'string' ? '' : withoutSecrets(value, fields),
    ]),
  );
}
