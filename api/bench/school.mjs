// A school made for measuring: teachers with full timetables, a library with kit that is never short, and people who are signed in.
import { createHash, randomBytes, randomUUID } from 'node:crypto';

export { addHistory } from './stored.mjs';

const TEACHERS = 16;
const PRACTICALS = 40;
const LINES = 4;
const PERIODS = [
  ['P1', '08:50', '09:50'],
  ['P2', '09:50', '10:50'],
  ['P3', '11:10', '12:10'],
  ['P4', '12:10', '13:10'],
  ['P5', '14:00', '15:00'],
];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
/** The clock of the measured servers: the first Monday of a long term, so that everything asked for lies ahead. */
export const NOW = '2026-09-07T07:30:00Z';
export const FORTNIGHT = { from: '2026-09-21', to: '2026-10-02' };

function* teachingDates(from, to) {
  for (let date = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 }))
    if (date.dayOfWeek <= 5) yield date.toString();
}

async function rows(client, table, columns, values) {
  if (values.length === 0) return;
  const objects = values.map((row) => Object.fromEntries(row.map((value, index) => [columns[index], value])));
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(objects)],
  );
}

/**
 * Makes the school as the database’s owner, of so many teachers and practicals; `host` is where its people have their addresses.
 * @returns {Promise<object>} ids, sessions and lessons that the loads draw from
 */
export async function makeSchool(
  client,
  { teachers: teacherCount = TEACHERS, practicals: practicalCount = PRACTICALS, host = 'bench.example' } = {},
) {
  const school = randomUUID();
  const department = randomUUID();
  await client.query("SELECT set_config('app.school_id', $1, false)", [school]);
  await rows(
    client,
    'school',
    ['school_id', 'name', 'time_zone', 'demo', 'auto_accept', 'fresh_school_days', 'rules_version', 'created_at'],
    [[school, 'Bench School', 'Europe/London', false, true, 2, 1, NOW]],
  );
  await rows(client, 'department', ['school_id', 'id', 'name', 'risk_assessment_needed'], [[school, department, 'Science', false]]);
  const people = [
    ...Array.from({ length: teacherCount }, (_, index) => ({ id: randomUUID(), code: `T${index}`, roles: ['teacher'] })),
    { id: randomUUID(), code: 'TECH', roles: ['technician'] },
    { id: randomUUID(), code: 'TECH2', roles: ['technician'] },
    { id: randomUUID(), code: 'TECH3', roles: ['technician'] },
  ].map((person) => ({
    ...person,
    account: randomUUID(),
    token: randomBytes(32).toString('base64url'),
    xsrf: randomBytes(16).toString('base64url'),
  }));
  const pattern = {
    windows: DAYS.map((_, index) => ({ weekday: index + 1, start: '08:00', end: '16:00' })),
    breaks: [{ start: '10:50', end: '11:10' }],
  };
  await rows(
    client,
    'account',
    ['id', 'email', 'created_at'],
    people.map(({ account, code }) => [account, `${code}@${host}`, NOW]),
  );
  await rows(
    client,
    'person',
    ['school_id', 'id', 'version', 'account_id', 'name', 'code', 'email', 'roles', 'working_pattern', 'specialisms', 'active'],
    people.map(({ id, account, code, roles }) => [
      school,
      id,
      1,
      account,
      `Person ${code}`,
      code,
      `${code}@${host}`,
      roles,
      roles[0] === 'technician' ? pattern : null,
      [],
      true,
    ]),
  );
  await rows(
    client,
    'person_department',
    ['school_id', 'person_id', 'department_id'],
    people.map(({ id }) => [school, id, department]),
  );
  await rows(
    client,
    'membership',
    ['account_id', 'school_id', 'person_id', 'used_at'],
    people.map(({ id, account }) => [account, school, id, NOW]),
  );
  for (const { id, account, token, xsrf } of people)
    await client.query(
      'INSERT INTO session (id, token_hash, account_id, school_id, person_id, xsrf, address, created_at, seen_at, expires_at, ends_at, proved_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$8,$9,$9,$8)',
      [randomUUID(), createHash('sha256').update(token).digest(), account, school, id, xsrf, 'bench', NOW, '2036-01-01T00:00:00Z'],
    );
  await rows(
    client,
    'calendar',
    ['school_id', 'terms', 'closures', 'periods', 'cycle', 'changed_at'],
    [
      [
        school,
        [{ name: 'Year', from: '2026-09-01', to: '2027-07-20' }],
        [],
        PERIODS.map(([name, start, end]) => ({ name, start, end })),
        { kind: 'weeks', labels: [] },
        NOW,
      ],
    ],
  );
  const teachers = people.slice(0, teacherCount);
  const entries = teachers.flatMap((teacher, index) =>
    DAYS.flatMap((day) =>
      PERIODS.map(([period, start, end]) => ({ id: randomUUID(), teacher, group: randomUUID(), room: index, day, period, start, end })),
    ),
  );
  const rooms = teachers.map((_, index) => ({ id: randomUUID(), code: `Lab ${index}` }));
  await rows(
    client,
    'room',
    ['school_id', 'id', 'code'],
    rooms.map(({ id, code }) => [school, id, code]),
  );
  await rows(
    client,
    'teaching_group',
    ['school_id', 'id', 'code', 'year', 'pupils'],
    entries.map(({ group }, index) => [school, group, `G${index}`, 10, 30]),
  );
  await rows(
    client,
    'timetable_entry',
    ['school_id', 'id', 'cycle_day', 'period', 'group_id', 'subject', 'department_id', 'teacher_id', 'room_id'],
    entries.map(({ id, day, period, group, teacher, room }) => [
      school,
      id,
      day,
      period,
      group,
      'Physics',
      department,
      teacher.id,
      rooms[room].id,
    ]),
  );
  const apparatus = Array.from({ length: practicalCount * LINES }, (_, index) => ({ id: randomUUID(), name: `Apparatus ${index}` }));
  await rows(
    client,
    'apparatus',
    ['school_id', 'id', 'version', 'name', 'category', 'owned', 'out_of_service', 'location', 'turnaround_minutes', 'labelled'],
    apparatus.map(({ id, name }, index) => [school, id, 1, name, '', 1_000_000, 0, `Shelf ${index % 12}`, 0, false]),
  );
  const practicals = Array.from({ length: practicalCount }, (_, index) => ({
    id: randomUUID(),
    title: `Practical ${index}`,
    kit: apparatus.slice(index * LINES, index * LINES + LINES),
  }));
  await rows(
    client,
    'practical',
    [
      'school_id',
      'id',
      'version',
      'title',
      'subject',
      'years',
      'keywords',
      'group_size',
      'demonstration',
      'prepare_fixed',
      'prepare_per_set',
      'clear_fixed',
      'clear_per_set',
      'method',
      'hazards',
      'archived',
    ],
    practicals.map(({ id, title }) => [school, id, 1, title, 'Physics', [10], [], 2, false, 5, 0.5, 3, 0.25, '', [], false]),
  );
  await rows(
    client,
    'practical_line',
    ['school_id', 'id', 'practical_id', 'position', 'kind', 'apparatus_id', 'name', 'per_class', 'per_set', 'per_pupil', 'spare'],
    practicals.flatMap(({ id, kit }) =>
      kit.map((one, position) => [school, randomUUID(), id, position, 'apparatus', one.id, one.name, 0, 1, 0, 0]),
    ),
  );
  const dates = [...teachingDates('2026-09-21', '2027-07-16')];
  const lessons = entries.flatMap((entry) =>
    dates.filter((date) => DAYS[Temporal.PlainDate.from(date).dayOfWeek - 1] === entry.day).map((date) => ({ entry, date })),
  );
  return { school, department, people, teachers, technician: people[teacherCount], rooms, entries, practicals, lessons };
}
