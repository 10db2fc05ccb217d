import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOG_LIMITS, PRACTICAL_LIMITS, REQUISITION_LIMITS, SCHEME_LIMITS } from '@app/shared';
import { type Answer, type Client, startBeside, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { multipart } from '../../testing/import-file.js';

const TOGETHER = 6;

interface Bound {
  most: number;
  /** Adds one more, as the people of the school do. */
  add: (client: Client, name: string) => Promise<Answer<unknown>>;
  /** Copies the one that was added, `$2` times more. */
  copies: string;
}

/**
 * Where there may be so many of a thing, they are counted before one more is written: whoever counts has to be alone at it until it is written.
 * Leave `turnAt` out in any of these places, and this fails.
 */
describe('of what there may be so many, no more come about when several people add the last one at once, on two servers', () => {
  let kit: TestApp;
  let second: TestApp;
  let school: TestSchool;
  let practical: string;
  let lesson: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T08:00:00Z', { DATABASE_POOL: '16' });
    second = await startBeside(kit);
    school = await TestSchool.make(kit);
    const body = { title: 'Osmosis', subject: 'Biology', groupSize: 2, lines: [{ name: 'Potato', perSet: 1 }] };
    practical = (await school.client('technician').post<{ id: string }>('/practicals', body)).body.id;
    lesson = `${await school.entry({ cycleDay: 'Thu', period: 'P2' })}_2026-11-12`;
  });
  afterAll(async () => {
    await second.stop();
    await kit.stop();
  });

  const BOUNDS: [name: string, who: string, bound: () => Bound][] = [
    [
      'drafts of a lesson',
      'teacher',
      () => ({
        most: REQUISITION_LIMITS.drafts,
        add: (client, title) =>
          client.post('/requisitions', { lessonId: lesson, status: 'draft', title, lines: [{ name: 'Net', perSet: 1 }] }),
        copies: '',
      }),
    ],
    [
      'entries of somebody’s own log',
      'technician',
      () => ({
        most: LOG_LIMITS.entries,
        add: (client, note) => client.post('/log', { date: '2026-11-02', minutes: 5, kind: 'unpaid', note }),
        copies: `INSERT INTO log_entry (school_id, id, person_id, date, minutes, kind, note)
          SELECT school_id, gen_random_uuid(), person_id, date, minutes, kind, note FROM log_entry, generate_series(1, $2) WHERE school_id = $1`,
      }),
    ],
    [
      'schemes',
      'head',
      () => ({
        most: SCHEME_LIMITS.schemes,
        add: (client, name) => client.post('/schemes', { name, subject: 'Biology', year: 9, steps: [] }),
        copies: `INSERT INTO scheme (school_id, id, name, subject) SELECT school_id, gen_random_uuid(), name || n, subject
          FROM scheme, generate_series(1, $2) n WHERE school_id = $1`,
      }),
    ],
    [
      'notes beside a practical',
      'teacher',
      () => ({
        most: PRACTICAL_LIMITS.notes,
        add: (client, text) => client.post(`/practicals/${practical}/notes`, { text }),
        copies: `INSERT INTO practical_note (school_id, id, practical_id, person_id, at, text)
          SELECT school_id, gen_random_uuid(), practical_id, person_id, at, text FROM practical_note, generate_series(1, $2) WHERE school_id = $1`,
      }),
    ],
    [
      'files beside a practical',
      'technician',
      () => ({
        most: PRACTICAL_LIMITS.files,
        add: (client, name) => {
          const { body, headers } = multipart([{ name: 'file', file: `${name}.txt`, bytes: Buffer.from('Cut it.\n') }]);
          return client.post(`/practicals/${practical}/files`, body, headers);
        },
        copies: `INSERT INTO practical_file (school_id, id, practical_id, person_id, at, name, type, bytes, content)
          SELECT school_id, gen_random_uuid(), practical_id, person_id, at, name, type, bytes, content
          FROM practical_file, generate_series(1, $2) WHERE school_id = $1`,
      }),
    ],
  ];

  it.each(BOUNDS)('%s', async (_, who, bound) => {
    const { most, add, copies } = bound();
    const [near, far] = [school.client(who), school.client(who, second)];
    expect((await add(near, 'first')).status).toBe(201);
    if (copies) await kit.db.transaction(school.id, () => kit.db.query(copies, [school.id, most - 2]));
    else for (let count = 2; count < most; count++) expect((await add(near, `one of many ${count}`)).status).toBe(201);
    const answers = await Promise.all(Array.from({ length: TOGETHER }, (_one, index) => add(index % 2 ? near : far, `last ${index}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: TOGETHER - 1 }, () => 422)]);
  });
});
