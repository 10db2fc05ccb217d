/**
 * What a closed tab must not lose: small JSON values in this browser, under one prefix. Storage that is full, blocked or
 * damaged counts as empty.
 */
const PREFIX = 'requisite.';

export function readKept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // a full or blocked store only costs the convenience
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // as above
  }
}
