import { randomBytes, randomUUID } from 'node:crypto';
import type { CalendarBody, PolicyBody, Role, WorkingPatternBody } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { secretHash, SESSION_COOKIE, XSRF_HEADER } from '../core/access/index.js';
import { newId } from '../core/ids/index.js';
import type { Client, TestApp } from './test-app.js';

/** The calendar of the rule book's examples: autumn 2026, half term 26 to 30 October, INSET on Monday 2 November, five periods a day. */
export const AUTUMN_2026: CalendarBody = {
  terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  closures: [
    { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
    { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
  ],
  periods: [
    { name: 'P1', start: '08:50', end: '09:50' },
    { name: 'P2', start: '09:50', end: '10:50' },
    { name: 'P3', start: '11:10', end: '12:10' },
    { name: 'P4', start: '12:10', end: '13:10' },
    { name: 'P5', start: '14:00', end: '15:00' },
  ],
  cycle: { kind: 'weeks', labels: [] },
};

export const FULL_DAY: WorkingPatternBody = {
  windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '16:00' })),
  breaks: [{ start: '10:50', end: '11:10' }],
};

/** A school made straight in the tables, with one person of each role; ids are random, so that several live in one database. */
export class TestSchool {
  readonly id = newId();
  readonly departmentId = newId();
  readonly people = new Map<string, { id: string; accountId: string; email: string }>();
  private made = 0;

  constructor(
    private readonly kit: TestApp,
    readonly name: string,
  ) {}

  /** Makes the school, its department Science and the people admin, head, teacher and technician (full day). */
  static async make(
    kit: TestApp,
    options: { name?: string; timeZone?: string; calendar?: CalendarBody | null; policy?: PolicyBody } = {},
  ): Promise<TestSchool> {
    const school = new TestSchool(kit, options.name ?? `School ${randomUUID().slice(0, 8)}`);
    await kit.db.transaction(school.id, async () => {
      await kit.db.query('INSERT INTO school (school_id, name, time_zone, created_at) VALUES ($1, $2, $3, $4)', [
        school.id,
        school.name,
        options.timeZone ?? 'Europe/London',
        instant(kit.clock.nowMs()),
      ]);
      await kit.db.query('INSERT INTO department (school_id, id, name) VALUES ($1, $2, $3)', [school.id, school.departmentId, 'Science']);
    });
    await school.person('admin', ['admin']);
    await school.signIn('admin');
    await school.person('head', ['head']);
    await school.person('teacher', ['teacher']);
    await school.person('technician', ['technician'], FULL_DAY);
    for (const key of ['head', 'teacher', 'technician']) await school.signIn(key);
    if (options.calendar !== null) await school.client('admin').put('/calendar', options.calendar ?? AUTUMN_2026);
    if (options.policy) await school.client('admin').put(`/departments/${school.departmentId}/policy`, options.policy);
    return school;
  }

  /** Adds a department beside Science. Answers its id. */
  async department(name: string): Promise<string> {
    const id = newId();
    await this.kit.db.transaction(this.id, async () => {
      await this.kit.db.query('INSERT INTO department (school_id, id, name) VALUES ($1, $2, $3)', [this.id, id, name]);
      await this.kit.db.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [this.id]);
    });
    return id;
  }

  /** Adds a person of a department (default Science) with an account; the key is how the test calls them. */
  async person(
    key: string,
    roles: Role[],
    workingPattern: WorkingPatternBody | null = null,
    departmentId = this.departmentId,
  ): Promise<string> {
    const { db, clock } = this.kit;
    const id = newId();
    const accountId = newId();
    const email = `${key.replaceAll(' ', '-')}.${randomUUID().slice(0, 8)}@school.example`;
    const at = instant(clock.nowMs());
    await db.acrossSchools('INSERT INTO account (id, email, created_at) VALUES ($1, $2, $3)', [accountId, email, at]);
    await db.transaction(this.id, async () => {
      await db.query(
        'INSERT INTO person (school_id, id, account_id, name, code, email, roles, working_pattern) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [
          this.id,
          id,
          accountId,
          key,
          key.toUpperCase().slice(0, 20),
          email,
          roles,
          workingPattern === null ? null : JSON.stringify(workingPattern),
        ],
      );
      await db.query('INSERT INTO person_department (school_id, person_id, department_id) VALUES ($1, $2, $3)', [
        this.id,
        id,
        departmentId,
      ]);
      await db.query('INSERT INTO membership (account_id, school_id, person_id, used_at) VALUES ($1, $2, $3, $4)', [
        accountId,
        this.id,
        id,
        at,
      ]);
    });
    this.people.set(key, { id, accountId, email });
    return id;
  }

  /** The id of a person made with `person`. */
  personId(key: string): string {
    const person = this.people.get(key);
    if (!person) throw new Error(`No person '${key}' in this test school`);
    return person.id;
  }

  private sessions = new Map<string, { token: string; xsrf: string }>();

  /** Signs a person in once behind the API's back. Await `signIn` before the first use of `client` in a spec. */
  async signIn(key: string): Promise<Client> {
    const person = this.people.get(key);
    if (!person) throw new Error(`No person '${key}' in this test school`);
    const session = { token: randomBytes(32).toString('base64url'), xsrf: randomBytes(16).toString('base64url') };
    const now = this.kit.clock.nowMs();
    await this.kit.db.acrossSchools(
      'INSERT INTO session (id, token_hash, account_id, school_id, person_id, xsrf, address, created_at, seen_at, expires_at, ends_at, proved_at) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $7, $8, $8, $7)',
      [
        secretHash(session.token),
        person.accountId,
        this.id,
        person.id,
        session.xsrf,
        'test',
        instant(now),
        instant(now + 10 * 365 * 86_400_000),
      ],
    );
    this.sessions.set(key, session);
    return this.client(key);
  }

  /** A client of somebody who has signed in with `signIn`, at this server or at one beside it. */
  client(key: string, at: TestApp = this.kit): Client {
    const session = this.sessions.get(key);
    if (!session) throw new Error(`'${key}' has not signed in: await school.signIn('${key}') first`);
    return at.client().withSession(session.token, session.xsrf);
  }

  /** The headers of a person who has signed in with `signIn`, for requests that go over the network to a server of its own process. */
  headersOf(key: string): Record<string, string> {
    const session = this.sessions.get(key);
    if (!session) throw new Error(`'${key}' has not signed in: await school.signIn('${key}') first`);
    return { cookie: `${SESSION_COOKIE}=${session.token}`, [XSRF_HEADER]: session.xsrf };
  }

  /** Adds a timetable entry for a person (default the teacher), with a group and a room of its own unless named. Answers its id. */
  async entry(options: {
    cycleDay: string;
    period: string;
    teacher?: string;
    group?: string;
    year?: number;
    pupils?: number;
    room?: string;
    departmentId?: string;
    subject?: string;
    validFrom?: string;
    validTo?: string;
  }): Promise<string> {
    const { db } = this.kit;
    const id = newId();
    const group = options.group ?? `10G${++this.made}`;
    const room = options.room ?? `Lab ${this.made}`;
    await db.transaction(this.id, async () => {
      await db.query(
        'INSERT INTO teaching_group (school_id, id, code, year, pupils) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (school_id, lower(code)) WHERE NOT of_occasion DO NOTHING',
        [this.id, newId(), group, options.year ?? 10, options.pupils ?? 30],
      );
      await db.query('INSERT INTO room (school_id, id, code) VALUES ($1, $2, $3) ON CONFLICT (school_id, lower(code)) DO NOTHING', [
        this.id,
        newId(),
        room,
      ]);
      await db.query(
        `INSERT INTO timetable_entry (school_id, id, cycle_day, period, group_id, subject, department_id, teacher_id, room_id, valid_from, valid_to)
         SELECT $1, $2, $3, $4, g.id, $5, $6, $7, r.id, $8, $9 FROM teaching_group g, room r WHERE g.code = $10 AND r.code = $11`,
        [
          this.id,
          id,
          options.cycleDay,
          options.period,
          options.subject ?? 'Physics',
          options.departmentId ?? this.departmentId,
          this.personId(options.teacher ?? 'teacher'),
          options.validFrom ?? null,
          options.validTo ?? null,
          group,
          room,
        ],
      );
      await db.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [this.id]);
    });
    return id;
  }
}
