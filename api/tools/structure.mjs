// The structure of the code in figures: what the boundaries promise, counted afresh from the files.
// node_modules/.bin/node api/tools/structure.mjs
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';

/** More than these fails the check; a file of the tests may be longer. A page of the web joins more than a class of the server. */
const LIMITS = { fileLines: 300, parameters: 5, dependencies: 6, injected: 9 };

const TEST = /\.spec\.ts$|\/testing\/|\/test\/|^e2e\//;
const LEFT_OUT = /\/(?:seeds|node_modules|test-results|playwright-report)\//;

function codeFiles() {
  return ['api', 'web', 'shared', 'migrations', 'e2e']
    .flatMap((project) => globSync(`${project}/**/*.{ts,mjs}`))
    .filter((path) => !LEFT_OUT.test(path))
    .sort();
}

function parse(path) {
  const text = readFileSync(path, 'utf8');
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

const linesOf = (tree, node) =>
  tree.getLineAndCharacterOfPosition(node.end).line - tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;

function nameOf(node) {
  if (ts.isConstructorDeclaration(node)) return `${node.parent.name?.text ?? 'class'}.constructor`;
  const own = node.name?.getText() ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : null);
  const owner = ts.isClassLike(node.parent) ? `${node.parent.name?.text ?? 'class'}.` : '';
  return own ? owner + own : '(unnamed)';
}

/** Functions of a file with their lines and parameters; a constructor's parameters are its class's dependencies. */
function functionsOf({ path, tree }) {
  const found = [];
  walk(tree, (node) => {
    if (!ts.isFunctionLike(node) || !node.body) return;
    const isConstructor = ts.isConstructorDeclaration(node);
    found.push({ path, name: nameOf(node), lines: linesOf(tree, node), parameters: node.parameters.length, isConstructor });
  });
  return found;
}

/** Calls of inject() in the fields of a class, which Angular has in place of a constructor's parameters. */
function injectedBy({ path, tree }) {
  const found = [];
  walk(tree, (node) => {
    if (!ts.isClassDeclaration(node)) return;
    const count = node.members.filter(
      (member) => ts.isPropertyDeclaration(member) && /^(?:inject\(|\w+ = inject\()/.test(member.initializer?.getText() ?? ''),
    ).length;
    if (count > 0) found.push({ path, name: node.name?.text ?? 'class', dependencies: count });
  });
  return found;
}

function importsOf({ path, tree }, known) {
  const found = [];
  walk(tree, (node) => {
    const from = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : null;
    if (!from?.text?.startsWith('.')) return;
    const to = normalize(join(dirname(path), from.text)).replace(/\.js$/, '');
    const target = [`${to}.ts`, `${to}.mjs`, to, `${to}/index.ts`].find((candidate) => known.has(candidate));
    if (target) found.push(target);
  });
  return found;
}

/** The room of a file: its feature in the api, the part that owns tables and that others may only call. */
const featureOf = (path) => /^api\/src\/([^/]+)\//.exec(path)?.[1] ?? null;

function tablesByFeature(files) {
  const owners = new Map();
  for (const { path, text } of files)
    for (const [, table] of text.matchAll(/@Entity\('(\w+)'/g))
      owners.set(table, path.startsWith('api/src/core/') ? 'core' : featureOf(path));
  return owners;
}

const SQL = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b/;

/** Which feature's SQL names which other feature's tables. */
function sqlArrows(files, owners) {
  const arrows = new Map();
  for (const { path, tree } of files) {
    const from = featureOf(path);
    if (!from || ['testing', 'demo'].includes(from)) continue;
    walk(tree, (node) => {
      if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return;
      const text = node.getText();
      if (!SQL.test(text)) return;
      for (const [, verb, table] of text.matchAll(/\b(FROM|JOIN|UPDATE|INTO)\s+(?:LATERAL\s+)?(\w+)/g)) {
        const to = owners.get(table);
        if (!to || to === from) continue;
        const arrow = `${from} -> ${to}`;
        const known = arrows.get(arrow) ?? { reads: 0, writes: 0 };
        const isWrite = verb === 'UPDATE' || verb === 'INTO' || new RegExp(`DELETE FROM ${table}\\b`).test(text);
        arrows.set(arrow, { reads: known.reads + (isWrite ? 0 : 1), writes: known.writes + (isWrite ? 1 : 0) });
      }
    });
  }
  return arrows;
}

function importArrows(files, known) {
  const arrows = new Set();
  for (const file of files)
    for (const to of importsOf(file, known)) {
      const [from, other] = [featureOf(file.path), featureOf(to)];
      if (from && other && from !== other && ![from, other].some((name) => ['testing', 'demo'].includes(name)))
        arrows.add(`${from} -> ${other}`);
    }
  return arrows;
}

/** Groups of names that reach each other, found by Tarjan's way; a group of one is no circle. */
function circles(edges) {
  const [index, low, stack, on, found] = [new Map(), new Map(), [], new Set(), []];
  const visit = (name) => {
    index.set(name, index.size);
    low.set(name, index.get(name));
    stack.push(name);
    on.add(name);
    for (const to of edges.get(name) ?? []) {
      if (!index.has(to)) visit(to);
      if (on.has(to)) low.set(name, Math.min(low.get(name), low.get(to)));
    }
    if (low.get(name) !== index.get(name)) return;
    const group = [];
    let member;
    do {
      member = stack.pop();
      on.delete(member);
      group.push(member);
    } while (member !== name);
    if (group.length > 1) found.push(group.sort());
  };
  for (const name of edges.keys()) if (!index.has(name)) visit(name);
  return found;
}

/** The child of a folder that a file lies in: a folder's name, or the file's own. */
const childOf = (folder, path) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split('/')[0] : null);

/**
 * Arrows between the rooms of one folder that cannot all point down: for each circle of rooms, the imports that would have to go for the
 * rooms to stand on floors. (0 where the rooms can be drawn with every arrow downward.)
 */
function upwardIn(folder, files, known) {
  const edges = new Map();
  for (const file of files) {
    const from = childOf(folder, file.path);
    if (from === null) continue;
    if (!edges.has(from)) edges.set(from, new Set());
    for (const target of importsOf(file, known)) {
      const to = childOf(folder, target);
      if (to !== null && to !== from) edges.get(from).add(to);
    }
  }
  return circles(edges);
}

const top = (list, by, count = 1) => [...list].sort((one, other) => other[by] - one[by]).slice(0, count);

/** All figures at once. */
export function structure() {
  const all = codeFiles().map(parse);
  const code = all.filter(({ path }) => !TEST.test(path));
  const known = new Set(all.map(({ path }) => path));
  const functions = code.filter(({ path }) => !path.startsWith('migrations/')).flatMap(functionsOf);
  const owners = tablesByFeature(code);
  const sql = sqlArrows(code, owners);
  const folders = [...new Set(code.map(({ path }) => dirname(path)))];
  const parents = [...new Set(folders.flatMap((folder) => [folder, dirname(folder)]))].filter((folder) => folder !== '.');
  const upward = parents.flatMap((folder) => upwardIn(folder, code, known).map((rooms) => ({ folder, rooms })));
  const fileEdges = new Map(code.map((file) => [file.path, new Set(importsOf(file, known))]));
  const lengths = code.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  const plain = functions.filter(({ isConstructor }) => !isConstructor);
  const dependencies = [
    ...functions
      .filter(({ isConstructor }) => isConstructor)
      .map(({ path, name, parameters }) => ({ path, name, dependencies: parameters })),
    ...code.filter(({ path }) => path.startsWith('web/')).flatMap(injectedBy),
  ];
  return {
    files: code.length,
    filesOver200: lengths.filter(({ lines }) => lines > 200).map(({ path, lines }) => `${path} ${lines}`),
    longestFile: top(lengths, 'lines')[0],
    longestFunctions: top(plain, 'lines', 5).map(({ path, name, lines }) => `${basename(path)}:${name} ${lines}`),
    longestParameterList: top(plain, 'parameters', 3).map(({ path, name, parameters }) => `${basename(path)}:${name} ${parameters}`),
    mostDependencies: top(dependencies, 'dependencies', 3).map((one) => `${basename(one.path)}:${one.name} ${one.dependencies}`),
    importArrows: importArrows(code, known).size,
    sqlArrows: sql.size,
    sqlArrowsThatWrite: [...sql].filter(([, { writes }]) => writes > 0).map(([arrow]) => arrow),
    sqlArrowsWithoutImport: [...sql.keys()].filter((arrow) => !importArrows(code, known).has(arrow)).length,
    upward,
    circlesOfFiles: circles(fileEdges),
    over: {
      fileLines: lengths.filter(({ lines }) => lines > LIMITS.fileLines).map(({ path }) => path),
      parameters: plain.filter(({ parameters }) => parameters > LIMITS.parameters).map(({ path, name }) => `${path}:${name}`),
      dependencies: dependencies
        .filter((one) => one.dependencies > (one.path.startsWith('web/') ? LIMITS.injected : LIMITS.dependencies))
        .map(({ path, name }) => `${path}:${name}`),
    },
  };
}

if (process.argv[1] && relative(process.cwd(), process.argv[1]) === 'api/tools/structure.mjs') {
  const figures = structure();
  console.log(JSON.stringify(figures, null, 2));
  const isOver = Object.values(figures.over).some((list) => list.length > 0);
  if (isOver || figures.upward.length > 0 || figures.circlesOfFiles.length > 0) process.exitCode = 1;
}
