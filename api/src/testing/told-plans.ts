import pg from 'pg';

/** A step of a plan as `auto_explain` tells it. */
interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Parent Relationship'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: Step[];
}

/** A statement as it was done: its text, and how. */
export interface Done {
  text: string;
  plan: Step;
}

/** How many times the rows answered a statement may read of a table, and the rows that it may read whatever it answers. */
const TIMES = 10;
const FLOOR = 40;

const COUNTED = ['Aggregate', 'WindowAgg', 'Unique', 'Group'];
const WHOLE = ['Hash Join', 'Merge Join'];

function* steps(step: Step): Generator<Step> {
  yield step;
  for (const below of step.Plans ?? []) yield* steps(below);
}

const rowsOf = (step: Step) => step['Actual Rows'] * step['Actual Loops'];

/** Rows that a step looked at and threw away. */
function thrownAway(step: Step): number {
  const removed = ['Rows Removed by Filter', 'Rows Removed by Index Recheck', 'Rows Removed by Join Filter'] as const;
  return removed.reduce((sum, kind) => sum + (step[kind] ?? 0), 0) * step['Actual Loops'];
}

/** What an answer is made of: its rows, or those that were counted, or changed, for it. */
function madeOf(plan: Step): number {
  const inner = [...steps(plan)].flatMap((step) =>
    COUNTED.includes(step['Node Type']) || step['Node Type'] === 'ModifyTable' ? (step.Plans ?? []).map(rowsOf) : [],
  );
  return Math.max(rowsOf(plan), ...inner);
}

/** Tells what is wrong with how a statement was done: what reads a school, or all of them, to answer a little of it. */
export function faultsOf({ plan }: Done): string[] {
  const most = TIMES * madeOf(plan) + FLOOR;
  return [...steps(plan)].flatMap((step) => {
    const table = step['Relation Name'];
    const what = `${step['Node Type']} ${table ?? ''} ${step['Index Name'] ?? ''}`.trim().replaceAll(/\s+/g, ' ');
    if (step['Node Type'] === 'Seq Scan' && step['Actual Loops'] > 0) return [`${what}: a whole table`];
    if (WHOLE.includes(step['Node Type']) && [...steps(step)].some((below) => below['Relation Name'] !== undefined))
      return [`${what}: of tables`];
    const read = rowsOf(step) + thrownAway(step);
    return table !== undefined && read > most
      ? [`${what}: ${read} rows for ${madeOf(plan)}`]
      : thrownAway(step) > most
        ? [`${what}: throws ${thrownAway(step)} away`]
        : [];
  });
}

/** Has a database tell, on each connection that is opened from now on, how every statement was done, those inside of functions too. */
export async function tellPlans(url: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  const name = new URL(url).pathname.slice(1);
  const settings = {
    session_preload_libraries: "'auto_explain'",
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  await owner.query("LOAD 'auto_explain'"); // its settings are known from then on
  for (const [setting, value] of Object.entries(settings)) await owner.query(`ALTER DATABASE "${name}" SET ${setting} = ${value}`);
  await owner.end();
}

/** Reads what a notice tells of a statement; undefined for any other notice. */
export function readPlan(message: string | undefined): Done | undefined {
  const at = message?.indexOf('plan:\n{') ?? -1;
  if (!message || at < 0) return undefined;
  const told = JSON.parse(message.slice(at + 'plan:'.length)) as { 'Query Text': string; Plan: Step };
  return { text: told['Query Text'], plan: told.Plan };
}
