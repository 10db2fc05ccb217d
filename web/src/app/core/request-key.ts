/** A fresh value for the `Idempotency-Key` header; works without https too, where crypto.randomUUID does not exist. */
export function requestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
