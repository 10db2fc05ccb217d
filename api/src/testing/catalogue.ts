import type { DataSource } from 'typeorm';

/** What PostgreSQL itself says that a database is made of, one line each, in a stated order. */
export type Catalogue = Record<'columns' | 'constraints' | 'indexes' | 'policies' | 'triggers' | 'functions', string[]>;

const COLUMNS = `
SELECT format('%s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
  CASE WHEN a.attidentity <> '' THEN ' identity ' || a.attidentity::text ELSE '' END, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line
FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;

// 'n' are the NOT NULL of columns, which are told with the columns
const CONSTRAINTS = `
SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 'n'`;

const INDEXES = `
SELECT pg_get_indexdef(i.indexrelid) AS line
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`;

const POLICIES = `
SELECT format('%s %s %s using %s check %s', polrelid::regclass, polname, polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) AS line
FROM pg_policy`;

const TRIGGERS = `SELECT pg_get_triggerdef(oid) AS line FROM pg_trigger WHERE NOT tgisinternal`;

const FUNCTIONS = `
SELECT pg_get_functiondef(p.oid) AS line FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')`;

/** Reads the catalogue of the schema `public`, without what extensions brought and without the table of the migrations themselves. */
export async function catalogueOf(source: DataSource): Promise<Catalogue> {
  const lines = async (statement: string): Promise<string[]> => {
    const rows = await source.query<{ line: string }[]>(`SELECT line FROM (${statement}) told ORDER BY line COLLATE "C"`);
    return rows.map(({ line }) => line).filter((line) => !/^migrations[. ]| ON public\.migrations /.test(line));
  };
  return {
    columns: await lines(COLUMNS),
    constraints: await lines(CONSTRAINTS),
    indexes: await lines(INDEXES),
    policies: await lines(POLICIES),
    triggers: await lines(TRIGGERS),
    functions: await lines(FUNCTIONS),
  };
}
