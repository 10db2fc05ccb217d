import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const PACKED = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest']);

/**
 * Packs each file as small as it gets, beside itself: brotli at its best, and gzip for who has no brotli.
 * @returns {Map<string, number>} how many bytes of brotli each is
 */
export function packFiles(folder) {
  const sizes = new Map();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!PACKED.has(extname(name))) continue;
    const file = readFileSync(join(folder, name));
    const brotli = brotliCompressSync(file, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length },
    });
    sizes.set(name, brotli.length);
    if (extname(name) === '.html') continue; // another in each answer
    writeFileSync(join(folder, `${name}.br`), brotli);
    writeFileSync(join(folder, `${name}.gz`), gzipSync(file, { level: 9 }));
  }
  return sizes;
}
