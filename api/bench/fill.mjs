// What there is beside the school while a row is measured.

import { expect, untilTaken } from './load.mjs';

/** What the library is searched for. */
export const WORDS = ['osmosis', 'titration', 'spring', 'circuit', 'density', 'wave', 'catalase', 'pract'];
/** More than are ticked at one moment. */
const LEAST_TO_TICK = 16;
const PLACES = ['in potato', 'by colour', 'in pairs', 'with a sensor', 'of a wire', 'over time', 'in water', 'by mass'];

async function ask({ bench, http }, lessons) {
  for (const [at, { entry, date }] of lessons.entries()) {
    const body = {
      lessonId: `${entry.id}_${date}`,
      practicalId: bench.practicals[at % bench.practicals.length].id,
      status: 'submitted',
    };
    await untilTaken(() => http.send('POST', '/api/requisitions', entry.teacher, body).then(expect(201)));
  }
}

/** So many requisitions on the day that the prep list is read for. */
export function fillOneDay(side, count) {
  const { from } = side.schools.FORTNIGHT;
  return ask(side, side.bench.lessons.filter(({ date }) => date === from).slice(0, count));
}

/** The same, and a list of the prepare tasks of what was accepted, `toTick`, none of them done. */
export async function fillTicks(side, count) {
  await fillOneDay(side, count);
  const { rows } = await side.owner.query(
    `SELECT k.id, k.version, false AS done FROM task k JOIN requisition q ON q.school_id = k.school_id AND q.id = k.requisition_id
     WHERE k.school_id = $1 AND k.kind = 'prepare' AND k.done_at IS NULL AND q.status = 'accepted' AND q.starts_at >= '2026-09-01' ORDER BY k.id`,
    [side.bench.school],
  );
  if (rows.length < LEAST_TO_TICK) throw new Error(`Only ${rows.length} requests were accepted before the measurement.`);
  side.toTick = rows;
}

/** So many requisitions over the fortnight, of four holds each. */
export function fillFortnight(side, count) {
  const { from, to } = side.schools.FORTNIGHT;
  const lessons = side.bench.lessons.filter(({ date }) => from <= date && date <= to);
  const step = Math.max(1, Math.floor(lessons.length / count));
  return ask(side, lessons.filter((_, at) => at % step === 0).slice(0, count));
}

/** Makes the library so large, of entries that words find some of. */
export async function fillLibrary({ owner, bench }, count) {
  const titles = Array.from({ length: count - bench.practicals.length }, (_, at) => {
    const [word, place] = [WORDS[at % WORDS.length], PLACES[Math.floor(at / WORDS.length) % PLACES.length]];
    return `Stored ${word} ${place} ${at}`;
  });
  await owner.query(
    `INSERT INTO practical (school_id, id, version, title, subject, years, keywords, group_size, demonstration, prepare_fixed, prepare_per_set, clear_fixed, clear_per_set, method, hazards, archived)
     SELECT $1, uuidv7(), 1, t.title, 'Physics', ARRAY[7 + (t.place % 7)::int], ARRAY['stored', 'kit ' || t.place % 50], 2, false, 5, 0.5, 3, 0.25, '', '[]', false
     FROM unnest($2::text[]) WITH ORDINALITY t(title, place)`,
    [bench.school, titles],
  );
}

export async function emptyLibrary({ owner, bench }) {
  await owner.query("DELETE FROM practical WHERE school_id = $1 AND title LIKE 'Stored %'", [bench.school]);
}

/** A school year, as Workload is asked for it. */
export const YEAR = { from: '2026-09-07', to: '2027-07-16' };

/** So many technicians, and so many tasks of 400 practicals spread over their year: open in its first four weeks, done in the others. */
export async function fillYear({ owner, bench }, { technicians, tasks }) {
  await owner.query(
    `INSERT INTO person (school_id, id, version, name, code, roles, working_pattern, active)
     SELECT school_id, uuidv7(), 1, 'Year ' || n, 'YEAR' || n, roles, working_pattern, true FROM person, generate_series(4, $2::int) n WHERE school_id = $1 AND code = 'TECH'`,
    [bench.school, technicians],
  );
  await owner.query(
    `INSERT INTO task (school_id, id, version, kind, department_id, title, minutes, fixed_minutes, window_from, due, date, assignee_id, practical_id, practical_version, done_at)
     SELECT $1, uuidv7(), 1, (ARRAY['prepare', 'deliver', 'collect', 'clear'])[1 + n % 4], d.id, 'Stored ' || n % 400, 10, CASE WHEN n % 4 = 0 THEN 5 ELSE 0 END,
       y.date + time '08:00', y.date + time '16:00', y.date, p.ids[1 + n % array_length(p.ids, 1)], CASE WHEN n % 4 = 0 THEN r.ids[1 + n % array_length(r.ids, 1)] END, CASE WHEN n % 4 = 0 THEN 1 END,
       CASE WHEN y.date > $2::date + 28 THEN y.date + time '15:00' END
     FROM generate_series(1, $4::int) n CROSS JOIN (SELECT id FROM department WHERE school_id = $1 LIMIT 1) d
       CROSS JOIN (SELECT array_agg(id) AS ids FROM person WHERE school_id = $1 AND 'technician' = ANY(roles)) p CROSS JOIN (SELECT array_agg(id) AS ids FROM practical WHERE school_id = $1) r
       JOIN LATERAL (SELECT $2::date + (n % ($3::date - $2::date + 1))::int AS date) y ON true`,
    [bench.school, YEAR.from, YEAR.to, tasks],
  );
  await owner.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [bench.school]);
  await owner.query('ANALYZE task');
}

export async function emptyYear({ owner, bench }) {
  await owner.query("DELETE FROM task WHERE school_id = $1 AND title LIKE 'Stored %'", [bench.school]);
  await owner.query("DELETE FROM person WHERE school_id = $1 AND code LIKE 'YEAR%'", [bench.school]);
  await owner.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [bench.school]);
}
