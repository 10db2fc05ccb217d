// What a first visit fetches: the page, every script and style it names and what those import, compressed as the server would.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** The scripts that a script imports before it runs; what it imports later, when it is wanted, is no part of the first visit. */
const importedBy = (text) => [...text.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map((match) => match[1]);

/** @returns {{files: number, brotli: number, gzip: number} | null} sizes in bytes; null when the pages are not built */
export function firstVisit(root) {
  try {
    const page = readFileSync(join(root, 'index.html'), 'utf8');
    const named = [...page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
    const there = new Set(readdirSync(root));
    const wanted = new Set(['index.html', ...named]);
    // a set that grows while it is walked is walked to its end
    for (const name of wanted)
      if (name.endsWith('.js') && there.has(name)) for (const one of importedBy(readFileSync(join(root, name), 'utf8'))) wanted.add(one);
    const files = [...wanted].filter((name) => there.has(name)).map((name) => readFileSync(join(root, name)));
    const sum = (compress) => files.reduce((total, file) => total + compress(file).length, 0);
    // the build packs at the best of both
    return { files: files.length, brotli: sum((file) => brotliCompressSync(file)), gzip: sum((file) => gzipSync(file, { level: 9 })) };
  } catch {
    return null;
  }
}
