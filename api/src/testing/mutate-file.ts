/** One way of spoiling a file; `a` and `b` (whole numbers from 0) choose where and how. */
export interface Mutation {
  kind: (typeof MUTATIONS)[number];
  a: number;
  b: number;
}

export const MUTATIONS = [
  'flip-bit',
  'flip-bits',
  'insert-byte',
  'delete-bytes',
  'cut-off',
  'spoil-cell',
  'blank-cell',
  'blank-column',
  'spoil-column',
  'drop-column',
  'swap-headers',
  'drop-row',
  'double-row',
  'swap-rows',
  'join-rows',
  'split-row',
  'shift-row',
  'utf-16',
  'latin-1',
  'twice-encoded',
  'other-newlines',
  'other-delimiter',
  'quote',
] as const;

const JUNK = [
  'Xday',
  'Mon-Fri',
  'Someday',
  '=SUM(A1)',
  '+1(2)',
  '-',
  '?',
  '"',
  '""',
  "'",
  'NaN',
  'null',
  '0',
  '-1',
  '1e99',
  'about 22',
  '22,0',
  '\u0000',
  '\ufeff',
  '\u202e10P',
  '🧪🔥',
  'Z̷a̸l̵g̶o̷',
  'constructor',
  '__proto__',
  'x'.repeat(300),
  'y'.repeat(1200),
  '\r',
  '\n',
  ';',
  '\t',
  '<script>',
  "'; DROP TABLE person; --",
];

const at = (list: readonly unknown[] | Uint8Array, place: number): number => (list.length === 0 ? 0 : place % list.length);

/** Spoils the bytes of a CSV file. */
export function mutate(bytes: Uint8Array, { kind, a, b }: Mutation): Uint8Array {
  const out = Uint8Array.from(bytes);
  switch (kind) {
    case 'flip-bit':
    case 'flip-bits':
      for (let n = 0; n < (kind === 'flip-bit' ? 1 : 1 + (b % 40)); n++) {
        const place = at(out, a + n * 7919);
        if (out.length > 0) out[place] = (out[place] ?? 0) ^ (1 << ((b + n) % 8));
      }
      return out;
    case 'insert-byte':
      return Uint8Array.from([...out.slice(0, at(out, a)), b % 256, ...out.slice(at(out, a))]);
    case 'delete-bytes':
      return Uint8Array.from([...out.slice(0, at(out, a)), ...out.slice(at(out, a) + 1 + (b % 30))]);
    case 'cut-off':
      return out.slice(0, at(out, a));
    case 'utf-16':
      return Uint8Array.from(Buffer.from(`\ufeff${textOf(bytes)}`, 'utf16le'));
    case 'latin-1':
      return Uint8Array.from(Buffer.from(textOf(bytes), 'latin1'));
    case 'twice-encoded':
      return Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1'), 'utf8'));
    default:
      return Uint8Array.from(Buffer.from(mutateText(textOf(bytes), { kind, a, b }), 'utf8'));
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function mutateText(text: string, { kind, a, b }: Mutation): string {
  const rows = text.split('\n').map((line) => line.split(','));
  const row = rows[at(rows, a)] ?? [];
  const column = b % Math.max(1, rows[0]?.length ?? 1);
  const junk = JUNK[a % JUNK.length] ?? '';
  const say = (): string => rows.map((cells) => cells.join(',')).join('\n');
  if (kind === 'other-newlines') return text.replaceAll('\n', ['\r\n', '\r', '\n\n'][a % 3] ?? '\n');
  if (kind === 'other-delimiter') return text.replaceAll(',', [';', '\t', '|'][a % 3] ?? ';');
  if (kind === 'quote') return `${text.slice(0, a % (text.length + 1))}"${text.slice(a % (text.length + 1))}`;
  if (kind === 'spoil-cell') row[at(row, b)] = JUNK[(a * 31 + b) % JUNK.length] ?? '';
  if (kind === 'blank-cell') row[at(row, b)] = '';
  if (kind === 'blank-column') for (const cells of rows.slice(1)) if (column < cells.length) cells[column] = '';
  if (kind === 'spoil-column') for (const cells of rows.slice(1)) if (column < cells.length) cells[column] = junk;
  if (kind === 'drop-column') for (const cells of rows) cells.splice(column, 1);
  if (kind === 'swap-headers')
    rows[0] =
      rows[0]?.map((cell, index, all) =>
        index === column ? (all[a % all.length] ?? cell) : index === a % all.length ? (all[column] ?? cell) : cell,
      ) ?? [];
  if (kind === 'drop-row') rows.splice(at(rows, a), 1 + (b % 3));
  if (kind === 'double-row') rows.splice(at(rows, b), 0, [...row]);
  if (kind === 'swap-rows') [rows[at(rows, a)], rows[at(rows, b)]] = [rows[at(rows, b)] ?? [], row];
  if (kind === 'join-rows') rows.splice(at(rows, a), 2, [...row, ...(rows[at(rows, a) + 1] ?? [])]);
  if (kind === 'split-row') rows.splice(at(rows, a), 1, row.slice(0, at(row, b)), row.slice(at(row, b)));
  if (kind === 'shift-row') row.splice(at(row, b), a % 2, ...(a % 2 === 0 ? [''] : []));
  return say();
}
