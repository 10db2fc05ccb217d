// How long the others wait while something stands still: at rest, and beside each fault that holds what they do not need.
import { connect } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { httpClient } from '../bench/load.mjs';
import { makeSchool } from '../bench/school.mjs';
import { untilSo, within } from './bounded.mjs';

const OTHERS = 4;
/** So long each is looked at, in milliseconds. */
const LOOK_MS = 4000;

/** Sends reads and health of other people until it is told to stop. @returns {Promise<{waits: number[], failed: number}>} */
async function others({ servers }, people, isOver) {
  const http = httpClient(servers[0].port, OTHERS);
  const waits = [];
  let failed = 0;
  await Promise.all(
    Array.from({ length: OTHERS }, async (_, index) => {
      for (let time = 0; !isOver(); time++) {
        const begun = performance.now();
        const path = time % 4 === 3 ? '/api/health' : time % 2 ? '/api/me' : '/api/departments';
        const { status } = await http.send('GET', path, people[index]).catch(() => ({ status: 0 }));
        if (status !== 200) failed++;
        waits.push(performance.now() - begun);
        await pause(20);
      }
    }),
  );
  http.close();
  return { waits, failed };
}

const lockFrom = async (url, text, values) => {
  const outside = new pg.Client(url);
  await outside.connect();
  await outside.query('BEGIN');
  await outside.query(text, values);
  return () => outside.end();
};

/** Locks one thing from outside and has forty people change it. */
async function lockedRow({ url, owner, bench, servers }) {
  const { rows } = await owner.query('SELECT id, version FROM apparatus ORDER BY id LIMIT 1');
  const free = await lockFrom(url, 'SELECT FROM apparatus WHERE id = $1 FOR UPDATE', [rows[0].id]);
  const http = httpClient(servers[0].port, 40);
  const change = () => http.send('PUT', `/api/apparatus/${rows[0].id}`, bench.technician, { version: rows[0].version, owned: 999_999 });
  const waiting = Promise.allSettled(Array.from({ length: 40 }, change));
  return async () => {
    await free();
    await waiting;
    http.close();
  };
}

/** Locks a table and has two hundred people look at it. */
async function slowLooks({ url, bench, servers }) {
  const free = await lockFrom(url, 'LOCK TABLE practical');
  const http = httpClient(servers[0].port, 200);
  const waiting = Promise.allSettled(Array.from({ length: 200 }, () => http.send('GET', '/api/practicals', bench.teachers[0])));
  return async () => {
    await free();
    await waiting;
    http.close();
  };
}

/** Ten uploads with keys, of which a byte comes now and then. */
function trickles({ bench, servers }) {
  let isOver = false;
  const sockets = Array.from({ length: 10 }, () => {
    const { token, xsrf } = bench.technician;
    const socket = connect(servers[0].port, '127.0.0.1');
    socket.on('error', () => {});
    const headers = [
      'host: localhost',
      `cookie: requisite_session=${token}`,
      `x-xsrf-token: ${xsrf}`,
      `idempotency-key: ${randomUUID()}`,
      'content-type: application/json',
      'content-length: 60000',
    ];
    socket.write(`POST /api/apparatus HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n{"name":"`);
    void (async () => {
      for (; !isOver; await pause(50)) if (!socket.destroyed) socket.write('x');
    })();
    return socket;
  });
  return () => {
    isOver = true;
    for (const socket of sockets) socket.destroy();
  };
}

/** Freezes the second server while it is at work. */
async function frozen({ bench, servers }) {
  const http = httpClient(servers[1].port, 10);
  const { entry, date } = bench.lessons[0];
  const ask = () =>
    http.send('POST', '/api/requisitions', entry.teacher, {
      lessonId: `${entry.id}_${date}`,
      practicalId: bench.practicals[0].id,
      title: randomUUID(),
      status: 'submitted',
    });
  const waiting = Promise.allSettled(Array.from({ length: 10 }, ask));
  await pause(30);
  process.kill(-servers[1].pid, 'SIGSTOP');
  return async () => {
    process.kill(-servers[1].pid, 'SIGCONT');
    await waiting;
    http.close();
  };
}

/** Stops the servers' idle connections from being heard of, as where a wire is dead: those of the pools and those of health. */
async function deadConnections({ owner }) {
  await pause(5200); // one that was used within five seconds is trusted
  const { rows } = await owner.query(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle'
     AND application_name IN ('requisite', 'requisite-health')`,
  );
  const signalAll = (signal) => {
    for (const { pid } of rows)
      try {
        process.kill(pid, signal);
      } catch {
        // it ended meanwhile
      }
  };
  signalAll('SIGSTOP');
  return () => signalAll('SIGCONT');
}

const ALL = ['same school', 'another school'];
/** Each with what is done, and who are others there: two hundred of one school at once are that school's whole share, and it waits for itself. */
const FAULTS = [
  ['nothing, at rest', () => () => {}, ALL],
  ['a row is locked and 40 people change it', lockedRow, ALL],
  ['a table is locked and 200 people look at it', slowLooks, ['another school']],
  ['10 uploads with keys trickle', trickles, ALL],
  ['the second server is frozen at work', frozen, ALL],
  ['all idle connections are dead', deadConnections, ALL],
];

/** @returns rows of figures: the worst wait beside each fault of others of the same school and of another one, in milliseconds */
export async function othersMeanwhile(world) {
  const { school } = world.bench;
  const another = await makeSchool(world.owner, { teachers: OTHERS, practicals: 1, host: 'another.example' });
  await world.owner.query("SELECT set_config('app.school_id', $1, false)", [school]);
  const table = [];
  for (const [what, begin, counts] of FAULTS) {
    const end = await begin(world);
    const endMs = performance.now() + LOOK_MS;
    const isOver = () => performance.now() > endMs;
    const [own, far] = await Promise.all(
      [world.bench.teachers.slice(-OTHERS), another.teachers].map((people) => others(world, people, isOver)),
    );
    await within(`what was begun while ${what} is over`, end());
    const row = { meanwhile: what, counts };
    for (const [whose, { waits, failed }] of Object.entries({ 'same school': own, 'another school': far }))
      Object.assign(row, {
        [`${whose}: answers`]: waits.length,
        [`${whose}: worst ms`]: Math.round(Math.max(...waits)),
        [`${whose}: failed`]: failed,
      });
    table.push(row);
  }
  return table;
}

/**
 * Kills the database so many times and lets it be started again.
 * @returns {Promise<{times: number, worstMs: number}>} the longest that a server took, after the database answered, until it served a person again
 */
export async function afterTheDatabase({ url, cluster, servers, bench }, times = 3) {
  const answers = async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 });
    client.on('error', () => {});
    return client
      .connect()
      .then(() => client.query('SELECT 1'))
      .then(
        () => client.end().then(() => true),
        () => false,
      );
  };
  const look = { headers: { cookie: `requisite_session=${bench.technician.token}` } };
  const isWell = ({ port }) =>
    fetch(`http://127.0.0.1:${port}/api/departments`, { ...look, signal: AbortSignal.timeout(5000) }).then(
      async (answer) => (await answer.body?.cancel(), answer.ok),
      () => false,
    );
  let worstMs = 0;
  for (let time = 0; time < times; time++) {
    await pause(1000); // the launcher has taken up the one before
    process.kill(Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await pause(100);
    await untilSo('the database, which was killed, answers again', answers, { everyMs: 10 });
    const backMs = performance.now();
    await Promise.all(servers.map((server) => untilSo('a server serves people again after its database', () => isWell(server))));
    worstMs = Math.max(worstMs, performance.now() - backMs);
  }
  return { times, worstMs: Math.round(worstMs) };
}
