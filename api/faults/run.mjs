// npm run faults: what is lost, doubled or oversold while servers are killed, their connections cut and one of them frozen, under load; while
// first starts are interrupted, the mail server breaks and two tabs tick; and how long the others wait beside what stands still.
// Jobs rest meanwhile, but for those that send mail: the histories of api/test/world have them at work on two servers.
// FAULTS_SECONDS (default 150) is how long the faults under load have in all, however many that comes to on this machine; the others, and what
// is looked for afterwards, take three minutes more. `-- --races 20000` races that many times instead of for a while. `-- --table` writes the
// figures of the last run into the README, and does nothing else. FAULTS_JSON names the file. Ends with code 1 and says what was not as it is
// promised (verdict.mjs), also where others waited too long or a racing operation was done a second time; `-- --untimed`: whatever the clock says,
// as in npm test, which a slow machine passes too.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import '../tools/follow-parent.mjs';
import { race } from '../bench/race.mjs';
import { makeSchool, NOW } from '../bench/school.mjs';
import { startServer } from '../bench/server.mjs';
import { buildIfChanged } from '../tools/build.mjs';
import { root, startNode, stopAll } from '../tools/children.mjs';
import { startPg } from '../tools/pg.mjs';
import { LONGEST_MS, signalTo, untilSo, within } from './bounded.mjs';
import { sentencesOf, writeFigures } from './figures.mjs';
import { emptyCopy, firstStarts } from './first-starts.mjs';
import { blindInvariants, lookForBroken } from './invariants.mjs';
import { mailFaults } from './mail.mjs';
import { afterTheDatabase, othersMeanwhile } from './others.mjs';
import { PeopleAtWork } from './people-at-work.mjs';
import { twoTabs } from './two-tabs.mjs';
import { wrongIn } from './verdict.mjs';

const SECONDS = Number(process.env.FAULTS_SECONDS || 150);
/** The part of the time that each sort of fault has. */
const SHARES = { killed: 0.4, cut: 0.15, frozen: 0.1, started: 0.1, raced: 0.25 };
const until = (share) => performance.now() + SECONDS * 1000 * share;
const PEOPLE = 16;
const SERVERS = 2;
const PEOPLE_IN_RACE = 50;
const {
  races: RACES,
  table: isTable,
  untimed: isUntimed,
} = parseArgs({ options: { races: { type: 'string' }, table: { type: 'boolean' }, untimed: { type: 'boolean', default: false } } }).values;
const FILE = process.env.FAULTS_JSON || join(root, 'dist/faults.json');
/** An invariant is looked for no longer than this, in milliseconds: one that takes longer has failed. Without a clock that only ends what hangs. */
const LOOKING_MS = isUntimed ? LONGEST_MS : 60_000;

const begunMs = performance.now();
/** Says what begins, and how many seconds after the start, so that whoever waits sees where a run is, or was when it was stopped. */
const begins = (what) => console.log(`${String(Math.round((performance.now() - begunMs) / 1000)).padStart(5)} s  ${what}`);

/** Works until a moment, with one fault after the other, at least one, then looks at what was acknowledged. */
async function underLoad(world, name, endMs, fault) {
  begins(`under load: ${name}`);
  const people = new PeopleAtWork(world.bench, () => world.servers.filter((one) => one?.isUp).map(({ port }) => port), PEOPLE);
  let meanwhile = 0;
  let times = 0;
  for (; times === 0 || performance.now() < endMs; times++) {
    await pause(200 + Math.random() * 400);
    const before = people.acknowledged;
    await fault(times);
    meanwhile += people.acknowledged - before;
  }
  await pause(500);
  await within(`people at work know what became of what they sent while ${name}`, people.stop(), 3 * LONGEST_MS);
  const ids = [...people.asked.values()].map(({ id }) => id);
  const { rows } = await world.owner.query('SELECT id, status, title FROM requisition WHERE title = ANY($1)', [[...people.asked.keys()]]);
  const there = new Map(rows.map((row) => [row.id, row]));
  const lost =
    ids.filter((id) => !there.has(id)).length + [...people.cancelled].filter((id) => there.get(id)?.status !== 'cancelled').length;
  return {
    what: name,
    faults: times,
    acknowledged: people.acknowledged,
    'during faults': meanwhile,
    'sent again': people.repeats,
    refused: people.refused,
    unanswered: people.unanswered,
    lost,
    doubled: rows.length - new Set(rows.map(({ title }) => title)).size,
    'unlike the first answer': await people.repeatSome(100),
  };
}

async function begin(world, place) {
  const server = await startServer(world.url, { NOW, LOG_LEVEL: 'fatal' });
  world.servers[place] = { ...server, isUp: true };
}

async function killOne(world, time) {
  const place = time % SERVERS;
  const server = world.servers[place];
  signalTo(server.pid, 'SIGKILL');
  server.isUp = false;
  await begin(world, place);
}

async function cutAll({ owner }) {
  await owner.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
}

async function freezeOne({ servers }) {
  const server = servers[SERVERS - 1];
  process.kill(-server.pid, 'SIGSTOP');
  await pause(3_000);
  process.kill(-server.pid, 'SIGCONT');
}

/** Races on two servers that tell, as they end, how often they did work again. */
async function raceAndCount(world) {
  const servers = [];
  for (let count = 0; count < SERVERS; count++) servers.push(await startServer(world.url, { NOW, LOG_LEVEL: 'info' }, undefined, true));
  const goal = RACES ? { rounds: Math.ceil(Number(RACES) / PEOPLE_IN_RACE) } : { endMs: until(SHARES.raced) };
  const ports = servers.map(({ port }) => port);
  const races = await race(world.owner, world.bench, ports, goal, PEOPLE_IN_RACE);
  const lineOf = ({ output }) => /^.*"done again".*\n/m.exec(output())?.[0];
  for (const server of servers) {
    await server.stop(LONGEST_MS);
    await untilSo('a server that was stopped has said how often it did work again', () => lineOf(server) !== undefined);
  }
  const told = servers.map((server) => JSON.parse(lineOf(server)));
  const sumOf = (what) => told.reduce((sum, counts) => sum + counts[what], 0);
  return {
    what: 'races for the last ten',
    operations: races.rounds * PEOPLE_IN_RACE,
    ...races,
    retries: sumOf('retries'),
    'looked again': sumOf('looks'),
    'connections dead': sumOf('deaths'),
  };
}

async function connected(url) {
  const client = new pg.Client({ connectionString: url, query_timeout: LONGEST_MS });
  client.on('error', () => {}); // its database is killed, too
  await client.connect();
  return client;
}

/** Makes every fault in turn and looks what became of it. @returns the figures */
async function run(database) {
  begins('a school to work in is made');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const migrate = startNode(['dist/api/api/src/migrate.js'], { env: { DATABASE_URL: database.url } });
  const migrated = await within('the migrations are done', migrate.ended);
  if (migrated !== 0) throw new Error('The migrations failed.');
  const copies = {};
  for (const name of ['whole', 'interrupted', 'mail']) copies[name] = await emptyCopy(database.url, name);
  const owner = await connected(database.url);
  const world = { url: database.url, cluster: database.cluster, owner, bench: await makeSchool(owner), servers: [] };
  for (let place = 0; place < SERVERS; place++) await begin(world, place);
  const table = [
    await underLoad(world, 'a server is killed', until(SHARES.killed), (time) => killOne(world, time)),
    await underLoad(world, 'all connections are cut', until(SHARES.cut), () => cutAll(world)),
    await underLoad(world, 'a server is frozen for 3 s', until(SHARES.frozen), () => freezeOne(world)),
  ];
  begins('how long others wait beside what stands still');
  const others = await othersMeanwhile(world);
  begins('two tabs tick under faults');
  const tabs = await twoTabs(world);
  begins('races for the last ten');
  const races = await raceAndCount(world);
  const [deadlocks] = (await owner.query('SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()')).rows;
  begins('first starts are interrupted');
  const starts = await firstStarts(copies, () => until(SHARES.started));
  begins('the mail server breaks');
  const mail = await mailFaults(copies.mail);
  begins('the database is killed and started again');
  const back = await afterTheDatabase(world);
  await owner.end().catch(() => {});
  world.owner = await connected(database.url);
  await world.owner.query(`SET statement_timeout = ${LOOKING_MS}`);
  begins('what breaks an invariant is looked for');
  const blind = await blindInvariants(world.owner);
  const invariants = await lookForBroken(world.owner);
  await world.owner.end();
  return {
    timed: !isUntimed,
    at: Temporal.Now.instant().toString(),
    commit,
    table,
    others,
    races,
    deadlocks,
    starts,
    mail,
    back,
    tabs,
    invariants,
    blind,
  };
}

function tell(report) {
  const { table, others, races, deadlocks, starts, mail, back, tabs, invariants } = report;
  console.table(table);
  console.table(others.map((row) => ({ ...row, counts: row.counts.join(', ') })));
  console.table([{ ...races, ...deadlocks }]);
  console.table([starts]);
  console.table(mail);
  console.table([{ what: 'the database is killed and started again', ...back }]);
  console.table([tabs]);
  console.table(invariants);
  for (const sentence of sentencesOf(report)) console.log(sentence);
}

async function runAll() {
  let database;
  try {
    await buildIfChanged();
    database = await startPg({ temporary: true });
    const report = await run(database);
    const wrong = wrongIn(report);
    writeFileSync(FILE, JSON.stringify({ ...report, wrong }, null, 2));
    tell(report);
    console.log(`as JSON in ${FILE}`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } finally {
    await stopAll();
    await database?.stop();
  }
}

if (isTable) await writeFigures(FILE);
else await runAll();
