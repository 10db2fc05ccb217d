import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const APP_ROOT = join(import.meta.dirname, '../..');
/** What leads out of the process, with the files that may use it: whatever is asked of us, nothing else is opened, fetched or run. */
const WAYS: readonly [what: string, pattern: RegExp, files: readonly string[]][] = [
  ['runs a program', /node:child_process|node:cluster/, []],
  ['runs code that is text', /node:vm\b|\beval\(|new Function\(/, []],
  [
    'asks another server',
    /\bfetch\(|node:(http|https|http2|tls|net|dgram|dns)\b|\bundici\b/,
    // the bytes of an answer to what was no request, the scanner that whoever runs the server names, and what an address is
    ['core/http/broken-requests.ts', 'core/scanner/clamd.ts', 'identity/network-address.ts'],
  ],
  [
    'starts a thread',
    /node:worker_threads/,
    ['core/threads/threads.ts', 'imports/reader-thread.ts', 'plan/planner-thread.ts', 'reports/draw-thread.ts'],
  ],
  ['sends mail', /'nodemailer'/, ['core/mail/mail-transport.ts']],
  ['writes a file', /import \{[^}]*\b(write|append|create|rename|unlink|rm|mkdir|cp|copy|open|truncate)[^}]*\} from 'node:fs/, []],
  ['reads a file', /node:fs/, ['core/config/config.ts', 'core/http/web-files.ts', 'core/openapi/openapi.controller.ts']],
];

const sources = readdirSync(APP_ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.startsWith('testing/') && !path.startsWith('demo/'),
);

describe('the server', () => {
  it.each(WAYS)('%s nowhere but where it is known to', (_what, pattern, files) => {
    const found = sources.filter((path) =>
      pattern.test(readFileSync(join(APP_ROOT, path), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, '')),
    );
    expect(found.sort()).toEqual([...files].sort());
  });
});
