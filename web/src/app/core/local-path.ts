/** A path of this site out of a query parameter; anything else is the home screen. */
export function localPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/';
}

/**
 * The path in this site that a scanned label leads to, with what follows it; null for what is no address of this site (at `base`), whatever
 * else it says. Only the browser's own reading of an address decides, so that nothing that merely looks like ours is followed.
 */
export function ownPathIn(text: string, base: string): string | null {
  const scanned = text.trim();
  if (!/^https?:\/\//i.test(scanned) || !URL.canParse(scanned)) return null;
  const [url, home] = [new URL(scanned), new URL(base)];
  if (url.origin !== home.origin || url.username !== '' || url.password !== '') return null;
  return /^\/(?:\/|api\/)/.test(url.pathname) ? null : `${url.pathname}${url.search}${url.hash}`;
}
