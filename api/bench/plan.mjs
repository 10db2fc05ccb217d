// Prints as JSON how well and how fast weeks are planned: minutes beyond capacity and of the most loaded person, beside what no plan can be better than.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import '../tools/follow-parent.mjs';
import { buildIfChanged } from '../tools/build.mjs';
import { root } from '../tools/children.mjs';

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

await buildIfChanged();
const built = (file) => import(pathToFileURL(join(root, 'dist/api', file)).href);
const { loadSolver } = await built('api/src/plan/load-solver.js');
const { solvePlan } = await built('api/src/plan/solve-plan.js');
const { sameNumbers } = await built('shared/src/plan/improve-places.js');
const highs = await loadSolver();
const results = [];
for (const size of WEEKS)
  for (const use of USES) {
    const begun = performance.now();
    const { score, bound, proved } = solvePlan(highs, week(size, use, sameNumbers(SEED)), size.ms);
    const seconds = Number(((performance.now() - begun) / 1000).toFixed(2));
    const gaps = {
      beyondGap: part(score.beyondMinutes, bound.beyondMinutes),
      mostLoadedGap: part(score.mostLoadedMinutes, bound.mostLoadedMinutes),
    };
    results.push({ ...size, use, seconds, ...gaps, isBeyondProved: proved > 0, aimsProved: proved, score, bound });
  }
console.log(JSON.stringify({ at: Temporal.Now.instant().toString(), cores: availableParallelism(), results }, null, 2));
