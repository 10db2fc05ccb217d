// The build's last step: from what Angular made in dist/bundle to what is served from dist/web.
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkBudgets } from './budgets.mjs';
import { FIRST_PAGES } from './first-pages.mjs';
import { mergeChunks } from './merge-chunks.mjs';
import { packFiles } from './pack-files.mjs';
import { finishPage } from './page.mjs';
import { writeWorker } from './worker.mjs';

/** A page that nobody has opened yet is there without the network too, unless its file has more bytes than this before it is packed. */
const TOO_LARGE = 250_000;

const root = join(import.meta.dirname, '../..');
const from = join(root, 'dist/bundle');
const to = join(root, 'dist/web');

const page = readFileSync(join(from, 'browser/index.html'), 'utf8');
const stats = JSON.parse(readFileSync(join(from, 'browser-stats.json'), 'utf8'));

rmSync(to, { recursive: true, force: true });
cpSync(join(from, 'browser'), join(to, 'browser'), { recursive: true, filter: (path) => !path.endsWith('.js') });
if (existsSync(join(from, '3rdpartylicenses.txt'))) cpSync(join(from, '3rdpartylicenses.txt'), join(to, '3rdpartylicenses.txt'));

const { chunks, main, filesOf } = await mergeChunks(join(from, 'browser'), stats);
for (const [name, code] of chunks) writeFileSync(join(to, 'browser', name), code);
const initial = filesOf([main]);
const firstFiles = Object.fromEntries(
  Object.entries(FIRST_PAGES).map(([path, sources]) => [
    path,
    filesOf(sources)
      .filter((file) => !initial.includes(file))
      .map((file) => `/${file}`),
  ]),
);
const finished = finishPage(page, main, initial);
writeFileSync(join(to, 'browser/index.html'), finished);
writeFileSync(join(to, 'first-files.json'), JSON.stringify(firstFiles));
const first = new Set([
  ...initial,
  ...Object.values(firstFiles)
    .flat()
    .map((file) => file.slice(1)),
]);
await writeWorker(join(to, 'browser'), finished, (name) => !first.has(name) && statSync(join(to, 'browser', name)).size > TOO_LARGE);
const packed = packFiles(join(to, 'browser'));
checkBudgets({ initial, firstFiles, packed, page: packed.get('index.html') });
