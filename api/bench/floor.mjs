// The floor: a bare pg client that writes the same rows, and reads the same rows, with nothing in between.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const INSERTS = {
  requisition: `INSERT INTO requisition (school_id, id, entry_id, date, period, starts_at, ends_at, teacher_id, department_id, group_id, practical_id, practical_version, title, pupils, group_size, sets,
    status, deadline, deadline_policy, submitted_at, created_by, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,1,$12,30,2,15,'accepted',$6,'weekly',$6,$8,$6)`,
  line: `INSERT INTO requisition_line (school_id, id, requisition_id, position, kind, apparatus_id, name, per_set, needed)
    SELECT $1, u.id, $2, u.position, 'apparatus', u.apparatus, u.name, 1, 15 FROM unnest($3::uuid[], $4::int[], $5::uuid[], $6::text[]) AS u(id, position, apparatus, name)`,
  hold: `INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at)
    SELECT $1, u.id, $2, u.apparatus, 15, $5::timestamptz, $6::timestamptz FROM unnest($3::uuid[], $4::uuid[]) AS u(id, apparatus)`,
  task: `INSERT INTO task (school_id, id, kind, requisition_id, department_id, title, minutes, window_from, due, date)
    SELECT $1, u.id, u.kind, $2, $5, $6, 10, $7, $8, $9 FROM unnest($3::uuid[], $4::text[]) AS u(id, kind)`,
  demand: `INSERT INTO demand AS d (school_id, department_id, due, window_from, minutes, as_text) VALUES ($1, $2, $3, $4, 40, '[0,0,40,1]')
    ON CONFLICT (school_id, department_id, due, window_from, batch) DO UPDATE SET minutes = d.minutes + excluded.minutes`,
  event: `INSERT INTO event (school_id, id, at, person_id, name, subject, subject_id, payload)
    SELECT $1, u.id, $5, $4, u.name, 'requisition', $2, '{"after":{"status":"accepted"}}' FROM unnest($3::uuid[], $6::text[]) AS u(id, name)`,
};
/** One call that locks the kit, sums what is held of it and writes the same rows: what the promises cost the database, whoever makes them. */
const AT_ONCE = `CREATE OR REPLACE FUNCTION bench_write(school uuid, requisition uuid, entry uuid, lesson date, period text, opens timestamptz, closes timestamptz,
    teacher uuid, department uuid, class uuid, practical uuid, title text, kit uuid[], names text[], ids uuid[], kinds text[], event_names text[]) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE held int;
  BEGIN
    PERFORM FROM apparatus a WHERE a.school_id = school AND a.id = ANY(kit) ORDER BY a.id FOR NO KEY UPDATE;
    SELECT sum(h.quantity) INTO held FROM hold h WHERE h.school_id = school AND h.apparatus_id = ANY(kit) AND h.starts_at < closes AND h.starts_at > opens - interval '16 days' AND h.ends_at > opens;
    INSERT INTO requisition (school_id, id, entry_id, date, period, starts_at, ends_at, teacher_id, department_id, group_id, practical_id, practical_version, title, pupils, group_size, sets,
      status, deadline, deadline_policy, submitted_at, created_by, created_at)
      VALUES (school, requisition, entry, lesson, period, opens, closes, teacher, department, class, practical, 1, title, 30, 2, 15, 'accepted', opens, 'weekly', opens, teacher, opens);
    INSERT INTO requisition_line (school_id, id, requisition_id, position, kind, apparatus_id, name, per_set, needed)
      SELECT school, ids[n], requisition, n, 'apparatus', kit[n], names[n], 1, 15 FROM generate_subscripts(kit, 1) n;
    INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at)
      SELECT school, ids[n], requisition, kit[n], 15, opens, closes FROM generate_subscripts(kit, 1) n;
    INSERT INTO task (school_id, id, kind, requisition_id, department_id, title, minutes, window_from, due, date)
      SELECT school, ids[n], kinds[n], requisition, department, title, 10, opens, closes, lesson FROM generate_subscripts(kinds, 1) n;
    INSERT INTO demand AS d (school_id, department_id, due, window_from, minutes, as_text) VALUES (school, department, closes, opens, 40, '[0,0,40,1]')
      ON CONFLICT ON CONSTRAINT demand_pkey DO UPDATE SET minutes = d.minutes + excluded.minutes;
    INSERT INTO event (school_id, id, at, person_id, name, subject, subject_id, payload)
      SELECT school, ids[n], opens, teacher, event_names[n], 'requisition', requisition, '{"after":{"status":"accepted"}}' FROM generate_subscripts(event_names, 1) n;
  END $$`;
const EVENTS = ['requisition.submitted', 'requisition.accepted'];
const KINDS = ['prepare', 'deliver', 'collect', 'clear'];

const FORTNIGHT = `SELECT e.id, e.cycle_day, e.period, g.code, g.pupils, r.code AS room, q.id AS requisition, q.title, q.status, q.date, a.answer FROM timetable_entry e
  JOIN teaching_group g ON g.school_id = e.school_id AND g.id = e.group_id LEFT JOIN room r ON r.school_id = e.school_id AND r.id = e.room_id
  LEFT JOIN requisition q ON q.school_id = e.school_id AND q.entry_id = e.id AND q.date BETWEEN $2 AND $3
  LEFT JOIN lesson_answer a ON a.school_id = e.school_id AND a.entry_id = e.id AND a.date BETWEEN $2 AND $3 WHERE e.school_id = $4 AND e.teacher_id = $1`;
const PREP_TASKS = `SELECT k.*, q.status, q.sets, q.period, g.code, t.name FROM task k JOIN requisition q ON q.school_id = k.school_id AND q.id = k.requisition_id
  JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id JOIN person t ON t.school_id = q.school_id AND t.id = q.teacher_id WHERE k.school_id = $2 AND k.date = $1 ORDER BY k.due`;
const PREP_LINES = `SELECT l.* FROM requisition_line l JOIN task k ON k.school_id = l.school_id AND k.requisition_id = l.requisition_id WHERE k.school_id = $2 AND k.date = $1 AND k.kind = 'prepare'`;

const APPARATUS = 'SELECT * FROM apparatus WHERE school_id = $1 ORDER BY lower(name) LIMIT 200';
const HELD = `SELECT h.apparatus_id, h.requisition_id, h.quantity, h.starts_at, h.ends_at FROM hold h
  WHERE h.school_id = $1 AND h.starts_at < $3::date + 1 AND h.starts_at > $2::date - 35 AND h.ends_at > $2::date`;
const FOUND = `SELECT id, title, subject, years, count(*) OVER () AS total FROM practical
  WHERE school_id = $1 AND NOT archived AND search_title LIKE $2 ORDER BY lower(title), id LIMIT 50`;

const named = (client, name, text, values) => client.query({ name, text, values });

/** Writes the rows that one submission writes. */
async function writeRows(client, { school, department }, { entry, date }, practical) {
  const id = randomUUID();
  const start = `${date} ${entry.start}`;
  const end = `${date} ${entry.end}`;
  const kit = practical.kit;
  await named(client, 'r', INSERTS.requisition, [
    school,
    id,
    entry.id,
    date,
    entry.period,
    start,
    end,
    entry.teacher.id,
    department,
    entry.group,
    practical.id,
    practical.title,
  ]);
  await named(client, 'l', INSERTS.line, [
    school,
    id,
    kit.map(() => randomUUID()),
    kit.map((_, n) => n),
    kit.map((one) => one.id),
    kit.map((one) => one.name),
  ]);
  await named(client, 'h', INSERTS.hold, [school, id, kit.map(() => randomUUID()), kit.map((one) => one.id), start, end]);
  await named(client, 't', INSERTS.task, [school, id, KINDS.map(() => randomUUID()), KINDS, department, practical.title, start, end, date]);
  await named(client, 'd', INSERTS.demand, [school, department, end, start]);
  await named(client, 'a', INSERTS.event, [school, id, [randomUUID(), randomUUID()], entry.teacher.id, start, EVENTS]);
}

async function inTransaction(client, work) {
  await client.query('BEGIN');
  await work();
  await client.query('COMMIT');
}

/** One bare client per load client, as the owner, in its own session. */
export async function bareClients(url, count) {
  const clients = await Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client(url);
      await client.connect();
      return client;
    }),
  );
  await clients[0].query(AT_ONCE);
  return {
    /** Writes the rows that one submission writes, in one transaction. */
    write: (index, bench, lesson, practical) => inTransaction(clients[index], () => writeRows(clients[index], bench, lesson, practical)),
    /** The same for several lessons, in one transaction. */
    writeSeries: (index, bench, lessons, practical) =>
      inTransaction(clients[index], async () => {
        for (const lesson of lessons) await writeRows(clients[index], bench, lesson, practical);
      }),
    /** Locks, sums and writes the same in one call. */
    writeAtOnce: (index, { school, department }, { entry, date }, practical) =>
      named(clients[index], 'w', 'SELECT bench_write($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)', [
        school,
        randomUUID(),
        entry.id,
        date,
        entry.period,
        `${date} ${entry.start}`,
        `${date} ${entry.end}`,
        entry.teacher.id,
        department,
        entry.group,
        practical.id,
        practical.title,
        practical.kit.map((one) => one.id),
        practical.kit.map((one) => one.name),
        practical.kit.map(() => randomUUID()),
        KINDS,
        EVENTS,
      ]),
    fortnight: (index, { school }, teacher, { from, to }) => named(clients[index], 'f', FORTNIGHT, [teacher.id, from, to, school]),
    async prepList(index, { school }, date) {
      await named(clients[index], 'pt', PREP_TASKS, [date, school]);
      await named(clients[index], 'pl', PREP_LINES, [date, school]);
    },
    /** Reads all apparatus, and what is held of it over some days. */
    async timeline(index, { school }, { from, to }) {
      await named(clients[index], 'ta', APPARATUS, [school]);
      await named(clients[index], 'th', HELD, [school, from, to]);
    },
    library: (index, { school }, word) => named(clients[index], 'ls', FOUND, [school, `% ${word}%`]),
    /** Reads what can be named in a message. */
    async names(index, { school }) {
      for (const table of ['apparatus', 'room', 'teaching_group'])
        await named(clients[index], `n${table}`, `SELECT * FROM ${table} WHERE school_id = $1`, [school]);
    },
    close: () => Promise.all(clients.map((client) => client.end())),
  };
}
