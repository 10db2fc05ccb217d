// npm run bench: what one server costs and does beside the floors, measured in the same run.
//   --against <commit>  the same of another commit, in turn with this one
//   --grown             also with 2,000,000 requisitions stored (ten minutes and 15 GB more; BENCH_GROWN says how many)
//   --schools <number>  also so many schools on one database: first touch, rush, memory, idle (3500 is what an installation should carry)
//   --rows <a,b>        only these rows, and neither races nor the rest
//   --fair              only what one school's full load costs another, beside that of --against where it is said
//   --table             writes the figures of dist/bench.json into the README and docs/speed.md, and measures nothing
// Ends with code 1 where one school's full load costs another more than is promised (fair.mjs).
// BENCH_HISTORY (default 200000) requisitions stored for the last part, BENCH_GROWN (default 2000000) for --grown, BENCH_JSON names the file.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import '../tools/follow-parent.mjs';
import { buildIfChanged } from '../tools/build.mjs';
import { root, stopAll } from '../tools/children.mjs';
import { memoryOf } from './cpu.mjs';
import { fairShare, unfairIn } from './fair.mjs';
import { firstVisit } from './first-visit.mjs';
import { measureMany } from './growth.mjs';
import { judgement } from './judgement.mjs';
import { keepLine } from './keep-line.mjs';
import { race } from './race.mjs';
import { CLIENTS, measureRow, ROWS } from './rows.mjs';
import { startBareFastify, startServer } from './server.mjs';
import { clear, forget, openSide, treeOf } from './side.mjs';
import { stockImport } from './stock-import.mjs';
import { fairSentence, print, writeTable } from './table.mjs';

/** With so many tasks open a judgement is measured, and the job that keeps the line timed. */
const OPEN_TASKS = [500, 5000];
const RUSH_SECONDS = 60;
const { values: asked } = parseArgs({
  options: {
    against: { type: 'string' },
    grown: { type: 'boolean', default: false },
    schools: { type: 'string' },
    rows: { type: 'string' },
    fair: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
  },
});
const history = Number(process.env.BENCH_HISTORY || 200_000);
const grown = Number(process.env.BENCH_GROWN || 2_000_000);
const file = process.env.BENCH_JSON || join(root, 'dist/bench.json');
const commit = () => execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();

/** Every row of every side in one state of their databases. */
async function measure(sides, rows, state) {
  const results = [];
  for (const row of rows) {
    for (const side of sides) {
      await clear(side, state.stored > 0);
      await row.prepare?.(side);
      if (state.analysed) await side.owner.query('VACUUM ANALYZE');
    }
    results.push(...(await measureRow(row, sides, state)));
    for (const side of sides) await row.restore?.(side);
  }
  return results;
}

/** The owner of a database, who passes over the command that would have it analysed. */
const withoutAnalyse = (owner) => ({ query: (text, values) => (text.includes('ANALYZE') ? undefined : owner.query(text, values)) });

/** Stores so many more requisitions, of which nothing is known then, as of all that was there before. */
async function store(sides, count) {
  for (const { owner, bench, schools } of sides) {
    const begun = performance.now();
    await schools.addHistory(withoutAnalyse(owner), bench, count);
    await forget(owner);
    await owner.query('CHECKPOINT');
    console.log(`${count} requisitions stored in ${Math.round((performance.now() - begun) / 1000)} s.`);
  }
}

/** Everything on an empty school, and with years of use behind it: of which PostgreSQL knows nothing yet, and analysed. */
async function allStates(sides, rows) {
  const results = [];
  let stored = 0;
  for (const wanted of [0, history, asked.grown ? grown : 0]) {
    if (wanted > 0 && wanted <= stored) continue;
    if (wanted > stored) await store(sides, wanted - stored);
    stored = wanted;
    for (const analysed of [false, true]) results.push(...(await measure(sides, rows, { stored, analysed })));
  }
  return { results, isStored: stored > 0 };
}

async function racesOf({ url, env, owner, bench, server }) {
  const second = await startServer(url, env);
  const races = [
    { processes: 1, ...(await race(owner, bench, [server.port])) },
    { processes: 2, ...(await race(owner, bench, [server.port, second.port])) },
  ];
  await second.stop();
  return { races, startMs: second.startMs };
}

async function run() {
  await buildIfChanged();
  const rows = asked.rows ? ROWS.filter(({ name }) => asked.rows.split(',').includes(name)) : ROWS;
  const fill = (owner, { makeSchool }) => makeSchool(owner);
  const own = await openSide({ name: 'Requisite', clients: CLIENTS, fill });
  const sides = [own];
  if (asked.against) sides.push(await openSide({ name: asked.against, tree: treeOf(asked.against), clients: CLIENTS, fill }));
  const { FORTNIGHT } = own.schools;
  const view = await own.http.send('GET', `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, own.bench.teachers[0]);
  own.fastify = await startBareFastify(Buffer.byteLength(view.body), CLIENTS);
  const { results, isStored } = await allStates(sides, rows);
  const report = { at: Temporal.Now.instant().toString(), commit: commit(), against: asked.against ?? null, clients: CLIENTS, results };
  report.memoryMb = memoryOf(own.server.pid);
  if (!asked.rows) {
    await clear(own, isStored);
    Object.assign(report, await racesOf(own));
    await clear(own, isStored);
    report.judgement = await judgement(own, OPEN_TASKS);
    await clear(own, isStored);
    report.line = await keepLine(own, OPEN_TASKS);
    report.stockImport = await stockImport(own);
    [report.fair] = await fairShare();
    report.firstVisit = firstVisit(join(root, 'dist/web/browser'));
  }
  for (const side of sides) await side.close();
  if (asked.schools) report.many = await measureMany(Number(asked.schools), RUSH_SECONDS);
  print(report);
  for (const place of [file, join(root, `dist/bench/${report.commit}.json`)]) {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, JSON.stringify(report, null, 2));
    console.log(`as JSON in ${place}`);
  }
  judge(report.fair);
}

/** Says where one school's full load costs another more than is promised, and ends with code 1 then. */
function judge(fair) {
  const sentence = fair ? unfairIn(fair) : null;
  if (!sentence) return;
  console.log(sentence);
  process.exitCode = 1;
}

/** Only what one school's full load costs another, of both sides in turn. */
async function runFair() {
  await buildIfChanged();
  const against = asked.against ? [{ name: asked.against, tree: treeOf(asked.against) }] : [];
  const [own, ...others] = await fairShare([{ name: 'Requisite' }, ...against]);
  for (const fair of [own, ...others]) console.log(`${fair.name}: ${fairSentence(fair)}`);
  judge(own);
}

try {
  if (asked.table) await writeTable(file);
  else if (asked.fair) await runFair();
  else await run();
} finally {
  await stopAll();
}
