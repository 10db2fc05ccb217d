/** A code for somebody whose own is not known: the initials of the name, 'Ada King Lovelace' is 'AKL'; 'ADMIN' for a name without letters. */
export function codeOfName(name: string): string {
  const initials = name
    .split(/[\s-]+/)
    .map((word) => /\p{L}/u.exec(word)?.[0] ?? '')
    .join('')
    .toUpperCase();
  return initials === '' ? 'ADMIN' : initials.slice(0, 4);
}

/** The name that an address spells: 'jo.smith@…' is 'Jo Smith', 'j.smith2@…' 'J Smith'; null for one without two parts. */
export function nameOfAddress(email: string): string | null {
  const [local = ''] = email.split('@');
  const words = local.split(/[._+]+/).map((word) => word.replace(/(?<!\d)\d+$/, ''));
  if (words.length < 2 || !words.every((word) => /^[\p{L}'-]+$/u.test(word))) return null;
  return words
    .map((word) => word.replace(/(^|[-'])(\p{Ll})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase()))
    .join(' ');
}
