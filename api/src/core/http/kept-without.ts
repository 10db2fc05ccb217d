import { SetMetadata } from '@nestjs/common';

export const KEPT_WITHOUT = 'requisite:kept-without';

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
