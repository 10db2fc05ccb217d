import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { Statement } from '../core/database/statement.js';

const SOURCES = join(import.meta.dirname, '..');
/**
 * What speaks to the database otherwise: makers of statements from entities, a connection that listens, what asks which migrations there
 * were, and the owner's migrations with their taking back.
 */
const OTHERWISE = [
  ...['insert.ts', 'write.ts', 'notices.ts', 'open.ts', 'server-login.ts', 'take-back.ts'].map((file) => `core/database/${file}`),
  'migrate.ts',
];
const SQL = /^\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|LOCK TABLE)\s/;

/** A statement that a file exports. */
export interface Declared {
  file: string;
  name: string;
  statement: Statement;
}

/** A write of whole rows by their entity: `db.insert([TaskRow, rows])`. */
export interface EntityWrite {
  file: string;
  entity: string;
}

/** What the server's sources say to the database, read from their syntax. */
export interface Sources {
  declared: Declared[];
  /** SQL that stands outside a declaration, and declarations that are not exported: `file: text`. */
  hidden: string[];
  written: EntityWrite[];
  /** The folder of each table: where its entity stands. */
  owners: Map<string, string>;
  /** The table of each entity, by the name of its class. */
  tables: Map<string, string>;
}

/** The room of the house that a file stands in: a feature, or a part of core. */
export function folderOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'core' ? `core/${second}` : first;
}

/** Reads every source of the server but specs and what only they use. */
export async function readSources(): Promise<Sources> {
  const found: Sources = { declared: [], hidden: [], written: [], owners: new Map(), tables: new Map() };
  for (const path of globSync(`${SOURCES}/**/*.ts`).sort()) {
    const file = relative(SOURCES, path);
    if (file.endsWith('.spec.ts') || file.startsWith('testing/') || OTHERWISE.includes(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const declarations = look(source, file, found);
    if (declarations.length === 0) continue;
    const exported = Object.entries((await import(path)) as object).filter(
      (entry): entry is [string, Statement] => entry[1] instanceof Statement,
    );
    found.declared.push(...exported.map(([name, statement]) => ({ file, name, statement })));
    if (exported.length < declarations.length)
      found.hidden.push(`${file}: a declared statement is not exported (${declarations.join(', ')})`);
  }
  return found;
}

/** Collects what one file says; answers the names of the statements that it declares. */
function look(source: ts.SourceFile, file: string, found: Sources): string[] {
  const declarations: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      if (isDeclaration(node)) return void declarations.push(nameOf(node));
      found.written.push(...entitiesOf(node).map((entity) => ({ file, entity })));
      const [table] = node.arguments;
      if (ts.isIdentifier(node.expression) && node.expression.text === 'Entity' && table && ts.isStringLiteral(table))
        addTable(node, table.text, file, found);
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = node.getText(source).slice(1, -1);
      if (SQL.test(text)) found.hidden.push(`${file}: ${text.replaceAll(/\s+/g, ' ').slice(0, 60)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return declarations;
}

function addTable({ parent }: ts.CallExpression, table: string, file: string, { owners, tables }: Sources): void {
  owners.set(table, folderOf(file));
  const described = parent.parent;
  if (ts.isClassDeclaration(described) && described.name) tables.set(described.name.text, table);
}

function isDeclaration({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && ['statement', 'command'].includes(expression.text);
}

function nameOf({ parent }: ts.CallExpression): string {
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : 'without a name';
}

function entitiesOf({ expression, arguments: args }: ts.CallExpression): string[] {
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const { text: verb } = expression.name;
  const first = args[0];
  if (['update', 'delete'].includes(verb) && /\bdb$/.test(expression.expression.getText()))
    return first && ts.isIdentifier(first) ? [first.text] : [];
  if (!['insert', 'record', 'recordWithCommit'].includes(verb)) return [];
  const entities = args.map((argument) => (ts.isArrayLiteralExpression(argument) ? argument.elements[0]?.getText() : undefined));
  return entities.filter((entity) => entity !== undefined);
}
