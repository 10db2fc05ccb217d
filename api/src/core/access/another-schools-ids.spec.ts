import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EveryRoute, NAMED, type Schema } from '../../testing/every-route.js';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { everythingOf } from '../../testing/one-of-everything.js';

/** Every name of the other school has this word in it: an answer that has it told what is not ours. */
const THEIRS = 'Zebrawood';
const ROLES = ['admin', 'head', 'technician', 'teacher'] as const;

/** Another school's ids do nothing and tell nothing, wherever they are sent: in addresses, questions and bodies of every route there is. */
describe('another school’s ids', () => {
  let kit: TestApp;
  let ours: Awaited<ReturnType<typeof everythingOf>>;
  let theirs: Awaited<ReturnType<typeof everythingOf>>;
  let every: EveryRoute;
  let before: string;

  /** All that the other school has, but what it counts by itself. */
  const stored = async () => {
    const tables = await kit.db.acrossSchools<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity ORDER BY 1`,
    );
    const hashes: string[] = [];
    for (const { name } of tables) {
      const [row] = await kit.db.read<{ hash: string }>(
        theirs.school.id,
        `SELECT md5(coalesce(string_agg(t::text, ' ' ORDER BY t::text), '')) AS hash FROM "${name}" t WHERE t.school_id = $1`,
        [theirs.school.id],
      );
      hashes.push(`${name} ${row?.hash}`);
    }
    return hashes.join('\n');
  };

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    [ours, theirs] = [await everythingOf(kit, 'Ash'), await everythingOf(kit, THEIRS)];
    every = await EveryRoute.of(kit);
    before = await stored();
  });
  afterAll(() => kit.stop());

  const wrong: string[] = [];
  const send = async (who: string, method: string, path: string, body?: unknown) => {
    const answer = await ours.school.client(who).send(method as 'GET', path, body);
    const text = JSON.stringify(answer.body) ?? '';
    if (answer.status >= 500 || answer.status === 429) wrong.push(`${who} ${method} ${path}: ${answer.status}`);
    if (text.includes(THEIRS)) wrong.push(`${who} ${method} ${path} ${JSON.stringify(body)} tells of them: ${text.slice(0, 200)}`);
    return answer;
  };

  it('are made: one row of each kind', () => {
    expect(Object.entries(theirs.rows).filter(([, id]) => !id)).toEqual([]);
  });

  it('are not there in addresses, whoever asks', async () => {
    for (const { path, method, operation } of every.all().filter((route) => route.path.includes('{id}')))
      for (const who of ROLES) {
        const schema = every.jsonOf(operation);
        const { status } = await send(who, method, every.addressOf(path, theirs.rows), schema && every.bodyOf(schema, ours.rows));
        if (status < 400) wrong.push(`${who} ${method} ${path}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });

  it('are refused in bodies, one by one', async () => {
    for (const { path, method, operation } of every.all()) {
      const { properties = {}, ...schema } = every.jsonOf(operation) ?? {};
      for (const [name, field] of Object.entries(properties)) {
        const isNamed = NAMED[name] !== undefined;
        const isInside = !isNamed && JSON.stringify(resolvedDeep(field)).match(/"(?:apparatusId|practicalId|stockId|substanceId)"/);
        if (!isNamed && !isInside) continue;
        const value = isNamed ? every.valueOf(name, field, theirs.rows) : insideOf(name, field);
        const body = every.bodyOf({ properties, ...schema }, ours.rows, { [name]: value });
        for (const who of ['admin', 'technician']) {
          const { status, body: answered } = await send(who, method, every.addressOf(path, ours.rows), body);
          // of several each is judged by itself: none was made
          const isNone = status === 200 && (answered as { created?: unknown[] }).created?.length === 0;
          if (status < 400 && !isNone) wrong.push(`${who} ${method} ${path} ${name}: ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('find nothing in questions', async () => {
    for (const { path, method, operation } of every.all().filter((route) => route.method === 'GET'))
      for (const { name, in: at } of operation.parameters ?? []) {
        const named = NAMED[name];
        if (at !== 'query' || named === undefined) continue;
        const others = (operation.parameters ?? []).filter((other) => other.in === 'query' && other.required && other.name !== name);
        const query = [
          [name, theirs.rows[named]],
          ...others.map((other) => [other.name, String(every.valueOf(other.name, other.schema, ours.rows))]),
        ];
        const asked = query.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&');
        for (const who of ROLES) await send(who, method, `${every.addressOf(path, ours.rows)}?${asked}`);
      }
    expect(wrong).toEqual([]);
  });

  it('did nothing to what they name', async () => expect(await stored()).toBe(before));

  /** The schema with all that it refers to, two deep, by which it is seen what it can name. */
  function resolvedDeep(schema: Schema): unknown {
    const { items, properties, ...of } = every.resolved(schema);
    return { ...of, items: items && every.resolved(items), properties };
  }
  /** A list of one thing, all whose ids are theirs. */
  function insideOf(name: string, schema: Schema): unknown {
    const { type, items } = every.resolved(schema);
    const { properties = {}, required = [] } = every.resolved(type === 'array' && items ? items : schema);
    const ids = Object.keys(properties).filter((one) => /^(?:apparatusId|practicalId|stockId|substanceId)$/.test(one));
    const one = { ...every.bodyOf({ properties, required }, ours.rows), ...(ids[0] ? { [ids[0]]: theirs.rows[NAMED[ids[0]] ?? ''] } : {}) };
    return type === 'array' ? [one] : one;
  }
});
