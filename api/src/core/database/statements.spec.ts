import pg from 'pg';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { entities } from '../../entities.js';
import { readSources, type Sources } from '../../testing/declared-statements.js';
import { columnsOf, planOf } from '../../testing/statement-plan.js';
import { cloneDatabase, type TestDatabase } from '../../testing/test-database.js';
import { command, is, type Statement, statement } from './statement.js';
import { insertStatement } from './insert.js';
import { dataSource } from './index.js';
import { deleteStatement, isOfSchool, updateStatement } from './write.js';

const NAMED = /\bschool_id = \$\d+/g;

let database: TestDatabase;
let source: DataSource;
let owner: pg.Client;
let sources: Sources;
let ofSchools: Set<string>;

beforeAll(async () => {
  database = await cloneDatabase(`statements_${randomBytes(8).toString('hex')}`);
  source = await dataSource(database.url, 'owner', entities, 1).initialize();
  owner = new pg.Client(database.url);
  await owner.connect();
  sources = await readSources();
  ofSchools = new Set(source.entityMetadatas.filter(isOfSchool).map(({ tableName }) => tableName));
});
afterAll(async () => {
  await owner.end();
  await source.destroy();
  await database.drop();
});

/** What of a statement's answer is not as it says, one line each. */
async function mistold({ text, columns }: Statement): Promise<string[]> {
  await owner.query('BEGIN');
  try {
    const plan = await planOf(owner, text);
    const names = Object.keys(columns);
    if (names.length === 0) return [];
    const answered = await columnsOf(owner, { text } as Statement, plan);
    const unsaid = answered.filter(({ name }) => !names.includes(name)).map(({ name }) => `${name} is answered and not said`);
    const wrong = names.flatMap((name) => {
      const column = answered.find((one) => one.name === name);
      const said = columns[name];
      if (!column || !said) return [`${name} is said and not answered`];
      if (!said.types.includes(column.type)) return [`${name} is ${column.type}, not ${said.types.join(' or ')}`];
      return column.nullable && !said.nullable ? [`${name} may be null`] : [];
    });
    return [...unsaid, ...wrong];
  } finally {
    await owner.query('ROLLBACK');
  }
}

/** Where a statement does not name the school, one line each. */
async function unnamed(text: string): Promise<string[]> {
  const scans = (await planOf(owner, text)).scans.filter(({ table }) => ofSchools.has(table));
  const open = scans
    .filter(({ conditions }) => !/\bschool_id = \$\d+/.test(conditions))
    .map(({ table }) => `${table} is read of any school`);
  const named = text.match(NAMED)?.length ?? 0;
  if (named < scans.length) open.push(`${scans.length} tables, ${named} conditions`);
  if (text.includes('current_school()')) open.push('current_school() is for policies');
  return open;
}

describe('every statement of the server', () => {
  it('is declared and exported, so that it is looked at here', () => {
    expect(sources.hidden).toEqual([]);
    expect(sources.declared.length).toBeGreaterThan(20);
  });
  it('answers the columns that its description says: names, types, and what may be null', async () => {
    const told: string[] = [];
    for (const { file, name, statement: one } of sources.declared)
      told.push(...(await mistold(one)).map((fault) => `${file} ${name}: ${fault}`));
    expect(told).toEqual([]);
  });
  it('names the school by a parameter on every table that it looks at', async () => {
    const told: string[] = [];
    for (const { file, name, statement: one } of sources.declared)
      told.push(...(await unnamed(one.text)).map((fault) => `${file} ${name}: ${fault}`));
    expect(told).toEqual([]);
  });
  it('would be found with any one of its conditions on the school taken out', async () => {
    const missed: string[] = [];
    for (const { file, name, statement: one } of sources.declared) {
      const scans = (await planOf(owner, one.text)).scans.filter(({ table }) => ofSchools.has(table));
      const places = [...one.text.matchAll(NAMED)];
      if (places.length > scans.length) continue; // more than it needs: the planner does without one of its tables
      for (const { index, 0: condition } of places) {
        const before = one.text.slice(0, index).replace(/\w+\.$/, '');
        const without = `${before}${condition.replace('school_id = ', '')}::uuid IS NOT NULL${one.text.slice(index + condition.length)}`;
        if ((await unnamed(without)).length === 0) missed.push(`${file} ${name} at ${index}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('a statement that is made from an entity', () => {
  it('names the school on the tables of schools', async () => {
    for (const entity of source.entityMetadatas) {
      const [column] = entity.columns.filter(({ isPrimary, isGenerated }) => !isPrimary && !isGenerated);
      const [key] = entity.primaryColumns.toReversed();
      const where = { [key?.propertyName ?? '']: '00000000-0000-0000-0000-000000000000' };
      const changes = { [(column ?? key)?.propertyName ?? '']: null };
      const inserts = [0, 1, 3].map((count) =>
        insertStatement(
          entity,
          'S',
          Array.from({ length: count }, () => ({ schoolId: 'S' })),
        ),
      );
      const made = [...inserts, updateStatement(entity, 'S', [where, changes]), deleteStatement(entity, 'S', where)];
      for (const { text } of made) expect([text, await unnamed(text)]).toEqual([text, []]);
    }
  });
});

describe('the look at statements', () => {
  const PERSON = 'SELECT p.id, p.name, p.email FROM person p WHERE p.school_id = $1';
  const described = { id: is.uuid, name: is.text, email: is.text.orNull };

  it('finds nothing wrong with what is right', async () => {
    expect(await mistold(statement(described, PERSON))).toEqual([]);
    expect(await unnamed(PERSON)).toEqual([]);
    const asked = 'SELECT p.email FROM person p WHERE p.school_id = $1 AND p.email IS NOT NULL';
    expect(await mistold(statement({ email: is.text }, asked))).toEqual([]);
  });
  it.each([
    [
      'a column that is called otherwise',
      statement({ ...described, email: is.text.orNull, mail: is.text }, PERSON),
      'mail is said and not answered',
    ],
    ['a column that nobody says', statement({ id: is.uuid, email: is.text.orNull }, PERSON), 'name is answered and not said'],
    ['another type', statement({ ...described, name: is.int }, PERSON), 'name is text, not integer or bigint'],
    ['a null that is not said', statement({ ...described, email: is.text }, PERSON), 'email may be null'],
    [
      'a null that an outer join leaves',
      statement(
        { id: is.uuid, code: is.text },
        `SELECT e.id, r.code FROM timetable_entry e LEFT JOIN room r ON r.school_id = $1 AND r.id = e.room_id WHERE e.school_id = $1`,
      ),
      'code may be null',
    ],
  ])('finds %s', async (_what, one, fault) => {
    expect(await mistold(one)).toEqual([fault]);
  });
  it('fails on a column that the tables have not', async () => {
    await expect(mistold(statement({ id: is.uuid }, 'SELECT identity AS id FROM person WHERE school_id = $1'))).rejects.toThrow('identity');
    await expect(mistold(command('DELETE FROM person WHERE school_id = $1 AND surname = $2'))).rejects.toThrow('surname');
  });
  it.each([
    ['no school', 'SELECT id FROM person WHERE id = $1', /person is read of any school/],
    ['a school by its policy alone', 'SELECT id FROM person WHERE school_id = current_school()', /any school.*policies/],
    [
      'a join by the school of the other table',
      'SELECT p.id FROM person p JOIN room r ON r.school_id = p.school_id WHERE p.school_id = $1',
      /2 tables, 1 conditions/,
    ],
    [
      'a subquery by the school of the query around it',
      'SELECT p.id, ARRAY(SELECT d.department_id FROM person_department d WHERE d.school_id = p.school_id AND d.person_id = p.id) FROM person p WHERE p.school_id = $1',
      /person_department is read of any school/,
    ],
  ])('finds %s', async (_what, text, fault) => {
    expect((await unnamed(text)).join()).toMatch(fault);
  });
});
