// What years of use leave behind: cleared requisitions with their lines, tasks, holds and history, over the past school years.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
/** The school years that they are spread over, to the last one before the clock of the measured servers. */
const FIRST_YEAR = 2016;
const YEARS = 10;
const WEEKS = 38;
/** So many at a time: a batch fits into memory, and its file onto any disk. */
const BATCH = 100_000;

const WAS_ASKED = "h.opens - interval '8 days'";
/** Ids as they were given then: those of one time stand together, as they do where a server made them. */
const idAt = (instant) => `uuidv7(${instant} - now())`;

/** Of each table that grows, the columns and what they are filled with; $school and $department stand for the school's. */
const TABLES = {
  requisition: [
    `school_id, id, version, entry_id, date, period, starts_at, ends_at, teacher_id, department_id, group_id, room_id, practical_id, practical_version, title, pupils,
     group_size, sets, status, deadline, deadline_policy, submitted_at, created_by, created_at, number`,
    `SELECT $school, h.id, 6, h.entry, h.date, 'P', h.opens, h.closes, h.teacher, $department, h.grp, h.room, h.practical, 1, h.title, 30,
     2, 15, 'cleared', h.opens - interval '7 days', 'weekly', ${WAS_ASKED}, h.teacher, ${WAS_ASKED}, nextval('requisition_number_seq') FROM bench_history h`,
  ],
  requisition_line: [
    'school_id, id, requisition_id, position, kind, apparatus_id, name, per_set, needed',
    `SELECT $school, ${idAt(WAS_ASKED)}, h.id, l.position, l.kind, l.apparatus_id, l.name, 1, 15
     FROM bench_history h JOIN practical_line l ON l.practical_id = h.practical`,
  ],
  hold: [
    'school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at',
    `SELECT $school, ${idAt(WAS_ASKED)}, h.id, l.apparatus_id, 15, h.opens, h.closes FROM bench_history h JOIN practical_line l ON l.practical_id = h.practical`,
  ],
  task: [
    'school_id, id, version, kind, requisition_id, department_id, title, minutes, window_from, due, date, done_at',
    `SELECT $school, ${idAt(WAS_ASKED)}, 2, k.kind, h.id, $department, h.title, 10, h.date::timestamptz, h.opens, h.date, h.opens
     FROM bench_history h CROSS JOIN (VALUES ('prepare'), ('deliver'), ('collect'), ('clear')) k(kind)`,
  ],
  event: [
    'school_id, id, at, person_id, name, subject, subject_id, payload, place',
    `SELECT $school, ${idAt('h.opens')}, h.opens, h.teacher, 'requisition.' || s.status, 'requisition', h.id, jsonb_build_object('after', jsonb_build_object('status', s.status)), nextval('event_place_seq')
     FROM bench_history h CROSS JOIN (VALUES ('submitted'), ('accepted'), ('prepared'), ('delivered'), ('collected'), ('cleared')) s(status)`,
  ],
};

/** The lessons and practicals that history is made of. */
async function prepare(client, { entries, rooms }) {
  await client.query('CREATE TEMP TABLE bench_entry (n int, id uuid, teacher uuid, grp uuid, room uuid, start text, stop text, dow int)');
  await client.query(
    'INSERT INTO bench_entry SELECT * FROM jsonb_to_recordset($1) AS e(n int, id uuid, teacher uuid, grp uuid, room uuid, start text, stop text, dow int)',
    [
      JSON.stringify(
        entries.map(({ id, teacher, group, room, start, end, day }, n) => ({
          n,
          id,
          teacher: teacher.id,
          grp: group,
          room: rooms[room].id,
          start,
          stop: end,
          dow: DAYS.indexOf(day),
        })),
      ),
    ],
  );
  await client.query(
    'CREATE TEMP TABLE bench_practical AS SELECT (row_number() OVER (ORDER BY id) - 1)::int AS n, id, title FROM practical',
  );
}

/** The requisitions numbered `from` up to `to` of so many in all, in the order of their lessons' weeks. */
async function makeBatch(client, { entries, practicals }, [from, to, all]) {
  await client.query('DROP TABLE IF EXISTS bench_history');
  await client.query(
    `CREATE TEMP TABLE bench_history AS
     SELECT ${idAt("l.opens - interval '8 days'")} AS id, l.* FROM (
       SELECT e.id AS entry, e.teacher, e.grp, e.room, d.date, (d.date || ' ' || e.start)::timestamptz AS opens, (d.date || ' ' || e.stop)::timestamptz AS closes, p.id AS practical, p.title
       FROM (SELECT i, (i * ${YEARS * WEEKS} / $3::bigint)::int AS week FROM generate_series($1::bigint, $2::bigint - 1) i) n
       JOIN bench_entry e ON e.n = n.i % $4::int JOIN bench_practical p ON p.n = n.i % $5::int
       CROSS JOIN LATERAL (SELECT make_date(${FIRST_YEAR} + n.week / ${WEEKS}, 9, 5) AS begins) y
       CROSS JOIN LATERAL (SELECT date_trunc('week', y.begins)::date + n.week % ${WEEKS} * 7 + e.dow AS date) d
       ORDER BY d.date) l`,
    [from, to, all, entries.length, practicals.length],
  );
}

/** Takes a table's rows of the batch in by COPY, through a file beside the database's own. */
async function copyIn(client, table, { school, department }, folder) {
  const [columns, select] = TABLES[table];
  const file = join(folder, `bench-${table}.copy`);
  const rows = select.replaceAll('$school', `'${school}'::uuid`).replaceAll('$department', `'${department}'::uuid`);
  try {
    await client.query(`COPY (${rows}) TO '${file}'`);
    await client.query(`COPY ${table} (${columns}) FROM '${file}'`);
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Fills in so many cleared requisitions of the ten school years before, with all that belongs to them, as a superuser of a database on this
 * machine. They are analysed then.
 */
export async function addHistory(client, bench, count) {
  const { rows } = await client.query("SELECT current_setting('data_directory') AS folder");
  await client.query('SET session_replication_role = replica');
  await prepare(client, bench);
  for (let from = 0; from < count; from += BATCH) {
    await makeBatch(client, bench, [from, Math.min(from + BATCH, count), count]);
    for (const table of Object.keys(TABLES)) await copyIn(client, table, bench, rows[0].folder);
  }
  await client.query('DROP TABLE bench_entry, bench_practical, bench_history');
  await client.query('SET session_replication_role = origin');
  await client.query('VACUUM ANALYZE');
}
