// npm run plans: how well and how fast weeks are planned, as JSON: minutes beyond capacity and of the most loaded person, beside what no plan can be
// better than. Also in dist/plans.json.
//   --table   writes the figures of dist/plans.json into docs/plans.md, and measures nothing
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import '../tools/follow-parent.mjs';
import { buildIfChanged } from '../tools/build.mjs';
import { root } from '../tools/children.mjs';
import { tableOf, writeBetween } from './table.mjs';

const SEED = 7;
const WEEKS = [
  { tasks: 150, people: 6, days: 5, ms: 5000 },
  { tasks: 600, people: 20, days: 5, ms: 30_000 },
];
/** Which part of the people's hours is asked for. */
const USES = [0.7, 0.9, 1.0];

/** A week of requests with four tasks each, most of them early in it; every fifth person is there on three days only. */
function week({ tasks: count, people, days }, use, random) {
  const int = (least, most) => least + Math.floor(random() * (most - least + 1));
  const all = Array.from({ length: people }, (_, person) => person);
  const requests = Math.round(count / 4);
  const practicals = Array.from({ length: Math.ceil(requests / 3) }, () => ({ fixed: int(1, 4) * 5, perSet: int(1, 4) }));
  const asked = Array.from({ length: requests }, () => ({
    practical: int(0, practicals.length - 1),
    lesson: Math.min(int(0, days - 1), int(0, days - 1)),
    sets: int(5, 16),
  }));
  const minutesOf = ({ practical, sets }) => practicals[practical].perSet * sets + practicals[practical].fixed / 2 + 20 + sets;
  const usual = asked.reduce((sum, one) => sum + minutesOf(one), 0) / (use * people * days);
  const isThere = (person, day) => person % 5 !== 4 || day < 3;
  const hours = (person, day) => (isThere(person, day) ? Math.round((usual * int(98, 118)) / 100) : 0);
  const capacity = all.flatMap((person) => Array.from({ length: days }, (_, day) => hours(person, day)));
  const tasks = [];
  const add = (task, on) => {
    const places = all.flatMap((person) => on.filter((day) => isThere(person, day)).map((day) => person * days + day));
    const at = random() < 0.6 ? places[int(0, places.length - 1)] : null;
    const day = at === null ? on.at(-1) : at % days;
    tasks.push({ id: String(tasks.length), fixedMinutes: 0, group: null, lessonDay: null, suited: null, ...task, places, at, day });
  };
  for (const { practical, lesson, sets } of asked) {
    const { fixed, perSet } = practicals[practical];
    const before = [lesson - 2, lesson - 1, lesson].filter((day) => day >= 0);
    add({ minutes: perSet * sets, fixedMinutes: fixed, group: `practical ${practical}`, lessonDay: lesson }, before);
    add({ minutes: 5 }, [lesson]);
    add({ minutes: 5 }, [lesson]);
    add(
      { minutes: 10 + sets },
      [lesson, lesson + 1].filter((day) => day < days),
    );
  }
  return { people, days, capacity, tasks };
}

const part = (value, bound) => (value <= bound ? 0 : (value - bound) / Math.max(1, value));

/** What is proved of a plan, in words: of the aims in their order, or by how much the first that is not may be off. */
function provedOf({ aimsProved, score, bound }) {
  if (aimsProved === Object.keys(score).length) return 'the whole plan';
  const off = Math.round(score.beyondMinutes - bound.beyondMinutes);
  if (aimsProved === 0) return `no: at most ${off} min too many beyond hours`;
  if (aimsProved < 3) return 'that no more lies beyond hours than must';
  return 'that, and the most loaded';
}

const percent = (gap) => `${(gap * 100).toFixed(1)} %`;
const MARKS = ['<!-- figures of npm run plans -->', '<!-- end of the figures -->'];

/** Writes the figures of a file into the page on plans. @throws where its marks are missing */
async function writePage(file) {
  const { at, cores, results } = JSON.parse(readFileSync(file, 'utf8'));
  const lines = results.map((one) => ({
    week: `${one.tasks} tasks, ${one.people} people, ${one.days} days`,
    use: one.use.toFixed(1),
    'by the clock': `${one.seconds.toFixed(1)} s`,
    processor: `${one.cpuSeconds.toFixed(1)} s`,
    'beyond hours, bound': `${one.score.beyondMinutes}, ${one.bound.beyondMinutes} min`,
    'most loaded, bound': `${one.score.mostLoadedMinutes}, ${one.bound.mostLoadedMinutes} min (${percent(one.mostLoadedGap)})`,
    'off, of all work': percent(one.workGap),
    proved: provedOf(one),
  }));
  const taken = `Taken on ${at.slice(0, 10)} on ${cores} cores, each plan in one thread; beside the time by the clock, which is what a plan is given, stands the processor time that it really had: where that is less, the machine did much else.`;
  await writeBetween(join(root, 'docs/plans.md'), `${taken}\n\n${tableOf(lines)}`, MARKS);
  console.log('docs/plans.md has these figures now.');
}

async function measure(file) {
  await buildIfChanged();
  const built = (path) => import(pathToFileURL(join(root, 'dist/api', path)).href);
  const { loadSolver } = await built('api/src/plan/load-solver.js');
  const { solvePlan } = await built('api/src/plan/solve-plan.js');
  const { sameNumbers } = await built('shared/src/plan/improve-places.js');
  const highs = await loadSolver();
  const results = [];
  for (const size of WEEKS)
    for (const use of USES) {
      const plan = week(size, use, sameNumbers(SEED));
      const begun = performance.now();
      const before = process.cpuUsage();
      const { score, bound, proved } = solvePlan(highs, plan, size.ms);
      const { user, system } = process.cpuUsage(before);
      const work = plan.tasks.reduce((sum, { minutes, fixedMinutes }) => sum + minutes + fixedMinutes, 0);
      results.push({
        ...size,
        use,
        seconds: (performance.now() - begun) / 1000,
        cpuSeconds: (user + system) / 1_000_000,
        beyondGap: part(score.beyondMinutes, bound.beyondMinutes),
        mostLoadedGap: part(score.mostLoadedMinutes, bound.mostLoadedMinutes),
        workGap: (score.beyondMinutes - bound.beyondMinutes) / work,
        aimsProved: proved,
        score,
        bound,
      });
    }
  const report = JSON.stringify({ at: Temporal.Now.instant().toString(), cores: availableParallelism(), results }, null, 2);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, report);
  console.log(report);
}

const { values: asked } = parseArgs({ options: { table: { type: 'boolean', default: false } } });
const file = join(root, 'dist/plans.json');
await (asked.table ? writePage(file) : measure(file));
