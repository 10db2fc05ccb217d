import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../../../..');

/** A regular expression of the sources, and where it stands. */
export interface Pattern {
  where: string;
  source: string;
  flags: string;
}

/** What the sources of the product say of patterns: those written out, and where one is made of texts. */
export interface Patterns {
  written: Pattern[];
  /** Files and how many patterns they make of texts as they are loaded. */
  made: Map<string, number>;
  /** Patterns that are made of texts each time that a function runs: `file: text`. */
  madeLater: string[];
}

/** Reads the patterns of all sources but specs and what serves them alone. */
export function patternsOfSources(): Patterns {
  const found: Patterns = { written: [], made: new Map(), madeLater: [] };
  for (const file of globSync('{api,shared,web}/src/**/*.ts', { cwd: ROOT }).sort())
    if (!file.endsWith('.spec.ts') && !file.startsWith('api/src/testing/')) readFile(file, found);
  return found;
}

function readFile(file: string, { written, made, madeLater }: Patterns): void {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const read = (node: ts.Node, isInFunction: boolean): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      written.push({ where: `${file}:${line + 1}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
      if (isInFunction) madeLater.push(`${file}: ${node.getText()}`);
      else made.set(file, (made.get(file) ?? 0) + 1);
    }
    ts.forEachChild(node, (child) => read(child, isInFunction || ts.isFunctionLike(node)));
  };
  read(source, false);
}

/** Loads files and notes the patterns that they make of texts meanwhile. */
export async function patternsMade(files: Iterable<string>): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [pattern, flags = '']: [string | RegExp, string?]) {
      const from = new Error().stack?.split('\n')[2] ?? '';
      const [, where = ''] = /((?:api|shared|web)\/src\/[^\s)]+?\.ts)/.exec(from) ?? [];
      const regex = new target(pattern, flags);
      if (where !== '') made.push({ where, source: regex.source, flags });
      return regex;
    },
  });
  try {
    for (const file of files) await import(join(ROOT, file));
  } finally {
    globalThis.RegExp = original;
  }
  return made;
}
