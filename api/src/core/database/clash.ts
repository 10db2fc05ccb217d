const UNIQUE_VIOLATION = '23505';

/**
 * Whether a statement failed because a row with the same values of a unique key or index is there. A table that is spread over machines
 * calls its part of the index by the same name with a number behind it, and may tell it in the message alone.
 */
export function isClash(error: unknown, name: string): boolean {
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
  return code === UNIQUE_VIOLATION && new RegExp(`^${name}(?:_\\d+)?$`).test(constraint ?? /"([^"]+)"/.exec(message ?? '')?.[1] ?? '');
}
