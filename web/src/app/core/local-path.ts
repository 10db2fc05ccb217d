/** A path of this site out of a query parameter; anything else is the home screen. */
export function localPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/';
}
