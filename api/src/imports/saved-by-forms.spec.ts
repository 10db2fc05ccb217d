import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CalendarBody, type CalendarView, type Department, type Person, TIMETABLE_LIMITS } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-14T07:00:00Z');
});
afterAll(() => kit.stop());

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

interface Names {
  teacher: string;
  department: string;
  period: string;
  group: string;
  room: string;
  pupils: number;
}

/** Imports one lesson of these names into a school without a calendar, and saves everything that came of it through its form as it is. */
async function importedAndSaved(names: Names): Promise<void> {
  const school = await TestSchool.make(kit, { calendar: null });
  const admin = school.client('admin');
  const row = [
    'Odd',
    'Montag',
    names.period,
    names.group,
    '10',
    String(names.pupils),
    'Science',
    names.department,
    names.teacher,
    names.room,
  ];
  const file = `week,day,period,group,year,pupils,subject,department,teacher,room\n${row.map(cell).join()}\n`;
  const { status, body: answer } = await importFile(admin, file);
  expect(status).toBe(200);
  if (answer.rejectedCount > 0) return;
  expect(answer).toMatchObject({ created: 1, cycleDaysFound: ['Odd Mon'] });

  const { body: people } = await admin.get<{ items: Person[] }>('/people?limit=200');
  const person = people.items.find(({ email }) => email === null);
  const { id, version, name, code, roles, departmentIds } = person as Person;
  const saved = { version, name, code, roles, departmentIds, email: 'new.teacher@school.example' };
  expect((await admin.put(`/people/${id}`, saved)).body).toMatchObject({ name, code });

  const { body: departments } = await admin.get<{ items: Department[] }>('/departments');
  for (const department of departments.items)
    expect((await admin.put(`/departments/${department.id}`, { name: department.name })).status).toBe(200);

  const periods = answer.periodsFound.map((period) => ({ name: period.name, start: period.start ?? '08:50', end: period.end ?? '09:50' }));
  const calendar: CalendarBody = { ...AUTUMN_2026, periods, cycle: { kind: 'weeks', labels: ['Odd', 'Even'] } };
  const put = await admin.put<CalendarView>('/calendar', calendar);
  expect([put.status, put.body.periods]).toEqual([200, periods]);
  const url = `/lessons?from=2026-11-16&to=2026-11-27&teacherId=${id}`;
  const { body: lessons } = await admin.get<{ items: { group: { code: string; pupils: number } }[] }>(url);
  expect(lessons.items.map(({ group }) => [group.code, group.pupils])).toEqual([[answer.made.groups[0], names.pupils]]);
}

const { personCode, department, period, group, room, pupils } = TIMETABLE_LIMITS;

describe('what an import stores, every form saves', () => {
  it('a name of 34 letters for a teacher', () =>
    importedAndSaved({
      ...{ teacher: 'Thistlethwaite-Marchbanks, Rosalind', department: 'Science', period: 'P1', group: '10P', room: 'North 1', pupils: 24 },
    }));

  it('names as long as a file may write them', () => {
    const long = (length: number): string => `X${'y'.repeat(length - 1)}`;
    return importedAndSaved({
      ...{ teacher: long(personCode), department: long(department), period: long(period), group: long(group), room: long(room), pupils },
    });
  });

  it('names of any letters', async () => {
    const name = (most: number) =>
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: most })
        .filter((text) => !/[\0\ufffd]/.test(text) && /^[\p{L}\p{N}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.record({ teacher: name(40), department: name(30), period: name(20), group: name(40), room: name(20), pupils: fc.nat(pupils) }),
        importedAndSaved,
      ),
      { numRuns: 15 },
    );
  });
});
