// What judging a request costs beside what is open already: the same lessons and practicals, asked for again and again.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { root } from '../tools/children.mjs';
import { FORTNIGHT } from './school.mjs';

/** So many tasks are made of one request, and so many requests are for other lessons or practicals. */
const TASKS_EACH = 4;
const TIMES = 60;
const ROUNDS = 7;
/** What is tried: a request that fits, beside small work of all others, and one that no week has time for, beside work as it was asked. */
const TRIED = [
  { outcome: 'fits', minutes: 12, others: 0.001 },
  { outcome: 'over', minutes: 100_000, others: 1 },
];
const partOf = (sum, by) => ({ ...sum, minutes: sum.minutes * by });
/** Standing work with a part of its minutes. */
const smaller = (work, by) => ({
  ...partOf(work, by),
  fixedMinutes: work.fixedMinutes * by,
  over: partOf(work.over, by),
  yielding: partOf(work.yielding, by),
});
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const built = (file) => import(pathToFileURL(join(root, 'dist/api/api/src', file)).href);

async function ask({ bench, http }, different, from, to) {
  const lessons = bench.lessons.filter(({ date }) => date >= FORTNIGHT.from && date <= FORTNIGHT.to);
  for (let at = from; at < to; at++) {
    const { entry, date } = lessons[at % different];
    const practicalId = bench.practicals[(at % different) % bench.practicals.length].id;
    const body = { lessonId: `${entry.id}_${date}`, practicalId, status: 'submitted' };
    const answer = await http.send('POST', '/api/requisitions', entry.teacher, body);
    if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.body}`);
  }
}

/**
 * CPU milliseconds of one judgement (reading what is open, and trying a request against it) with so many tasks open over the lessons of the first
 * size; medians. Each outcome has a row of its own at every size, since one that is over has its stretch worked out too.
 * @returns {Promise<{outcome: string, tasks: number, serverMs: number, databaseMs: number}[]>}
 */
export async function judgement(side, sizes) {
  const { url, env, owner, bench } = side;
  const [{ AppModule }, { readConfig }, { JudgedLoad }, { horizonOf }, { JobRules }, { Database }] = await Promise.all(
    [
      'app.module.js',
      'core/config/index.js',
      'workload/index.js',
      'workload/horizon.js',
      'calendar/index.js',
      'core/database/index.js',
    ].map(built),
  );
  const config = readConfig({ ...process.env, DATABASE_URL: url, JOBS: '0', DEMO: '0', LOG_LEVEL: 'error', ...env });
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
  try {
    const [load, jobRules, db] = [JudgedLoad, JobRules, Database].map((type) => app.get(type, { strict: false }));
    const rules = await jobRules.of(bench.school);
    const nowMs = Temporal.Instant.from(env.NOW).epochMilliseconds;
    const horizon = horizonOf(rules, nowMs, FORTNIGHT.from);
    const lessonMs = Temporal.Instant.from(`${FORTNIGHT.from}T10:10:00Z`).epochMilliseconds;
    const judged = ({ minutes, others }) => {
      const work = [{ kind: 'prepare', departmentId: bench.department, fromMs: lessonMs - 86_400_000, dueMs: lessonMs - 900_000, minutes }];
      const adding = { nowMs, departmentId: bench.department, late: false, lessonMs, work };
      return db.transaction(bench.school, async () => {
        const standing = await load.standing(rules, bench.department, { ...horizon, nowMs });
        return load.adding(rules, others === 1 ? standing : standing.map((one) => smaller(one, others)), adding, horizon);
      });
    };
    const measured = async (tried, rows) => {
      const outcome = (await judged(tried)).over === null ? 'fits' : 'over';
      if (outcome !== tried.outcome)
        throw new Error(`With ${rows} open tasks it is ${outcome}, where ${tried.outcome} was to be measured.`);
      const rounds = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const [server, { database }] = [process.cpuUsage(), side.cpu()];
        for (let time = 0; time < TIMES; time++) await judged(tried);
        const { user, system } = process.cpuUsage(server);
        // the first warms up
        if (round > 0) rounds.push({ serverMs: (user + system) / 1000 / TIMES, databaseMs: (side.cpu().database - database) / TIMES });
      }
      return { serverMs: middle(rounds.map(({ serverMs }) => serverMs)), databaseMs: middle(rounds.map(({ databaseMs }) => databaseMs)) };
    };
    const different = sizes[0] / TASKS_EACH;
    const found = [];
    let asked = 0;
    for (const size of sizes) {
      await ask(side, different, asked, size / TASKS_EACH);
      asked = size / TASKS_EACH;
      const { rows } = await owner.query('SELECT count(*)::int AS tasks FROM task WHERE school_id = $1 AND done_at IS NULL', [
        bench.school,
      ]);
      await owner.query('VACUUM ANALYZE');
      for (const tried of TRIED) {
        found.push({ outcome: tried.outcome, tasks: rows[0].tasks, ...(await measured(tried, rows[0].tasks)) });
      }
    }
    return found;
  } finally {
    await app.close();
  }
}
