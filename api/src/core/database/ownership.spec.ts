import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { folderOf, readSources, type Sources } from '../../testing/declared-statements.js';
import { planOf } from '../../testing/statement-plan.js';
import { cloneDatabase, type TestDatabase } from '../../testing/test-database.js';

/**
 * Tables have owners: a folder writes the tables of its own entities, and asks other folders' commands for the rest. What it reads of
 * others' tables, in statements of its own, is listed here: it breaks when they change. The list gets shorter or is thought about.
 */
const READS: Record<string, string[]> = {
  apparatus: ['event', 'machine_job', 'person', 'requisition', 'room', 'teaching_group'],
  checks: ['apparatus', 'person', 'school'],
  duties: ['person', 'task'],
  buying: ['department', 'stock'],
  calendar: ['department', 'department_policy', 'event', 'person', 'person_department', 'practical', 'requisition', 'school', 'task'],
  'core/access': ['department', 'membership', 'person', 'person_department', 'school', 'session'],
  'core/undo': ['event', 'person', 'school'],
  history: ['entry_teacher', 'event', 'person', 'requisition', 'timetable_entry'],
  live: ['entry_teacher', 'event', 'lesson_change', 'person', 'requisition', 'session', 'task', 'timetable_entry'],
  identity: ['department', 'event', 'person', 'person_department', 'school'],
  imports: [
    'calendar',
    'department',
    'entry_teacher',
    'event',
    'lesson_answer',
    'lesson_change',
    'person',
    'requisition',
    'room',
    'school',
    'teaching_group',
    'timetable_entry',
  ],
  'machine-jobs': ['apparatus', 'person', 'requisition', 'task', 'teaching_group'],
  notices: ['department', 'person', 'person_department'],
  notifications: [
    'department',
    'entry_teacher',
    'event',
    'lesson_change',
    'notice',
    'person',
    'person_department',
    'practical',
    'practical_version',
    'requisition',
    'requisition_line',
    'room',
    'settle',
    'task',
    'teaching_group',
    'timetable_entry',
  ],
  occasions: ['person', 'room', 'teaching_group', 'timetable_entry'],
  log: ['person_department'],
  plan: ['event', 'person', 'practical', 'requisition', 'task', 'teaching_group'],
  'plain-requests': ['apparatus', 'practical', 'practical_line', 'room', 'scheme', 'scheme_step', 'teaching_group'],
  practicals: [
    'apparatus',
    'entry_teacher',
    'event',
    'person',
    'requisition',
    'requisition_line',
    'scheme_step',
    'school',
    'task',
    'teaching_group',
  ],
  schemes: ['entry_teacher', 'practical', 'requisition', 'teaching_group', 'timetable_entry'],
  prep: [
    'apparatus',
    'entry_teacher',
    'event',
    'group_need',
    'over_line',
    'person',
    'person_department',
    'practical',
    'requisition',
    'requisition_line',
    'requisition_message',
    'room',
    'settle',
    'stock',
    'teaching_group',
    'timetable_entry',
  ],
  requisitions: [
    'apparatus',
    'entry_teacher',
    'event',
    'hold',
    'lesson_answer',
    'lesson_change',
    'over_line',
    'person',
    'person_department',
    'practical',
    'practical_line',
    'practical_version',
    'room',
    'school',
    'stock_movement',
    'task',
    'teaching_group',
    'timetable_entry',
  ],
  school: [
    'absence',
    'entry_teacher',
    'event',
    'invitation',
    'lesson_answer',
    'membership',
    'requisition',
    'requisition_message',
    'room',
    'task',
    'timetable_entry',
  ],
  reports: ['duty', 'duty_task', 'log_entry', 'machine_job', 'person', 'person_department', 'requisition', 'task', 'timetable_entry'],
  stock: ['person', 'requisition', 'requisition_line'],
  substances: ['school'],
  'week-list': ['department', 'entry_teacher', 'requisition', 'requisition_line', 'stock', 'teaching_group', 'timetable_entry'],
  workload: [
    'apparatus',
    'apparatus_part',
    'demand',
    'event',
    'lesson_answer',
    'person',
    'practical',
    'requisition',
    'requisition_line',
    'room',
    'school',
    'task',
    'teaching_group',
    'timetable_entry',
  ],
};

/** Writes of other folders' tables, each with the reason why no command of the owner can do it. */
const ROWS_OF_WORK = 'the owner makes these rows; whoever causes the work writes them with its own, in one transaction';
const WRITES_ELSEWHERE: Record<string, Record<string, string>> = {
  calendar: { pending: ROWS_OF_WORK },
  'core/events': { pending: ROWS_OF_WORK },
  'core/mail': { pending: ROWS_OF_WORK },
  requisitions: { pending: ROWS_OF_WORK },
  school: { pending: ROWS_OF_WORK },
  'core/access': { session: 'who asks is let in by it before any feature is asked, and is let in longer for it' },
  identity: { person: 'school stands on identity, not the other way: whoever joins is given their account by the row that says so' },
};
/** Fills an empty database with rows of every kind, and is no part of the server at work. */
const FIXTURE = 'demo';

let database: TestDatabase;
let owner: pg.Client;
let sources: Sources;

beforeAll(async () => {
  database = await cloneDatabase(`ownership_${randomBytes(8).toString('hex')}`);
  owner = new pg.Client(database.url);
  await owner.connect();
  sources = await readSources();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** Who reads and who writes which tables of others: `folder table`, each once, in order. */
async function crossings(): Promise<{ reads: string[]; writes: string[] }> {
  const [reads, writes] = [new Set<string>(), new Set<string>()];
  const note = (into: Set<string>, file: string, table: string) => {
    const folder = folderOf(file);
    const home = sources.owners.get(table);
    if (home !== undefined && home !== folder && folder !== FIXTURE) into.add(`${folder} ${table}`);
  };
  for (const { file, statement } of sources.declared) {
    const plan = await planOf(owner, statement.text);
    for (const { table } of plan.scans) note(reads, file, table);
    for (const table of plan.writes) note(writes, file, table);
  }
  for (const { file, entity } of sources.written) note(writes, file, sources.tables.get(entity) ?? entity);
  return { reads: [...reads].sort(), writes: [...writes].sort() };
}

const listed = (list: Record<string, string[] | Record<string, string>>) =>
  Object.entries(list)
    .flatMap(([folder, tables]) => (Array.isArray(tables) ? tables : Object.keys(tables)).map((table) => `${folder} ${table}`))
    .sort();

describe('tables', () => {
  it('have an owner each: the folder of their entity', async () => {
    const { rows } = await owner.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations'",
    );
    expect([...sources.owners.keys()].sort()).toEqual(rows.map(({ name }) => name).sort());
  });
  it('are written by their owner alone', async () => {
    expect((await crossings()).writes).toEqual(listed(WRITES_ELSEWHERE));
  });
  it('are read by others only where that is listed', async () => {
    expect((await crossings()).reads).toEqual(listed(READS));
  });
  it('would be found written or read from elsewhere', async () => {
    const file = 'reports/late.ts';
    const kept = { ...sources };
    const statement = {
      text: 'DELETE FROM task k USING room r WHERE k.school_id = $1 AND r.school_id = $1',
    } as Sources['declared'][0]['statement'];
    sources = { ...kept, declared: [{ file, name: 'LATE', statement }], written: [{ file, entity: 'HoldRow' }] };
    const found = await crossings();
    sources = kept;
    expect(found).toEqual({ reads: ['reports room', 'reports task'], writes: ['reports hold', 'reports task'] });
  });
});
