/** A code for somebody whose own is not known: the initials of the name, 'Ada King Lovelace' is 'AKL'; 'ADMIN' for a name without letters. */
export function codeOf(name: string): string {
  const initials = name
    .split(/[\s-]+/)
    .map((word) => /\p{L}/u.exec(word)?.[0] ?? '')
    .join('')
    .toUpperCase();
  return initials === '' ? 'ADMIN' : initials.slice(0, 4);
}
