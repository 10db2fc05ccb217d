import { getMetadataArgsStorage } from 'typeorm';
import { entities } from '../../entities.js';
import { readSources, type Sources } from '../../testing/declared-statements.js';
import { orderFaults } from '../../testing/order-faults.js';

/**
 * Orders that go by an instant or an id on purpose, with the reason. All else that means 'the newest' or 'one after the other' goes by the
 * place that the database gives: two servers' clocks differ, and ids are made by them.
 */
const ON_PURPOSE: Readonly<Record<string, string>> = {
  'apparatus/uses.ts USES': 'by when somebody took it, which they say',
  'buying/buying.statements.ts PURCHASES': 'by the day of the order, which somebody says',
  'machine-jobs/machine-job-columns.ts JOBS':
    'by the time for which it is planned, and of what is done by when it was ticked, which is a matter of time',
  'log/log.queries.ts OWN_ENTRIES': 'by the day, which its technician says',
  'identity/accounts.ts MEMBERSHIPS': 'the school that was used last is a matter of time; the other one is a press away',
  'identity/sign-in.ts PROVED_SCHOOLS': 'the same',
  'identity/sessions.ts LIVE_SESSIONS': 'by when each was used last, which is a matter of time',
  'imports/import-runs.ts RECENT_RUNS': "by the database's own clock, for a day",
  'notices/forget-notices.ts OLD_NOTICES': 'what is forgotten goes by its age',
};

let sources: Sources;
let placed: Set<string>;

beforeAll(async () => {
  expect(entities.length).toBeGreaterThan(0); // read, so that the tables are known
  sources = await readSources();
  const { tables, generations } = getMetadataArgsStorage();
  const written = new Set<unknown>(generations.filter(({ propertyName }) => propertyName === 'place').map(({ target }) => target));
  placed = new Set(tables.filter(({ target }) => written.has(target)).map(({ name }) => name ?? ''));
});

describe('the order of every statement', () => {
  const faultsOf = () =>
    sources.declared.flatMap(({ file, name, statement }) =>
      orderFaults(statement.text, placed).map((fault) => ({ of: `${file} ${name}`, fault })),
    );

  it('goes by place where it says what was before what', () => {
    expect(faultsOf().filter(({ of }) => !(of in ON_PURPOSE))).toEqual([]);
  });

  it('is otherwise only where that is said to be on purpose, and there still is', () => {
    const found = new Set(faultsOf().map(({ of }) => of));
    expect(Object.keys(ON_PURPOSE).filter((of) => !found.has(of))).toEqual([]);
  });

  it('knows which tables have places', () => {
    expect([...placed].sort()).toEqual(
      expect.arrayContaining(['event', 'import', 'notification', 'requisition_message', 'stock_movement']),
    );
  });
});

describe('the look at an order', () => {
  const none = new Set<string>();
  it.each([
    ['an instant', 'SELECT n.id FROM notice n ORDER BY n.at DESC, n.id DESC LIMIT $2', 'ORDER BY n.at DESC, n.id DESC'],
    [
      'an instant within a sum',
      `SELECT 1 ORDER BY -date_part('epoch', f."madeAt"), f.id`,
      `ORDER BY -date_part('epoch', f."madeAt"), f.id`,
    ],
    ['the greatest id', '(SELECT x FROM y ORDER BY id DESC LIMIT 1)', 'ORDER BY id DESC'],
    ['an instant behind a key', 'SELECT 1 ORDER BY a.name, a.made_at', 'ORDER BY a.name, a.made_at'],
  ])('finds %s', (_what, text, fault) => {
    expect(orderFaults(text, none)).toEqual([fault]);
  });

  it('finds an id of a table that has places, but for locks and for tables that have none', () => {
    const text = 'SELECT array_agg(n.id ORDER BY n.id) FROM notification n JOIN person p ON true GROUP BY p.id ORDER BY p.id';
    expect(orderFaults(text, new Set(['notification']))).toEqual(['ORDER BY n.id']);
    expect(orderFaults('SELECT id FROM notification ORDER BY id FOR UPDATE', new Set(['notification']))).toEqual([]);
    expect(orderFaults(text, none)).toEqual([]);
  });

  it('lets by what goes by place, by when a lesson is, or by a name', () => {
    for (const order of ['e.place DESC, e.at', 'q.starts_at, q.id', 'lower(a.name), a.id', 'x.at IS NULL, x.place'])
      expect(orderFaults(`SELECT 1 ORDER BY ${order}`, none)).toEqual([]);
  });
});
