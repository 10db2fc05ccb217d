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
const MOST_WAITED_MS = 600_000;

async function firstTouches({ bench, http, schools: { FORTNIGHT } }, count) {
  const times = [];
  for (let number = 0; number < count; number++) {
    const begun = performance.now();
    const answer = await http.send('GET', `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, schoolNumber(bench, number).teacher());
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
    times.push(performance.now() - begun);
  }
  return { p50: middle(times), p99: p99(times) };
}

/** `share` of the rate of all schools together, for so many seconds. */
async function rushOf({ bench, server, owner, schools: { FORTNIGHT } }, count, seconds) {
  const http = httpClient(server.port, PEOPLE_AT_ONCE);
  const each = RUSH.requests + RUSH.views;
  const perSecond = (count * each) / RUSH.withinSeconds;
  const answers = { asked: 0, refused: 0, failed: 0 };
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
      if (status >= 500) answers.failed++;
      else if (status >= 400) answers.refused++;
    },
  });
  http.close();
  const { rows } =
    await owner.query(`SELECT count(*)::int AS oversold FROM (SELECT h.apparatus_id FROM hold h JOIN apparatus a ON a.school_id = h.school_id AND a.id = h.apparatus_id
    GROUP BY h.school_id, h.apparatus_id, h.starts_at, a.owned HAVING sum(h.quantity) > a.owned) o`);
  return { perSecond, seconds, ...answers, oversold: rows[0].oversold, requestsP99: p99(of.requests), viewsP99: p99(of.views) };
}

const transactionsOf = async (owner) =>
  Number(
    (await owner.query('SELECT xact_commit + xact_rollback AS done FROM pg_stat_database WHERE datname = current_database()')).rows[0].done,
  );

/** What every school has waiting when it is made is done first, and is none of what idling costs. */
async function untilNothingWaits(owner, now) {
  const begun = performance.now();
  for (;;) {
    const due = Temporal.Instant.from(now).add({ milliseconds: Math.round(performance.now() - begun) });
    const { rows } = await owner.query('SELECT count(*)::int AS waiting FROM pending WHERE due <= $1', [due.toString()]);
    if (rows[0].waiting === 0) return;
    if (performance.now() - begun > MOST_WAITED_MS) throw new Error(`${rows[0].waiting} pieces of work still wait.`);
    await pause(1000);
  }
}

/** Transactions a second of a server with its jobs on, for schools that have nothing to do. */
async function idle({ url, owner, env, tree, schools }) {
  const server = await startServer(url, { ...env, JOBS: '1' }, tree);
  await untilNothingWaits(owner, schools.NOW);
  await pause(5_000);
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
    const idlePerSecond = await idle(side);
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
