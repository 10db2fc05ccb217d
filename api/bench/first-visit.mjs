// What a first visit fetches: the page and every script and style it names, compressed as the server would.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** @returns {{files: number, brotli: number, gzip: number} | null} sizes in bytes; null when the pages are not built */
export function firstVisit(root) {
  try {
    const page = readFileSync(join(root, 'index.html'), 'utf8');
    const named = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
    const there = new Set(readdirSync(root));
    const files = ['index.html', ...new Set(named)].filter((name) => there.has(name)).map((name) => readFileSync(join(root, name)));
    const sum = (compress) => files.reduce((total, file) => total + compress(file).length, 0);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
    return { files: files.length, brotli: sum((file) => brotliCompressSync(file, quality)), gzip: sum((file) => gzipSync(file)) };
  } catch {
    return null;
  }
}
