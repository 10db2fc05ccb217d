import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, startNode } from './children.mjs';
import { Refusal } from './refusal.mjs';

const SOURCES = ['api/src', 'shared/src', 'migrations', 'web/src', 'web/public', 'web/tools'];
const CONFIGURATION = [
  '.swcrc',
  'nx.json',
  'package-lock.json',
  'tsconfig.base.json',
  'api/project.json',
  'web/project.json',
  'web/tsconfig.json',
  'web/tsconfig.app.json',
];
const RESULTS = ['dist/api/api/src/main.js', 'dist/web/browser/index.html'];
const stamp = join(root, 'dist/.built-from');

function* files(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield path;
  for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

/** A hash of everything that the build reads; asking Nx the same takes two seconds. */
function sourcesHash() {
  const hash = createHash('sha256').update(process.version);
  for (const source of [...SOURCES, ...CONFIGURATION])
    for (const path of files(join(root, source)))
      if (!path.endsWith('.spec.ts')) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/**
 * Builds the server and the pages into dist/, unless they were built from just these sources.
 * @param {{quiet?: boolean, onBuild?: () => void}} options `quiet` shows what the builders print only when they fail; `onBuild` is called when there is something to do
 * @throws {Refusal} when the sources do not build
 */
export async function buildIfChanged({ quiet = false, onBuild = () => {} } = {}) {
  const hash = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && RESULTS.every((file) => existsSync(join(root, file)))) return;
  onBuild();
  rmSync(stamp, { force: true });
  const nx = startNode(['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static'], { quiet });
  const code = await nx.ended;
  if (code !== 0) {
    if (quiet) process.stderr.write(nx.output());
    throw new Refusal('The sources could not be built (the reason stands above).');
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, hash);
}
