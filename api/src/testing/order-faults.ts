/** Instants of the world, not of writing: when a lesson is, when kit is held. */
const OF_THE_WORLD = /\b(?:starts_at|ends_at)\b/;
const END = /^(?:LIMIT|OFFSET|FOR (?:UPDATE|NO KEY UPDATE|SHARE|KEY SHARE)|ROWS|RANGE|UNION|RETURNING)\b/;
const INSTANT = /(?<![\w$])(?:\w+\.)?"?(at|[a-z]+_at|[a-z]+At)"?(?![\w(])/;
const NEWEST_ID = /(?<![\w"])(?:\w+\.)?"?id"? DESC\b/;
const BARE_ID = /^(?:(\w+)\.)?id$/;

/** The terms of an ORDER BY that begins at a place of a text, and whether its rows are locked. */
function termsFrom(text: string, from: number): { terms: string[]; locks: boolean } {
  let depth = 0;
  let term = '';
  const terms: string[] = [];
  for (let at = from; at < text.length; at++) {
    const letter = text[at] as string;
    const isOver = depth === 0 && (letter === ')' || END.test(text.slice(at)));
    if (isOver) return { terms: [...terms, term.trim()], locks: /^\s*(?:LIMIT \S+ )?FOR /.test(text.slice(at)) };
    if (letter === '(' || letter === '[') depth++;
    if (letter === ')' || letter === ']') depth--;
    if (letter === ',' && depth === 0) {
      terms.push(term.trim());
      term = '';
    } else term += letter;
  }
  return { terms: [...terms, term.trim()], locks: false };
}

/** The table that a name stands for in a text; the only one of those that have places where there is no name. */
function isPlaced(text: string, alias: string | undefined, placed: ReadonlySet<string>): boolean {
  const tables = [...text.matchAll(/\b(?:FROM|JOIN) (\w+)(?: (?:AS )?(?!JOIN|WHERE|LEFT|ORDER|CROSS|GROUP|LIMIT)(\w+))?/g)];
  return tables.some(([, table = '', name]) => placed.has(table) && (alias === undefined || alias === (name ?? table)));
}

/**
 * Where a text sorts by when something was written, or by an id as if it told that, one line for each ORDER BY. `placed` are the tables whose
 * rows have a place. What comes after a place, or after when a lesson is, only parts what has the same.
 */
export function orderFaults(text: string, placed: ReadonlySet<string>): string[] {
  const plain = text.replaceAll(/\s+/g, ' ');
  return [...plain.matchAll(/\bORDER BY /g)].flatMap(({ index, 0: { length } }) => {
    const { terms, locks } = termsFrom(plain, index + length);
    for (const [at, term] of terms.entries()) {
      if (/\bplace\b/.test(term)) return [];
      if (/ IS (?:NOT )?NULL$|^jsonb_build_object\(/.test(term)) continue;
      if (OF_THE_WORLD.test(term)) return [];
      const id = BARE_ID.exec(term);
      if (INSTANT.test(term) || NEWEST_ID.test(term) || (id && at === 0 && !locks && isPlaced(plain, id[1], placed)))
        return [`ORDER BY ${terms.join(', ')}`];
    }
    return [];
  });
}
