// What many schools cost: the first touch of each, a rush before a deadline, memory, and nothing to do.
import { setTimeout as pause } from 'node:timers/promises';
import { memoryOf } from './cpu.mjs';
import { httpClient, middle, p99, rush } from './load.mjs';
import { copySchool, schoolNumber } from './many-schools.mjs';
import { startServer } from './server.mjs';
import { openSide } from './side.mjs';

/** In a rush each school sends ten requests and looks sixty times within five minutes. */
const RUSH = { requests: 10, views: 60, withinSeconds: 300 };
const PEOPLE_AT_ONCE = 256;
const IDLE_SECONDS = 65;
/** What was taken in hand last is done by then. */
const SETTLE_MS = 15_000;
const MOST_WAITED_MS = 600_000;
const MOST_RECOVERY_MS = 60_000;

async function firstTouches({ bench, http, cpu, schools: { FORTNIGHT } }, count) {
  const times = [];
  const before = cpu();
  for (let number = 0; number < count; number++) {
    const begun = performance.now();
    const answer = await http.send('GET', `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, schoolNumber(bench, number).teacher());
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
    times.push(performance.now() - begun);
  }
  const after = cpu();
  const each = (part) => (before[part] === null ? null : (after[part] - before[part]) / count);
  return { p50: middle(times), p99: p99(times), serverMs: each('server'), databaseMs: each('database') };
}

/** How long after a rush somebody waits for a look; null: nobody was answered within a minute. */
async function recovery({ bench, http, schools: { FORTNIGHT } }) {
  const begun = performance.now();
  while (performance.now() - begun < MOST_RECOVERY_MS) {
    const { status } = await http.send('GET', `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, schoolNumber(bench, 0).teacher());
    if (status === 200) return performance.now() - begun;
    await pause(100);
  }
  return null;
}

/** `share` of the rate of all schools together, for so many seconds. */
async function rushOf(side, count, seconds) {
  const { bench, server, owner, schools } = side;
  const { FORTNIGHT } = schools;
  const http = httpClient(server.port, PEOPLE_AT_ONCE);
  const each = RUSH.requests + RUSH.views;
  const perSecond = (count * each) / RUSH.withinSeconds;
  const answers = { asked: 0, refused: 0, failed: 0, statuses: {} };
  const cpu = side.cpu();
  const of = { requests: [], views: [] };
  await rush({
    perSecond,
    seconds,
    one: async (index) => {
      const school = schoolNumber(bench, Math.floor(Math.random() * count));
      const begun = performance.now();
      const isRequest = index % each < RUSH.requests;
      const { teacher, body } = school.request();
      const { status } = isRequest
        ? await http.send('POST', '/api/requisitions', teacher, { ...body, status: 'submitted' })
        : await http.send('GET', `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, school.teacher());
      (isRequest ? of.requests : of.views).push(performance.now() - begun);
      answers.asked++;
      answers.statuses[status] = (answers.statuses[status] ?? 0) + 1;
      if (status >= 500) answers.failed++;
      else if (status >= 400) answers.refused++;
    },
  });
  http.close();
  const took = side.cpu();
  const recoveredMs = await recovery(side);
  const perRequest = (part) => (cpu[part] === null ? null : (took[part] - cpu[part]) / answers.asked);
  const { rows } =
    await owner.query(`SELECT count(*)::int AS oversold FROM (SELECT h.apparatus_id FROM hold h JOIN apparatus a ON a.school_id = h.school_id AND a.id = h.apparatus_id
    GROUP BY h.school_id, h.apparatus_id, h.starts_at, a.owned HAVING sum(h.quantity) > a.owned) o`);
  return {
    perSecond,
    seconds,
    ...answers,
    serverMs: perRequest('server'),
    databaseMs: perRequest('database'),
    recoveredMs,
    oversold: rows[0].oversold,
    requestsP99: p99(of.requests),
    viewsP99: p99(of.views),
  };
}

const transactionsOf = async (owner) =>
  Number(
    (await owner.query('SELECT xact_commit + xact_rollback AS done FROM pg_stat_database WHERE datname = current_database()')).rows[0].done,
  );

/**
 * What every school has waiting when it is made is done first, and is none of what idling costs: there is some for each of so many schools, and none
 * is due by the clock of the server, which stands still. Before a server has given them theirs nothing waits either.
 */
async function untilNothingWaits(owner, now, count) {
  const begun = performance.now();
  for (;;) {
    const { rows } = await owner.query(
      'SELECT count(*) FILTER (WHERE due <= $1)::int AS waiting, count(DISTINCT school_id)::int AS schools FROM pending',
      [now],
    );
    if (rows[0].waiting === 0 && rows[0].schools >= count) return;
    if (performance.now() - begun > MOST_WAITED_MS) throw new Error(`${rows[0].waiting} pieces of work still wait.`);
    await pause(1000);
  }
}

/** Transactions a second of a server with its jobs on, for schools that have nothing to do. */
async function idle({ url, owner, env, tree, schools }, count) {
  const server = await startServer(url, { ...env, JOBS: '1' }, tree);
  await untilNothingWaits(owner, schools.NOW, count);
  await pause(SETTLE_MS);
  const before = await transactionsOf(owner);
  await pause(IDLE_SECONDS * 1000);
  const after = await transactionsOf(owner);
  await server.stop();
  return (after - before) / IDLE_SECONDS;
}

/** Measures so many schools. @returns {Promise<object>} times in milliseconds, memory in megabytes */
export async function measureMany(count, seconds) {
  const side = await openSide({
    name: 'many schools',
    clients: 8,
    fill: async (owner, { makeSchool }) => {
      const bench = await makeSchool(owner, { teachers: 4, practicals: 10 });
      await copySchool(owner, bench, count);
      await owner.query('VACUUM ANALYZE');
      return bench;
    },
  });
  try {
    // before anything was asked of it: what a rush leaves to be told is work
    const idlePerSecond = await idle(side, count);
    const startedMb = memoryOf(side.server.pid);
    const firstTouch = await firstTouches(side, count);
    const touchedMb = memoryOf(side.server.pid);
    const rushed = await rushOf(side, count, seconds);
    const loadedMb = memoryOf(side.server.pid);
    return {
      schools: count,
      firstTouch,
      rush: rushed,
      memoryMb: { started: startedMb, touched: touchedMb, loaded: loadedMb },
      idlePerSecond,
    };
  } finally {
    await side.close();
  }
}
