import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { FIRST_PAGES, FRAME } from './first-pages.mjs';

/** What only some of the first pages share, and is smaller than this in bytes, is no file of its own. */
const TOO_SMALL = 3000;

/** What the bundler says of each file, by its name, and the file that a source became the entry of. */
function readStats(stats) {
  const files = new Map(Object.entries(stats.outputs).map(([path, output]) => [basename(path), output]));
  const entries = new Map([...files].filter(([, { entryPoint }]) => entryPoint).map(([file, { entryPoint }]) => [entryPoint, file]));
  const entryOf = (source) => {
    const file = entries.get(source);
    if (!file) throw new Error(`The build made no file of its own of ${source}, which first-pages.mjs names.`);
    return file;
  };
  return { files, entryOf };
}

/** What a file is called: as its source where it is the entry of one. */
function nameOf(facade, files) {
  const source = facade && files.get(basename(facade))?.entryPoint;
  return source ? basename(source).replace(/(?:\.esm)?\.\w+$/, '') : null;
}

/** All that is loaded with some files, themselves among it. */
function loadedWith(names, importsOf) {
  const seen = new Set();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...importsOf(name));
  }
  return seen;
}

/** Which group a file of the bundler goes to: what every page has, what every page behind the sign-in has; the others stay apart. */
function grouping({ files, entryOf }, main) {
  const importsOf = (name) =>
    (files.get(name)?.imports ?? []).filter(({ kind }) => kind === 'import-statement').map(({ path }) => basename(path));
  const pages = Object.values(FIRST_PAGES).map((sources) => loadedWith(sources.map(entryOf), importsOf));
  const [gate, ...behind] = pages;
  const frame = loadedWith([entryOf(FRAME)], importsOf);
  const isPart = (file) => file !== main && files.has(file) && !files.get(file).entryPoint;
  const initial = loadedWith([main], importsOf);
  const isFirst = (file) => isPart(file) && (initial.has(file) || gate.has(file));
  const among = (file) => behind.filter((page) => page.has(file)).length;
  const isFrame = (file) =>
    isPart(file) && !isFirst(file) && (frame.has(file) || (among(file) > 0 && (files.get(file).bytes < TOO_SMALL || among(file) > 2)));
  return { isFirst, isFrame };
}

/**
 * Makes few files of the many that the bundler left: one that every page has, one that every page behind the sign-in has, and each page.
 * `main` stays by itself: it waits for what it starts, and nothing that is started may wait for it.
 * @returns {Promise<{chunks: Map<string, string>, main: string, filesOf: (sources: string[]) => string[]}>} `filesOf` lists what is
 *   loaded with the files of some sources, or with a file by its name
 */
export async function mergeChunks(folder, stats) {
  const read = readStats(stats);
  const main = read.entryOf('web/src/main.ts');
  const { isFirst, isFrame } = grouping(read, main);
  const bundle = await rolldown({
    input: { main: join(folder, main) },
    preserveEntrySignatures: false,
    plugins: [
      {
        name: 'files-of-the-bundler',
        resolveId: (source) => (read.files.has(basename(source)) ? join(folder, basename(source)) : { id: source, external: true }),
      },
    ],
  });
  const { output } = await bundle.generate({
    minify: true,
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: ({ name, facadeModuleId }) => `${nameOf(facadeModuleId, read.files) ?? name.replace(/-[\w-]{8}$/, '')}-[hash].js`,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'first', test: (id) => isFirst(basename(id)), priority: 2 },
        { name: 'frame', test: (id) => isFrame(basename(id)), priority: 1 },
      ],
    },
  });
  await bundle.close();
  const made = new Map(output.map((file) => [file.fileName, file]));
  const madeOf = (source) => {
    if (made.has(source)) return source;
    const entry = read.entryOf(source);
    return output.find(({ facadeModuleId }) => facadeModuleId && basename(facadeModuleId) === entry).fileName;
  };
  return {
    chunks: new Map(output.map(({ fileName, code }) => [fileName, code])),
    main: output.find(({ isEntry }) => isEntry).fileName,
    filesOf: (sources) => [...loadedWith(sources.map(madeOf), (name) => made.get(name).imports)],
  };
}
