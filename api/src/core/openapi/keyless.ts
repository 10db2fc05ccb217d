import { SetMetadata } from '@nestjs/common';

export const KEYLESS = 'requisite:keyless';

/**
 * Says of a route that it passes over `Idempotency-Key`: it proves a password, whose wrong attempts stay counted when the work is refused,
 * or it gives cookies, which are nothing to be kept. It has transactions of its own, above schools, so that none may be round it.
 */
export const Keyless = () => SetMetadata(KEYLESS, true);

/** The methods that take an `Idempotency-Key`. */
export const KEYED: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
