// What one school's full load costs another: the other's views alone, and beside as many clients of the first as a runaway program has.
import { batch, httpClient, middle, p99 } from './load.mjs';
import { copySchool, schoolNumber } from './many-schools.mjs';
import { openSide } from './side.mjs';

const CLIENTS = 8;
const CLIENTS_OF_BUSY = 64;
/** Alone and beside are measured in turn, so often, so that what else the machine does disturbs both alike. */
const ROUNDS = 7;
/** By the median of the rounds another school waits at most so many times as long. */
export const MOST_TIMES = 2;
/** Views of one round, alone and beside each. */
const COUNT = 500;
/** Views before each measurement, which are not counted: who was alone until now finds the other there, or gone. */
const BEFORE = 50;
/** Of a school at its deadline one in so many asks, the others look. */
const ONE_IN = 7;

function viewOf({ schools: { FORTNIGHT } }, http, school) {
  return http.send('GET', `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, school.teacher());
}

/** A view of the quiet school, which is refused nothing. */
async function servedView(side, school) {
  const { status, body } = await viewOf(side, side.http, school);
  if (status !== 200) throw new Error(`${status}: ${body}`);
}

function requestOf(http, school) {
  const { teacher, body } = school.request();
  return http.send('POST', '/api/requisitions', teacher, { ...body, status: 'submitted' });
}

/** Loads a school until it is told to stop. */
function loadOf(side, school) {
  const http = httpClient(side.server.port, CLIENTS_OF_BUSY);
  const load = { isOver: false, answered: 0, refused: 0 };
  const client = async (index) => {
    for (let turn = index; !load.isOver; turn++) {
      const { status } = await (turn % ONE_IN === 0 ? requestOf(http, school) : viewOf(side, http, school));
      if (status < 400) load.answered++;
      else load.refused++;
    }
  };
  const all = Promise.all(Array.from({ length: CLIENTS_OF_BUSY }, (_, index) => client(index)));
  return {
    async stop() {
      load.isOver = true;
      await all;
      http.close();
      return load;
    },
  };
}

const open = (of) =>
  openSide({
    ...of,
    clients: CLIENTS,
    fill: async (owner, { makeSchool }) => {
      const bench = await makeSchool(owner);
      await copySchool(owner, bench, 2);
      await owner.query('VACUUM ANALYZE');
      return bench;
    },
  });

/** One round of one side: what the quiet school waits alone, then beside the busy one. */
async function roundOf(side) {
  const [busy, quiet] = [0, 1].map((number) => schoolNumber(side.bench, number));
  const measure = async () => {
    const views = (count) => batch({ clients: CLIENTS, count, one: () => servedView(side, quiet) });
    await views(BEFORE);
    const { times } = await views(COUNT);
    return { p50: middle(times), p99: p99(times) };
  };
  const alone = await measure();
  const { stop } = loadOf(side, busy);
  const beside = await measure();
  const { answered, refused } = await stop();
  return { alone, beside, times: beside.p99 / alone.p99, answered, refused };
}

function summaryOf(rounds) {
  const of = (figure) => middle(rounds.map(figure));
  const both = (which) => ({ p50: of((round) => round[which].p50), p99: of((round) => round[which].p99) });
  const sum = (figure) => rounds.reduce((all, round) => all + figure(round), 0);
  return {
    clients: CLIENTS,
    clientsOfBusy: CLIENTS_OF_BUSY,
    rounds: rounds.length,
    alone: both('alone'),
    beside: both('beside'),
    times: of(({ times }) => times),
    eachTimes: rounds.map(({ times }) => times),
    busy: { answered: sum(({ answered }) => answered), refused: sum(({ refused }) => refused) },
  };
}

/** What is not as it is promised, in a sentence; null where all is. */
export function unfairIn({ times }) {
  if (times <= MOST_TIMES) return null;
  return `Another school's p99 is ${times.toFixed(2)} times as long beside one at full load; at most ${MOST_TIMES} times is promised.`;
}

/**
 * Measures it, on each of these trees of sources in turn.
 * @param {{name: string, tree?: string}[]} trees ours alone, unless it is told
 * @returns {Promise<object[]>} for each the medians of all rounds, in milliseconds: of the quiet school, alone and beside the busy one,
 * and `times`, the median of how many times as long p99 was beside it in the same round
 */
export async function fairShare(trees = [{ name: 'Requisite' }]) {
  const sides = [];
  try {
    for (const tree of trees) sides.push({ side: await open(tree), rounds: [] });
    for (const { side } of sides) await roundOf(side);
    for (let round = 0; round < ROUNDS; round++) for (const { side, rounds } of sides) rounds.push(await roundOf(side));
    return sides.map(({ side, rounds }) => ({ name: side.name, ...summaryOf(rounds) }));
  } finally {
    for (const { side } of sides) await side.close();
  }
}
