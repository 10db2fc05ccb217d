/**
 * Makes a pattern of PostgreSQL that finds a name where it stands by itself, and not as a part of a longer word. Every sign of it that is
 * neither a letter nor a digit is written as its number, so that none of them means anything to a pattern.
 */
export function namePattern(name: string): string {
  const literal = [...name].map((sign) => (/[\p{L}\p{N}]/u.test(sign) ? sign : numbered(sign))).join('');
  return `(?<![[:alnum:]])${literal}(?![[:alnum:]])`;
}

function numbered(sign: string): string {
  return `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}
