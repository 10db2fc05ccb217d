const COOKIE = /(?:^|;\s*)(?:__Host-)?requisite_shared=1(?:;|$)/;

/** Whether whoever signed in said that others use this computer too, so that nothing of them stays in the browser. */
export function isSharedComputer(document: Document): boolean {
  return COOKIE.test(document.cookie);
}
