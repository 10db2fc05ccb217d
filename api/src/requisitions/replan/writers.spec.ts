import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventName } from '@app/shared';
import { readSources, type Sources } from '../../testing/declared-statements.js';
import { DRAFTS_FOLLOW, REPLANNED_ON } from './replan-readers.js';

/** The tables of which a request keeps a copy, or by which it was worked out: people by their hours, by which kit is taken and fetched. */
const WORLD = [
  'absence',
  'apparatus',
  'calendar',
  'department',
  'department_policy',
  'entry_teacher',
  'person',
  'person_department',
  'practical',
  'lesson_change',
  'room',
  'room_closure',
  'school',
  'teaching_group',
  'timetable_entry',
];

/** Who writes them, and after which of its events requests follow; words are a reason why none need to. */
const WRITERS: Record<string, readonly EventName[] | string> = {
  'apparatus/apparatus.service.ts': ['apparatus.changed'],
  'apparatus/breakages.ts': 'what no longer fits is cut with it (ShortHolds), in the same transaction; what comes free fills who is short',
  'apparatus/kit-parts.ts': 'written with the apparatus that it belongs to (apparatus.service.ts), whose holds are settled with it',
  'calendar/absences.service.ts': ['absence.written', 'absence.withdrawn'],
  'calendar/calendar.service.ts': ['calendar.changed'],
  'calendar/forget-old-lessons.ts': 'what it takes away was over years ago; why somebody is away moves nothing',
  'calendar/join-entries.ts': ['calendar.changed', 'school.changed', 'timetable.imported', 'timetable.import-undone', 'timetable.joined'],
  'calendar/merge-teachers.ts': ['person.merged'],
  'calendar/take-back-timetable.ts': ['timetable.import-undone'],
  'calendar/write-timetable.ts': ['timetable.imported'],
  'calendar/occasion-entries.ts': ['occasion.changed', 'occasion.dropped'],
  'calendar/changes/changed-lessons.ts': ['lesson.changed', 'lesson.unchanged'],
  'calendar/rooms/room-closures.ts': ['room.closed', 'room.opened'],
  'calendar/rooms/rooms.service.ts': ['room.changed'],
  'demo/load-school.ts': 'it fills an empty school, and asks afterwards',
  'demo/place-apparatus.ts': 'in which prep room a thing is kept moves no request',
  'demo/show-records.ts': 'it says what practicals ask for before anybody asks for them',
  'identity/accounts.ts': 'it says who signs in, and nothing of when anybody works',
  'practicals/practicals.service.ts': ['practical.changed'],
  'practicals/take-back-library.ts': 'what is in the library again, or no more, changes no request',
  'practicals/starter-library.ts': 'what it adds nobody can have asked for',
  'school/add-named.ts': 'nothing hangs on a new department, nor on a teacher who has nothing yet',
  'school/begin-school.ts': 'there is no request yet',
  'school/change-person.ts': ['person.changed'],
  'school/departments.service.ts': ['department.changed', 'policy.changed'],
  'school/forget-person.ts': 'they had left before: only their name goes',
  'school/invite-person.ts': ['person.invited'],
  'school/merge-people.ts': ['person.merged'],
  'school/rules-version.ts': 'it counts changes, which others make',
  'school/settings.service.ts': ['school.changed'],
  'school/write-people.ts': ['person.changed'],
};

let sources: Sources;
beforeAll(async () => {
  sources = await readSources();
});

const WRITES = /\b(?:UPDATE|INSERT INTO|DELETE FROM)\s+(\w+)/g;

/** The files that write a table of which requests keep a copy. */
function writersOf({ declared, written, tables }: Pick<Sources, 'declared' | 'written' | 'tables'>): string[] {
  const files = new Set<string>();
  for (const { file, statement } of declared)
    if ([...statement.text.matchAll(WRITES)].some(([, table = '']) => WORLD.includes(table))) files.add(file);
  for (const { file, entity } of written) if (WORLD.includes(tables.get(entity) ?? entity)) files.add(file);
  return [...files].sort();
}

describe('who writes what requests are made of', () => {
  it('is known, with the event after which they follow, or why none need to', () => {
    expect(writersOf(sources)).toEqual(Object.keys(WRITERS).sort());
  });

  it('records an event after which requests are worked out again', () => {
    const covered = (name: EventName) => name in REPLANNED_ON || DRAFTS_FOLLOW.includes(name);
    const lost = Object.entries(WRITERS).flatMap(([file, by]) =>
      typeof by === 'string' ? [] : by.filter((name) => !covered(name)).map((name) => `${file}: nothing follows ${name}`),
    );
    expect(lost).toEqual([]);
  });

  it('would be found where another came', () => {
    const statement = { text: 'UPDATE room r SET code = $2 WHERE r.school_id = $1' } as Sources['declared'][0]['statement'];
    const declared = [{ file: 'rooms/swap-rooms.ts', name: 'SWAP', statement }];
    const written = [{ file: 'rooms/close-room.ts', entity: 'RoomRow' }];
    expect(writersOf({ tables: sources.tables, declared, written })).toEqual(['rooms/close-room.ts', 'rooms/swap-rooms.ts']);
  });
});
