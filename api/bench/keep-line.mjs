// The job that keeps the line: all open work of a school judged again, as it is after every change of it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { root } from '../tools/children.mjs';
import { FORTNIGHT } from './school.mjs';

const RUNS = 7;

const built = (file) => import(pathToFileURL(join(root, 'dist/api/api/src', file)).href);

/** Asks for practicals at the lessons of one fortnight, over and over, until so many tasks are open. */
async function openTasks(owner, bench, http, wanted) {
  const lessons = bench.lessons.filter(({ date }) => date >= FORTNIGHT.from && date <= FORTNIGHT.to);
  const count = async () =>
    (await owner.query('SELECT count(*)::int AS open FROM task WHERE school_id = $1 AND done_at IS NULL', [bench.school])).rows[0].open;
  let asked = 0;
  for (let open = await count(); open < wanted; open = await count()) {
    const some = Array.from({ length: Math.ceil((wanted - open) / 4) }, () => asked++);
    await Promise.all(
      some.map(async (index) => {
        const { entry, date } = lessons[index % lessons.length];
        const practicalId = bench.practicals[index % bench.practicals.length].id;
        const answer = await http.send('POST', '/api/requisitions', entry.teacher, {
          lessonId: `${entry.id}_${date}`,
          practicalId,
          status: 'submitted',
        });
        if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.body}`);
      }),
    );
  }
  return count();
}

/**
 * Times the job with so many tasks open over the same lessons: the first run, which writes what has changed, and the median of those that
 * find all as it is.
 * @returns {Promise<{tasks: number, overLine: number, firstMs: number, againMs: number}[]>}
 */
export async function keepLine({ url, env, owner, bench, http }, sizes) {
  const [{ AppModule }, { readConfig }, { KeepLine }, { JobRules }, { Database }] = await Promise.all(
    ['app.module.js', 'core/config/index.js', 'workload/keep-line.js', 'calendar/index.js', 'core/database/index.js'].map(built),
  );
  const config = readConfig({ ...process.env, DATABASE_URL: url, JOBS: '0', DEMO: '0', LOG_LEVEL: 'error', ...env });
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
  try {
    const [line, jobRules, db] = [KeepLine, JobRules, Database].map((type) => app.get(type, { strict: false }));
    const rules = await jobRules.of(bench.school);
    const run = async () => {
      const begun = performance.now();
      await db.transaction(bench.school, () => line.again(rules));
      return performance.now() - begun;
    };
    const found = [];
    for (const size of sizes) {
      const tasks = await openTasks(owner, bench, http, size);
      await owner.query('ANALYZE');
      const firstMs = await run();
      const times = [];
      for (let time = 0; time < RUNS; time++) times.push(await run());
      const { rows } = await owner.query('SELECT count(*)::int AS over FROM over_line WHERE school_id = $1', [bench.school]);
      found.push({ tasks, overLine: rows[0].over, firstMs, againMs: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] });
    }
    return found;
  } finally {
    await app.close();
  }
}
