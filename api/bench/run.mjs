// npm run bench: what one server does beside the floor, measured in the same run on the same database.
// BENCH_SECONDS (default 4) a run, BENCH_HISTORY (default 200000) requisitions stored for the second half, BENCH_JSON names the file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import '../tools/follow-parent.mjs';
import { buildIfChanged } from '../tools/build.mjs';
import { root, startNode, stopAll } from '../tools/children.mjs';
import { startPg } from '../tools/pg.mjs';
import { firstVisit } from './first-visit.mjs';
import { bareClients } from './floor.mjs';
import { keepLine } from './keep-line.mjs';
import { httpClient, load, median } from './load.mjs';
import { race } from './race.mjs';
import { addHistory, FORTNIGHT, makeSchool, NOW } from './school.mjs';
import { memoryOf, startServer } from './server.mjs';

const CLIENTS = 8;
const RUNS = 3;
/** With so many tasks open the job that keeps the line is timed. */
const OPEN_TASKS = [500, 5000];
const seconds = Number(process.env.BENCH_SECONDS || 4);
const history = Number(process.env.BENCH_HISTORY || 200_000);
const pick = (list) => list[Math.floor(Math.random() * list.length)];
const round = (value, digits = 0) => Number(value.toFixed(digits));

async function migrate(url) {
  const code = await startNode(['dist/api/api/src/migrate.js'], { env: { DATABASE_URL: url } }).ended;
  if (code !== 0) throw new Error('The migrations failed.');
}

/** Runs floor and server in turn, so that both feel the same noise, and keeps the median of each. */
async function compare(name, stored, floorOne, serverOne) {
  const runs = { floor: [], server: [] };
  for (const [kind, one] of [
    ['floor', floorOne],
    ['server', serverOne],
  ])
    await load({ clients: CLIENTS, seconds: 1, one }).then(() => kind);
  for (let run = 0; run < RUNS; run++) {
    runs.floor.push(await load({ clients: CLIENTS, seconds, one: floorOne }));
    runs.server.push(await load({ clients: CLIENTS, seconds, one: serverOne }));
  }
  const [floor, server] = [median(runs.floor), median(runs.server)];
  return { name, stored, floor, server, ofFloor: server.perSecond / floor.perSecond };
}

async function measure(bench, stored, bare, http) {
  const expect = (status) => (answer) => {
    if (answer.status !== status) throw new Error(`${answer.status}: ${answer.body}`);
  };
  const submit = () => {
    const { entry, date } = pick(bench.lessons);
    return http
      .send('POST', '/api/requisitions', entry.teacher, {
        lessonId: `${entry.id}_${date}`,
        practicalId: pick(bench.practicals).id,
        status: 'submitted',
      })
      .then(expect(201));
  };
  const fortnight = `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`;
  return [
    await compare(
      'my fortnight',
      stored,
      (index) => bare.fortnight(index, bench, pick(bench.teachers), FORTNIGHT),
      () => http.send('GET', fortnight, pick(bench.teachers)).then(expect(200)),
    ),
    await compare(
      'prep list',
      stored,
      (index) => bare.prepList(index, bench, FORTNIGHT.from),
      () => http.send('GET', `/api/prep-list?date=${FORTNIGHT.from}`, bench.technician).then(expect(200)),
    ),
    await compare('submission', stored, (index) => bare.write(index, bench, pick(bench.lessons), pick(bench.practicals)), submit),
  ];
}

/** Thirty requisitions on the day that the prep list is read for: a busy day of a large department. */
async function fillOneDay(bench, http) {
  const day = bench.lessons.filter(({ date }) => date === FORTNIGHT.from).slice(0, 30);
  for (const { entry, date } of day)
    await http.send('POST', '/api/requisitions', entry.teacher, {
      lessonId: `${entry.id}_${date}`,
      practicalId: pick(bench.practicals).id,
      status: 'submitted',
    });
}

/** Takes back what the loads wrote, so that both halves start from the same day. */
async function clear(owner) {
  await owner.query(`SET session_replication_role = replica;
    TRUNCATE hold, demand; DELETE FROM event WHERE at >= '2026-09-01'; DELETE FROM task WHERE date >= '2026-09-01';
    DELETE FROM requisition_line l USING requisition q WHERE q.id = l.requisition_id AND q.date >= '2026-09-01'; DELETE FROM requisition WHERE date >= '2026-09-01';
    SET session_replication_role = origin`);
  await owner.query('VACUUM ANALYZE');
}

function print(report) {
  const table = report.results.map(({ name, stored, floor, server, ofFloor }) => ({
    what: name,
    stored,
    'floor/s': round(floor.perSecond),
    'server/s': round(server.perSecond),
    'of floor': round(ofFloor, 2),
    'floor p50 ms': round(floor.p50, 2),
    'p50 ms': round(server.p50, 2),
    'floor p99 ms': round(floor.p99, 2),
    'p99 ms': round(server.p99, 2),
  }));
  console.table(table);
  console.table(report.races);
  console.table(
    report.line.map(({ tasks, overLine, firstMs, againMs }) => ({
      what: 'keep the line',
      'open tasks': tasks,
      'over it': overLine,
      'first ms': round(firstMs),
      'again ms': round(againMs),
    })),
  );
  console.log(
    `start to healthy ${round(report.startMs)} ms · memory after the loads ${report.memoryMb === null ? 'not told here' : `${round(report.memoryMb)} MB`}`,
  );
  if (report.firstVisit)
    console.log(
      `first visit ${round(report.firstVisit.brotli / 1000, 1)} kB brotli, ${round(report.firstVisit.gzip / 1000, 1)} kB gzip in ${report.firstVisit.files} files`,
    );
}

let database;
try {
  await buildIfChanged();
  database = await startPg({ temporary: true, flags: ['-c', 'fsync=on', '-c', 'synchronous_commit=on', '-c', 'full_page_writes=on'] });
  await migrate(database.url);
  const owner = new pg.Client(database.url);
  await owner.connect();
  const bench = await makeSchool(owner);
  await owner.query('VACUUM ANALYZE');
  const env = { NOW };
  const server = await startServer(database.url, env);
  const http = httpClient(server.port, CLIENTS);
  const bare = await bareClients(database.url, CLIENTS);
  await fillOneDay(bench, http);
  const results = await measure(bench, 0, bare, http);
  await clear(owner);
  if (history > 0) {
    await addHistory(owner, bench, history);
    await fillOneDay(bench, http);
    results.push(...(await measure(bench, history, bare, http)));
  }
  const memoryMb = memoryOf(server.pid);
  const second = await startServer(database.url, env);
  const races = [
    { processes: 1, ...(await race(owner, bench, [server.port])) },
    { processes: 2, ...(await race(owner, bench, [server.port, second.port])) },
  ];
  await clear(owner);
  await owner.query('DELETE FROM over_line');
  const line = await keepLine({ url: database.url, env, owner, bench, http }, OPEN_TASKS);
  const report = {
    at: Temporal.Now.instant().toString(),
    clients: CLIENTS,
    seconds,
    runs: RUNS,
    results,
    races,
    line,
    startMs: second.startMs,
    memoryMb,
    firstVisit: firstVisit(join(root, 'dist/web/browser')),
  };
  print(report);
  const file = process.env.BENCH_JSON || join(root, 'dist/bench.json');
  writeFileSync(file, JSON.stringify(report, null, 2));
  console.log(`as JSON in ${file}`);
  http.close();
  await bare.close();
  await owner.end();
} finally {
  await stopAll();
  await database?.stop();
}
