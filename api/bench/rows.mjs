// The rows of the table: what is asked of the server, and of the floor beside it.
import { emptyLibrary, emptyYear, fillFortnight, fillLibrary, fillOneDay, fillTicks, fillYear, WORDS, YEAR } from './fill.mjs';
import { batch, expect, lowerQuartile, middle, p99, untilTaken } from './load.mjs';
import { clear } from './side.mjs';

export const CLIENTS = 8;
const ROUNDS = 6;
const pick = (list) => list[Math.floor(Math.random() * list.length)];

function someRequest({ lessons, practicals }) {
  const { entry, date } = pick(lessons);
  return { teacher: entry.teacher, body: { lessonId: `${entry.id}_${date}`, practicalId: pick(practicals).id } };
}

/** Five lessons of one teacher's week, and a practical for all of them. */
function someSeries({ lessons, practicals }) {
  const first = Math.floor(Math.random() * lessons.length);
  const { teacher } = lessons[first].entry;
  const own = lessons.filter(({ entry }) => entry.teacher === teacher);
  const at = Math.floor(Math.random() * (own.length - 5));
  return { teacher, lessons: own.slice(at, at + 5), practical: pick(practicals) };
}

/** Of each row: how many make a batch, what one is at the server, and what it is at the floors. `writes`: every batch starts from the same day; `prepare` and `restore`: what there is besides. */
export const ROWS = [
  {
    name: 'submission',
    writes: true,
    count: 120,
    server: ({ bench, http }) => {
      const { teacher, body } = someRequest(bench);
      return http.send('POST', '/api/requisitions', teacher, { ...body, status: 'submitted' }).then(expect(201));
    },
    floors: {
      'bare SQL': ({ bench, bare }, client) => bare.write(client, bench, pick(bench.lessons), pick(bench.practicals)),
      'one call': ({ bench, bare }, client) => bare.writeAtOnce(client, bench, pick(bench.lessons), pick(bench.practicals)),
    },
  },
  {
    name: 'preview',
    count: 120,
    server: ({ bench, http }) => {
      const { teacher, body } = someRequest(bench);
      return http.send('POST', '/api/requisitions/preview', teacher, body).then(expect(200));
    },
    floors: {},
  },
  {
    name: 'my fortnight',
    count: 240,
    server: ({ bench, http, schools: { FORTNIGHT } }) =>
      http.send('GET', `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, pick(bench.teachers)).then(expect(200)),
    floors: {
      'bare SQL': ({ bench, bare, schools: { FORTNIGHT } }, client) => bare.fortnight(client, bench, pick(bench.teachers), FORTNIGHT),
      'bare Fastify': ({ fastify, bench }) => fastify.send('GET', '/', bench.technician).then(expect(200)),
    },
  },
  {
    name: 'prep list',
    count: 60,
    /** Thirty requisitions on that day: a busy day of a large department. */
    prepare: (side) => fillOneDay(side, 30),
    server: ({ bench, http, schools: { FORTNIGHT } }) =>
      http.send('GET', `/api/prep-list?date=${FORTNIGHT.from}`, bench.technician).then(expect(200)),
    floors: { 'bare SQL': ({ bench, bare, schools: { FORTNIGHT } }, client) => bare.prepList(client, bench, FORTNIGHT.from) },
  },
  {
    name: 'Today of 40 practicals',
    count: 60,
    /** Three hundred tasks of 40 practicals. */
    prepare: (side) => fillOneDay(side, 75),
    server: ({ bench, http, schools: { FORTNIGHT } }) =>
      http.send('GET', `/api/prep-list?date=${FORTNIGHT.from}`, bench.technician).then(expect(200)),
    floors: { 'bare SQL': ({ bench, bare, schools: { FORTNIGHT } }, client) => bare.prepList(client, bench, FORTNIGHT.from) },
  },
  {
    name: 'Today as a browser asks',
    count: 60,
    /** The same day, its answer compressed for the way. */
    prepare: (side) => fillOneDay(side, 75),
    server: ({ bench, http, schools: { FORTNIGHT } }) =>
      http.view(`/api/prep-list?date=${FORTNIGHT.from}`, bench.technician).then(expect(200)),
    floors: {},
  },
  {
    name: 'my fortnight as a browser asks',
    count: 240,
    server: ({ bench, http, schools: { FORTNIGHT } }) =>
      http.view(`/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, pick(bench.teachers)).then(expect(200)),
    floors: {},
  },
  {
    name: 'tick of a task',
    count: 60,
    /** On the same day: each prepare task in turn is ticked off, and when all are, opened again. */
    prepare: (side) => fillTicks(side, 75),
    server: async ({ bench, http, toTick, schools: { NOW } }) => {
      const task = toTick.shift();
      const change = { version: task.version, doneAt: task.done ? null : NOW };
      const answer = await http.send('PATCH', `/api/tasks/${task.id}`, bench.technician, change);
      const isTaken = answer.status === 200;
      toTick.push(isTaken ? { ...task, version: JSON.parse(answer.body).version, done: !task.done } : task);
      expect(200)(answer);
    },
    floors: {},
  },
  {
    name: 'week board',
    count: 60,
    /** Two hundred requisitions of a fortnight, half of them in that week. */
    prepare: (side) => fillFortnight(side, 200),
    server: ({ bench, http, schools: { FORTNIGHT } }) =>
      http.send('GET', `/api/workload/board?week=${FORTNIGHT.from}`, bench.technician).then(expect(200)),
    floors: {},
  },
  {
    name: 'workload of a year',
    count: 30,
    /** Eight technicians and 40,000 tasks; those of the coming four weeks are open. */
    prepare: (side) => fillYear(side, { technicians: 8, tasks: 40_000 }),
    restore: emptyYear,
    server: ({ bench, http }) => http.send('GET', `/api/workload?from=${YEAR.from}&to=${YEAR.to}`, bench.technician).then(expect(200)),
    floors: {},
  },
  {
    name: 'series of 5',
    writes: true,
    count: 30,
    server: ({ bench, http }) => {
      const { teacher, lessons, practical } = someSeries(bench);
      const body = {
        requisition: { practicalId: practical.id, status: 'submitted' },
        lessonIds: lessons.map(({ entry, date }) => `${entry.id}_${date}`),
      };
      return http.send('POST', '/api/requisitions/series', teacher, body).then(expect(200));
    },
    floors: {
      'bare SQL': ({ bench, bare }, client) => {
        const { lessons, practical } = someSeries(bench);
        return bare.writeSeries(client, bench, lessons, practical);
      },
    },
  },
  {
    name: 'library search',
    count: 120,
    /** Over 5,000 practicals. */
    prepare: (side) => fillLibrary(side, 5000),
    restore: emptyLibrary,
    server: ({ bench, http }) => http.send('GET', `/api/practicals?q=${pick(WORDS)}`, pick(bench.teachers)).then(expect(200)),
    floors: { 'bare SQL': ({ bench, bare }, client) => bare.library(client, bench, pick(WORDS)) },
  },
  {
    name: 'plain words read',
    count: 120,
    server: ({ bench, http }) => {
      const text = `Can I have ${pick(bench.practicals).title} for my class P3 Tuesday, in pairs, and 15 beakers too?`;
      return http.send('POST', '/api/requisitions/read', pick(bench.teachers), { text }).then(expect(200));
    },
    floors: { 'bare SQL': ({ bench, bare }, client) => bare.names(client, bench) },
  },
  {
    name: 'timeline of a fortnight',
    count: 60,
    /** Two hundred holds lie in it. */
    prepare: (side) => fillFortnight(side, 50),
    server: ({ bench, http, schools: { FORTNIGHT } }) =>
      http.send('GET', `/api/apparatus/timeline?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, bench.technician).then(expect(200)),
    floors: { 'bare SQL': ({ bench, bare, schools: { FORTNIGHT } }, client) => bare.timeline(client, bench, FORTNIGHT) },
  },
];

/** What a row is asked of: each side's server, and of the first side the floors. */
function askedOf(row, [own, ...others]) {
  const servers = [own, ...others].map((side) => ({ who: side.name, side, one: () => row.server(side) }));
  const floors = Object.entries(row.floors).map(([who, floor]) => ({ who, side: own, one: (client) => floor(own, client), isFloor: true }));
  return [...floors, ...servers].map((asked) => ({ ...asked, rounds: [], times: [], busy: 0 }));
}

const patiently = (asked) => (client) =>
  untilTaken(
    () => asked.one(client),
    () => asked.busy++,
  );

async function round(row, asked) {
  const { who, side, isFloor, rounds, times } = asked;
  const cpu = () => (who === 'bare Fastify' ? side.fastify.cpu() : side.cpu());
  const before = cpu();
  const { perSecond, times: took } = await batch({ clients: CLIENTS, count: row.count, one: patiently(asked) });
  const after = cpu();
  const each = (part) => (before[part] === null ? null : (after[part] - before[part]) / row.count);
  rounds.push({ perSecond, serverMs: isFloor && who !== 'bare Fastify' ? null : each('server'), databaseMs: each('database') });
  times.push(...took);
}

const quartileOf = (rounds, part) => (rounds[0][part] === null ? null : lowerQuartile(rounds.map((one) => one[part])));

/**
 * Measures a row at every side and floor in turn, so that all feel the same noise.
 * @param {{stored: number, analysed: boolean}} state of the databases
 * @returns {Promise<object[]>} CPU milliseconds of one request (the lower quartile of the rounds), requests a second (their median), times in milliseconds
 */
export async function measureRow(row, sides, state) {
  const all = askedOf(row, sides);
  const begin = (side) => (row.writes ? clear(side, state.stored > 0) : undefined);
  for (const asked of all) {
    await begin(asked.side);
    await batch({ clients: CLIENTS, count: row.count, one: patiently(asked) });
  }
  for (let number = 0; number < ROUNDS; number++)
    for (const asked of number % 2 === 0 ? all : all.toReversed()) {
      await begin(asked.side);
      await round(row, asked);
    }
  return all.map(({ who, isFloor = false, rounds, times, busy }) => ({
    what: row.name,
    ...state,
    who,
    isFloor,
    perSecond: middle(rounds.map(({ perSecond }) => perSecond)),
    serverMs: quartileOf(rounds, 'serverMs'),
    databaseMs: quartileOf(rounds, 'databaseMs'),
    p50: middle(times),
    p99: p99(times),
    /** How often it was too busy and was asked again: the figures are of a machine that is short of time. */
    busy,
  }));
}
