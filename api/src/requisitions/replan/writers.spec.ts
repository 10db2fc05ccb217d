import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { EventName } from '@app/shared';
import { readSources, type Sources } from '../../testing/declared-statements.js';
import { planOf } from '../../testing/statement-plan.js';
import { cloneDatabase, type TestDatabase } from '../../testing/test-database.js';
import { DRAFTS_FOLLOW, REPLANNED_ON } from './replan-readers.js';

/** The tables of which a request keeps a copy. */
const WORLD = [
  'absence',
  'apparatus',
  'calendar',
  'department',
  'department_policy',
  'entry_teacher',
  'practical',
  'room',
  'school',
  'teaching_group',
  'timetable_entry',
];

/** Who writes them, and after which of its events requests follow; words are a reason why none need to. */
const WRITERS: Record<string, readonly EventName[] | string> = {
  'apparatus/apparatus.service.ts': ['apparatus.changed'],
  'apparatus/breakages.ts': 'what no longer fits is cut with it (ShortHolds), in the same transaction; what comes free fills who is short',
  'apparatus/take-back-breakage.ts': 'as a repair: what comes free fills who is short',
  'calendar/absences.service.ts': ['absence.written', 'absence.withdrawn'],
  'calendar/calendar.service.ts': ['calendar.changed'],
  'calendar/join-entries.ts': ['calendar.changed', 'school.changed', 'timetable.imported', 'timetable.import-undone', 'timetable.joined'],
  'calendar/merge-teachers.ts': ['person.merged'],
  'calendar/take-back-timetable.ts': ['timetable.import-undone'],
  'calendar/write-timetable.ts': ['timetable.imported'],
  'demo/load-school.ts': 'it fills an empty school, and asks afterwards',
  'practicals/practicals.service.ts': ['practical.changed'],
  'practicals/starter-library.ts': 'what it adds nobody can have asked for',
  'school/add-named.ts': 'nothing hangs on a new department',
  'school/begin-school.ts': 'there is no request yet',
  'school/departments.service.ts': ['department.changed', 'policy.changed'],
  'school/rules-version.ts': 'it counts changes, which others make',
  'school/settings.service.ts': ['school.changed'],
};

let database: TestDatabase;
let owner: pg.Client;
let sources: Sources;
beforeAll(async () => {
  database = await cloneDatabase(`writers_${randomBytes(8).toString('hex')}`);
  owner = new pg.Client(database.url);
  await owner.connect();
  sources = await readSources();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** The files that write a table of which requests keep a copy. */
async function writersOf({ declared, written, tables }: Pick<Sources, 'declared' | 'written' | 'tables'>): Promise<string[]> {
  const files = new Set<string>();
  for (const { file, statement } of declared)
    for (const table of (await planOf(owner, statement.text)).writes) if (WORLD.includes(table)) files.add(file);
  for (const { file, entity } of written) if (WORLD.includes(tables.get(entity) ?? entity)) files.add(file);
  return [...files].sort();
}

describe('who writes what requests are made of', () => {
  it('is known, with the event after which they follow, or why none need to', async () => {
    expect(await writersOf(sources)).toEqual(Object.keys(WRITERS).sort());
  });

  it('records an event after which requests are worked out again', () => {
    const covered = (name: EventName) => name in REPLANNED_ON || DRAFTS_FOLLOW.includes(name);
    const lost = Object.entries(WRITERS).flatMap(([file, by]) =>
      typeof by === 'string' ? [] : by.filter((name) => !covered(name)).map((name) => `${file}: nothing follows ${name}`),
    );
    expect(lost).toEqual([]);
  });

  it('would be found where another came', async () => {
    const statement = { text: 'UPDATE room r SET code = $2 WHERE r.school_id = $1' } as Sources['declared'][0]['statement'];
    const declared = [{ file: 'rooms/swap-rooms.ts', name: 'SWAP', statement }];
    const written = [{ file: 'rooms/close-room.ts', entity: 'RoomRow' }];
    expect(await writersOf({ tables: sources.tables, declared, written })).toEqual(['rooms/close-room.ts', 'rooms/swap-rooms.ts']);
  });
});
