import pg from 'pg';
import type { Statement } from '../core/database/statement.js';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Alias?: string;
  'Join Type'?: string;
  'Parent Relationship'?: string;
  Operation?: string;
  Output?: string[];
  Plans?: Node[];
  'Index Cond'?: string;
  'Recheck Cond'?: string;
  Filter?: string;
  'TID Cond'?: string;
}

/** One look at a table in the plan of a statement, with the conditions that it is made under. */
export interface Scan {
  table: string;
  conditions: string;
}

/** How PostgreSQL would do a statement, whatever its parameters, for a role that row-level security does not bind. */
export interface StatementPlan {
  scans: Scan[];
  /** Tables that are inserted into, changed or deleted from. */
  writes: string[];
  /** Names by which the plan calls what an outer join may leave empty. */
  mayBeMissing: Set<string>;
  output: string[];
  text: string;
}

const CONDITIONS = ['Index Cond', 'Recheck Cond', 'Filter', 'TID Cond'] as const;

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}

function* missingIn(node: Node): Generator<string> {
  const side = { Left: ['Inner'], Right: ['Outer'], Full: ['Inner', 'Outer'] }[node['Join Type'] ?? ''] ?? [];
  for (const child of node.Plans ?? []) {
    if (side.includes(child['Parent Relationship'] ?? '')) for (const { Alias } of nodesOf(child)) if (Alias) yield Alias;
    yield* missingIn(child);
  }
}

/** Asks PostgreSQL for the plan of a text without running it. */
export async function planOf(owner: pg.Client, text: string): Promise<StatementPlan> {
  const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`EXPLAIN (GENERIC_PLAN, VERBOSE, COSTS OFF, FORMAT JSON) ${text}`);
  const top = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!top) throw new Error(`No plan of ${text}`);
  const nodes = [...nodesOf(top)];
  const related = nodes.filter((node): node is Node & { 'Relation Name': string } => node['Relation Name'] !== undefined);
  return {
    scans: related
      .filter((node) => node['Node Type'] !== 'ModifyTable')
      .map((node) => ({ table: node['Relation Name'], conditions: CONDITIONS.map((kind) => node[kind] ?? '').join(' ') })),
    writes: related.filter((node) => node['Node Type'] === 'ModifyTable').map((node) => node['Relation Name']),
    mayBeMissing: new Set(missingIn(top)),
    output: top.Output ?? [],
    text: JSON.stringify(top),
  };
}

/** A column as the database answers it. */
export interface AnsweredColumn {
  name: string;
  type: string;
  /** True: it may be null. False: it never is. Null: what it is made of does not tell. */
  nullable: boolean | null;
}

/** Prepares a statement, runs it on parameters that are all null, and answers the columns that it gives. Wants a transaction that is rolled back. */
export async function columnsOf(owner: pg.Client, { text }: Statement, plan: StatementPlan): Promise<AnsweredColumn[]> {
  const parameters = Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  const { fields } = await owner.query({ text, values: Array<null>(parameters).fill(null), rowMode: 'array' });
  const { rows } = await owner.query<{ type: string; notNull: boolean | null; column: string | null }>(
    `SELECT format_type(f.type, NULL) AS type, a.attnotnull AS "notNull", a.attname AS column
     FROM unnest($1::oid[], $2::oid[], $3::int[]) WITH ORDINALITY AS f(type, relation, attribute, place)
     LEFT JOIN pg_attribute a ON a.attrelid = f.relation AND a.attnum = f.attribute ORDER BY f.place`,
    [fields.map((field) => field.dataTypeID), fields.map((field) => field.tableID), fields.map((field) => field.columnID)],
  );
  return rows.map(({ type, notNull, column }, place) => {
    const alias = /^(\w+)\.\w+$/.exec(plan.output[place] ?? '')?.[1];
    const isMissing = alias !== undefined && plan.mayBeMissing.has(alias);
    const isAskedFor = column !== null && new RegExp(`\\b${column} IS NOT NULL`).test(plan.text);
    return { name: fields[place]?.name ?? '', type, nullable: isMissing || (notNull === null ? null : !notNull && !isAskedFor) };
  });
}
