import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EveryRoute, type Schema } from '../../testing/every-route.js';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { everythingOf } from '../../testing/one-of-everything.js';

/** What a screen never sends in place of a word, a number, a date or a list. */
const ODD: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    1e-320,
    2_147_483_648,
    9_007_199_254_740_993,
    '',
    ' ',
    'constructor',
    '__proto__',
    '%',
    '0x10',
    '1e5',
    '-0',
  ],
  ...[
    '2026-02-30',
    '0000-01-01',
    '9999-12-31',
    '-271821-04-19',
    '2026-11-24',
    '24:00',
    '09:60',
    '2026-11-24T25:00:00Z',
    '9999-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
  ],
  ...['Europe/Nowhere', 'x'.repeat(3000), [], [null], [[]], [{}], {}, { toString: 1 }, ['a', 'a']],
];

/** Of the odd values each field of a message gets so many, and each part of a list in it, each the next ones. */
const OF_FIELD = 5;
const OF_PART = 2;
/** This sends some thousand requests: it only ends what hangs. */
const LONG_MS = 900_000;

/** Whatever is sent, it is refused by a name or done: a 500 says that a case was forgotten. */
describe('what no screen of ours sends', () => {
  let kit: TestApp;
  let ours: Awaited<ReturnType<typeof everythingOf>>;
  let every: EveryRoute;
  const faults = new Set<string>();
  /** Who is let in by a route. */
  const whoMay = new Map<string, string>();
  let turn = 0;
  const some = (count: number) => Array.from({ length: count }, () => ODD[turn++ % ODD.length]);

  beforeAll(async () => {
    // what was found wrong before it is counted is not paced
    kit = await startTestApp('2026-11-18T09:00:00Z', { RATE_LIMITS: '0' });
    ours = await everythingOf(kit, 'Ash');
    every = await EveryRoute.of(kit);
  });
  afterAll(() => kit.stop());

  const send = async (method: string, path: string, body?: unknown) => {
    const route = `${method} ${path.split('?')[0]}`;
    const known = whoMay.get(route);
    for (const who of known ? [known] : ['admin', 'technician', 'teacher']) {
      const ask = (asked?: unknown) => ours.school.client(who).send(method as 'GET', path, asked);
      let { status, body: answer } = await ask(body);
      // what was done before has made another version of it: asked again of that one
      const { current } = (answer ?? {}) as { current?: { version?: number } };
      if (status === 409 && current?.version) ({ status, body: answer } = await ask({ ...(body as object), version: current.version }));
      if (status === 500) faults.add(`${who} ${method} ${path} ${JSON.stringify(body)?.slice(0, 300)}`);
      if (status === 403) continue;
      whoMay.set(route, who);
      return status;
    }
    return 403;
  };
  /** The routes that take JSON: what they must be told, and what they may. Sessions would end the test's own. */
  const writes = () =>
    every.all().flatMap(({ path, method, operation }) => {
      const schema = every.jsonOf(operation);
      return schema && !/^\/(?:auth|me)\b/.test(path) ? [{ method, path: every.addressOf(path, ours.rows), schema }] : [];
    });
  const isOptional = ({ required = [] }: Schema, name: string) => !required.includes(name);

  it(
    'does no harm as nothing at all in place of what may be left out',
    async () => {
      let isDone = 0;
      for (const { method, path, schema } of writes()) {
        const optional = Object.keys(schema.properties ?? {}).filter((name) => isOptional(schema, name));
        const all = Object.fromEntries(optional.map((name) => [name, null]));
        for (const besides of [...optional.map((name) => ({ [name]: null })), all])
          if ((await send(method, path, every.bodyOf(schema, ours.rows, besides))) < 300) isDone++;
      }
      expect([...faults]).toEqual([]);
      // most are refused for something else: those that are not show that this looks at something
      expect(isDone).toBeGreaterThan(50);
    },
    LONG_MS,
  );

  it(
    'does none in place of any other field',
    async () => {
      for (const { method, path, schema } of writes())
        for (const [name, field] of Object.entries(schema.properties ?? {})) {
          for (const odd of some(OF_FIELD)) await send(method, path, every.bodyOf(schema, ours.rows, { [name]: odd }));
          const { items, type } = every.resolved(field);
          const thing = items && every.resolved(items);
          if (![type].flat().includes('array') || !thing) continue;
          for (const part of Object.keys(thing.properties ?? {}))
            for (const odd of some(OF_PART)) {
              const things = [every.bodyOf(thing, ours.rows, { [part]: odd })];
              await send(method, path, every.bodyOf(schema, ours.rows, { [name]: things }));
            }
        }
      expect([...faults]).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'does none in questions',
    async () => {
      const written = (one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one));
      for (const { path, method, operation } of every.all().filter((route) => route.method === 'GET'))
        for (const { name, in: at } of operation.parameters ?? []) {
          if (at !== 'query') continue;
          const must = (operation.parameters ?? []).filter((other) => other.in === 'query' && other.required && other.name !== name);
          const rest = must.map((other) => [other.name, String(every.valueOf(other.name, other.schema, ours.rows))]);
          for (const one of [...some(OF_FIELD).map(written), ...(name === 'cursor' ? ['99999999999999999999', '1.5', '-1', 'eyJh'] : [])])
            await send(method, `${every.addressOf(path, ours.rows)}?${new URLSearchParams([[name, one], ...rest]).toString()}`);
        }
      expect([...faults]).toEqual([]);
    },
    LONG_MS,
  );
});
