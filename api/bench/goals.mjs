// The goals of speed beside what a run measured, as rows of a table.

/** CPU milliseconds of server and database that a request may cost. */
const GOALS = [
  { what: 'submission', server: 0.8, database: 1.4 },
  { what: 'my fortnight', server: 0.33, database: 0.15 },
  { what: 'prep list', server: 1.0, database: 0.6 },
];
/** How much dearer than in a new school may be what is asked beside years of use. */
const GROWN = 1.1;
/** How much dearer a judgement may be beside ten times as many open tasks. */
const FULLER = 1.2;
const MEMORY_MB = 200;

const number = new Intl.NumberFormat('en-GB');
const ms = (value) => value.toFixed(2);
const both = ({ serverMs, databaseMs }) => `${ms(serverMs)} + ${ms(databaseMs)}`;
const sumOf = ({ serverMs, databaseMs }) => serverMs + databaseMs;
const yesNo = (isMet) => (isMet ? 'yes' : 'no');
const stateOf = ({ stored, analysed }) => `${number.format(stored)} stored, ${analysed ? 'analysed' : 'never analysed'}`;

/** What a row measured in one state, and its floors there. */
function found(results, what, { stored, analysed }) {
  const all = results.filter((one) => one.what === what && one.stored === stored && one.analysed === analysed);
  return { own: all.find(({ who }) => who === 'Requisite'), floors: all.filter(({ isFloor }) => isFloor) };
}

/** Of each floor the least of its measurements in that state. */
function leastOf(floors) {
  const byName = Map.groupBy(floors, ({ who }) => who);
  return new Map([...byName].map(([who, all]) => [who, Math.min(...all.map(({ serverMs, databaseMs }) => serverMs ?? databaseMs))]));
}

const toldFloors = (floors) => [...leastOf(floors)].map(([who, least]) => `${who} ${ms(least)}`).join(', ');

function requests({ results }, state) {
  return GOALS.flatMap(({ what, server, database }) => {
    const { own, floors } = found(results, what, state);
    if (!own) return [];
    return {
      what: `${what}: ${stateOf(state)}`,
      goal: `${server} + ${database} ms`,
      measured: `${both(own)} ms`,
      floor: toldFloors(floors),
      met: yesNo(own.serverMs <= server && own.databaseMs <= database),
    };
  });
}

/** A preview may cost the database what a submission does without its writes, which the one call of the floor makes. */
function preview({ results }, state) {
  const [preview_, submission] = ['preview', 'submission'].map((what) => found(results, what, state));
  const writes = leastOf(submission.floors).get('one call');
  if (!preview_.own || !submission.own || writes === undefined) return [];
  const most = submission.own.databaseMs - writes;
  return {
    what: `preview: ${stateOf(state)}`,
    goal: `${ms(submission.own.serverMs)} + ${ms(most)} ms: a submission less its writes`,
    measured: `${both(preview_.own)} ms`,
    floor: '',
    met: yesNo(preview_.own.serverMs <= submission.own.serverMs && preview_.own.databaseMs <= most),
  };
}

function growth({ results }) {
  const most = Math.max(...results.map(({ stored }) => stored));
  if (most === 0) return [];
  return GOALS.flatMap(({ what }) =>
    [false, true].flatMap((analysed) => {
      const [empty, grown] = [0, most].map((stored) => found(results, what, { stored, analysed }).own);
      if (!empty || !grown) return [];
      const times = sumOf(grown) / sumOf(empty);
      return {
        what: `${what} with ${stateOf({ stored: most, analysed })}, beside none`,
        goal: `within ${Math.round((GROWN - 1) * 100)} %`,
        measured: `${ms(times)} times`,
        floor: '',
        met: yesNo(times <= GROWN),
      };
    }),
  );
}

function judgements({ judgement = [] }) {
  return [...Map.groupBy(judgement, ({ outcome }) => outcome)].flatMap(([outcome, all]) => {
    const [few, many] = [...all].sort((one, other) => one.tasks - other.tasks);
    if (!many) return [];
    const times = sumOf(many) / sumOf(few);
    return {
      what: `a judgement (${outcome}) beside ${number.format(many.tasks)} open tasks, beside ${number.format(few.tasks)}`,
      goal: `within ${Math.round((FULLER - 1) * 100)} %`,
      measured: `${ms(times)} times: ${both(many)} and ${both(few)} ms`,
      floor: '',
      met: yesNo(times <= FULLER),
    };
  });
}

function memory({ memoryMb, many }) {
  const told = [
    ['memory of a server after the loads of a run', memoryMb],
    [`memory of a server, ${number.format(many?.schools ?? 0)} schools touched, after the rush`, many?.memoryMb.loaded],
  ];
  return told.flatMap(([what, mb]) =>
    mb ? { what, goal: `${MEMORY_MB} MB`, measured: `${Math.round(mb)} MB`, floor: '', met: yesNo(mb <= MEMORY_MB) } : [],
  );
}

/** The goals that a report says something of, each with what was measured, the floor in the same run, and whether it was met. */
export function goalsOf(report) {
  const { results } = report;
  const states = [...new Set(results.map(({ stored, analysed }) => JSON.stringify({ stored, analysed })))].map((text) => JSON.parse(text));
  const rows = states.flatMap((state) => [...requests(report, state), ...[preview(report, state)].flat()]);
  return [...rows, ...growth(report), ...judgements(report), ...memory(report)];
}
