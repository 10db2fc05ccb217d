// What one school's full load costs another: the other's views at rest, and beside as many clients of the first as a runaway program has.
import { batch, httpClient, middle, p99 } from './load.mjs';
import { copySchool, schoolNumber } from './many-schools.mjs';
import { openSide } from './side.mjs';

const CLIENTS = 8;
const CLIENTS_OF_BUSY = 64;
const COUNT = 1_000;
/** Of a school at its deadline one in so many asks, the others look. */
const ONE_IN = 7;

function viewOf({ schools: { FORTNIGHT } }, http, school) {
  return http.send('GET', `/api/lessons?from=${FORTNIGHT.from}&to=${FORTNIGHT.to}`, school.teacher()).then((answer) => {
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
  });
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
      const answer = await (turn % ONE_IN === 0 ? requestOf(http, school) : viewOf(side, http, school));
      load.answered++;
      if (answer && answer.status >= 400) load.refused++;
    }
  };
  const all = Promise.all(Array.from({ length: CLIENTS_OF_BUSY }, (_, index) => client(index)));
  return {
    load,
    async stop() {
      load.isOver = true;
      await all;
      http.close();
    },
  };
}

/** Measures it. @returns {Promise<object>} times in milliseconds: of the quiet school, at rest and beside the busy one */
export async function fairShare() {
  const side = await openSide({
    name: 'two schools',
    clients: CLIENTS,
    fill: async (owner, { makeSchool }) => {
      const bench = await makeSchool(owner);
      await copySchool(owner, bench, 2);
      await owner.query('VACUUM ANALYZE');
      return bench;
    },
  });
  try {
    const [busy, quiet] = [0, 1].map((number) => schoolNumber(side.bench, number));
    const views = () => batch({ clients: CLIENTS, count: COUNT, one: () => viewOf(side, side.http, quiet) });
    await views();
    const atRest = await views();
    const { load, stop } = loadOf(side, busy);
    await views();
    const beside = await views();
    await stop();
    const figures = ({ times }) => ({ p50: middle(times), p99: p99(times) });
    const [rest, loaded] = [figures(atRest), figures(beside)];
    return {
      clients: CLIENTS,
      clientsOfBusy: CLIENTS_OF_BUSY,
      atRest: rest,
      beside: loaded,
      times: loaded.p99 / rest.p99,
      busy: { answered: load.answered, refused: load.refused },
    };
  } finally {
    await side.close();
  }
}
