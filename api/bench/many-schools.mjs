// Many schools on one database: copies of one, each with ids of its own.
import { createHash } from 'node:crypto';

/** The tables whose rows belong to a school but to no one's session. */
const COPIED = `SELECT c.table_name AS name, json_agg(json_build_object('name', c.column_name, 'isId', c.data_type = 'uuid') ORDER BY c.ordinal_position) AS columns
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' AND c.table_name <> 'session'
    AND EXISTS (SELECT FROM information_schema.columns s WHERE s.table_schema = 'public' AND s.table_name = c.table_name AND s.column_name IN ('school_id', 'email') AND c.table_name NOT LIKE 'migration%')
  GROUP BY c.table_name`;

/** An id of the copy number n: the same here and in the database. */
function idOf(id, number) {
  if (number === 0) return id;
  const hash = createHash('md5').update(`${id}${number}`).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const tokenOf = (token, number) => (number === 0 ? token : `${token}-${number}`);

/** Copies the school so often that there are so many of them. */
export async function copySchool(owner, bench, count) {
  const { rows: tables } = await owner.query(COPIED);
  await owner.query('SET session_replication_role = replica');
  for (const { name, columns } of tables) {
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    const values = columns.map(({ name: column, isId }) => {
      if (isId) return `md5(t."${column}"::text || n)::uuid`;
      return column === 'email' ? `n || '-' || t.email` : `t."${column}"`;
    });
    await owner.query(`INSERT INTO ${name} (${names}) SELECT ${values.join(', ')} FROM ${name} t, generate_series(1, $1::int) n`, [
      count - 1,
    ]);
  }
  await copySessions(owner, bench, count);
  await owner.query('SET session_replication_role = origin');
}

/** The sessions, whose tokens are known to us and to nobody else. */
async function copySessions(owner, { people }, count) {
  const { rows } = await owner.query(
    "SELECT string_agg(quote_ident(column_name), ', ') AS rest FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'session' AND column_name NOT IN ('id', 'token_hash', 'account_id', 'school_id', 'person_id')",
  );
  const [{ rest }] = rows;
  for (const { id, token } of people)
    await owner.query(
      `INSERT INTO session (id, token_hash, account_id, school_id, person_id, ${rest})
       SELECT md5(s.id::text || n)::uuid, sha256(convert_to($2 || '-' || n, 'UTF8')), md5(s.account_id::text || n)::uuid, md5(s.school_id::text || n)::uuid, md5(s.person_id::text || n)::uuid, ${rest}
       FROM session s, generate_series(1, $3::int) n WHERE s.person_id = $1`,
      [id, token, count - 1],
    );
}

/** One of the schools, as the loads draw from it. */
export function schoolNumber(bench, number) {
  const person = ({ id, token, xsrf }) => ({ id: idOf(id, number), token: tokenOf(token, number), xsrf });
  const pick = (list) => list[Math.floor(Math.random() * list.length)];
  return {
    school: idOf(bench.school, number),
    technician: person(bench.technician),
    teacher: () => person(pick(bench.teachers)),
    request: () => {
      const { entry, date } = pick(bench.lessons);
      const body = { lessonId: `${idOf(entry.id, number)}_${date}`, practicalId: idOf(pick(bench.practicals).id, number) };
      return { teacher: person(entry.teacher), body };
    },
  };
}
