import { DEMO_PASSWORD, people } from '../../../migrations/seeds/oakfield/people.js';
import { oakfieldCalendar } from '../../../migrations/seeds/oakfield/calendar.js';
import { groups } from '../../../migrations/seeds/oakfield/groups.js';
import { departments, prepRooms, rooms, school, type SeedPrepRoom } from '../../../migrations/seeds/oakfield/school.js';
import { oakfieldTimetable } from '../../../migrations/seeds/oakfield/timetable.js';
import { CalendarRow, newRoom, RoomRow, TeachingGroupRow, TimetableEntryRow } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import type { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { AccountRow, hashPassword, MembershipRow, newSalt } from '../identity/index.js';
import { DepartmentPolicyRow, DepartmentRow, NEW_DEPARTMENT, PersonDepartmentRow, PersonRow, SchoolRow } from '../school/index.js';

/** The people, groups and rooms of the demo school by their codes, the departments by their names. */
export interface DemoSchool {
  schoolId: string;
  groupIds: ReadonlyMap<string, string>;
  roomIds: ReadonlyMap<string, string>;
  departmentIds: ReadonlyMap<string, string>;
  people: Map<string, { personId: string; accountId: string; roles: PersonRow['roles']; departmentIds: string[] }>;
}

function departmentRows(
  schoolId: string,
  ids: Map<string, string>,
  roomIds: ReadonlyMap<string, string>,
): { departments: DepartmentRow[]; policies: DepartmentPolicyRow[] } {
  return {
    departments: departments.map(({ name }) => ({
      schoolId,
      id: ids.get(name) ?? '',
      name,
      ...NEW_DEPARTMENT,
      prepRoomIds: prepRooms.filter(({ department }) => department === name).map(({ code }) => roomIds.get(code) ?? ''),
    })),
    policies: departments.map(({ name, policy }) => ({
      schoolId,
      id: newId(),
      departmentId: ids.get(name) ?? '',
      validFrom: '2020-01-01',
      kind: policy.kind,
      weekday: policy.kind === 'weekly' ? policy.weekday : null,
      time: policy.kind === 'weekly' ? policy.time : null,
      weeksBefore: policy.kind === 'weekly' ? policy.weeksBefore : null,
      schoolDays: policy.kind === 'notice' ? policy.schoolDays : null,
      blockWithinHours: null,
    })),
  };
}

/** The id of the prep room of which this is so; null where it is of none. */
function prepRoomOf(roomIds: ReadonlyMap<string, string>, isIt: (room: SeedPrepRoom) => boolean): string | null {
  const code = prepRooms.find(isIt)?.code;
  return code === undefined ? null : (roomIds.get(code) ?? null);
}

/** Makes Oakfield School: departments, people who can sign in, calendar, rooms, groups and timetable. */
export async function loadSchool(db: Database, schoolId: string, nowMs: number, today: string): Promise<DemoSchool> {
  const at = instant(nowMs);
  const passwordSalt = newSalt();
  const passwordHash = await hashPassword(DEMO_PASSWORD, passwordSalt);
  const ids = (names: readonly string[]) => new Map(names.map((name) => [name, newId()]));
  const departmentIds = ids(departments.map(({ name }) => name));
  const groupIds = ids(groups.map(({ code }) => code));
  const roomIds = ids([...rooms, ...prepRooms].map(({ code }) => code));
  const idOf = (known: ReadonlyMap<string, string>, name: string) => known.get(name) ?? '';
  const made = new Map(
    people.map(({ code, roles, departments: own }) => [
      code,
      { personId: newId(), accountId: newId(), roles: [...roles], departmentIds: own.map((name) => idOf(departmentIds, name)) },
    ]),
  );
  const personOf = (code: string) => made.get(code) ?? { personId: '', accountId: '', roles: [], departmentIds: [] };
  const { terms, closures, periods, cycle } = oakfieldCalendar(today);
  const rows = departmentRows(schoolId, departmentIds, roomIds);
  await db.transaction(schoolId, () =>
    db.insert(
      [
        SchoolRow,
        [
          {
            schoolId,
            name: school.name,
            timeZone: school.timeZone,
            demo: true,
            autoAccept: true,
            freshSchoolDays: 2,
            joinDoubles: true,
            keepYears: null,
            rulesVersion: 1,
            createdAt: at,
          },
        ],
      ],
      [DepartmentRow, rows.departments],
      [DepartmentPolicyRow, rows.policies],
      [
        RoomRow,
        [
          ...prepRooms.map(({ code }) => ({ ...newRoom(schoolId, idOf(roomIds, code), code), prep: true })),
          ...rooms.map(({ code, facilities }) => ({
            ...newRoom(schoolId, idOf(roomIds, code), code),
            ...{ facilities: [...facilities], places: 32 },
            prepRoomId: prepRoomOf(roomIds, ({ serves }) => serves.includes(code)),
          })),
        ],
      ],
      [AccountRow, people.map(({ code, email }) => ({ id: personOf(code).accountId, email, passwordSalt, createdAt: at }))],
      [
        PersonRow,
        people.map(({ code, name, email, roles, workingPattern, title, specialisms, contract }) => ({
          schoolId,
          id: personOf(code).personId,
          version: 1,
          accountId: personOf(code).accountId,
          name,
          code,
          email,
          roles,
          workingPattern: workingPattern ?? null,
          title: title ?? null,
          specialisms: specialisms ?? [],
          contract: contract ?? null,
          headOf: null,
          forgottenAt: null,
          prepRoomId: prepRoomOf(roomIds, ({ technicians }) => technicians.includes(code)),
          active: true,
        })),
      ],
      [
        PersonDepartmentRow,
        people.flatMap(({ code }) =>
          personOf(code).departmentIds.map((departmentId) => ({ schoolId, personId: personOf(code).personId, departmentId })),
        ),
      ],
      [
        MembershipRow,
        people.map(({ code }) => ({
          accountId: personOf(code).accountId,
          schoolId,
          personId: personOf(code).personId,
          usedAt: at,
          passwordHash,
          passwordAt: at,
        })),
      ],
      [CalendarRow, [{ schoolId, terms, closures, periods, cycle, firstWeekday: null, changedAt: at }]],
      [
        TeachingGroupRow,
        groups.map(({ code, year, pupils }) => ({ schoolId, id: idOf(groupIds, code), code, year, pupils, ofOccasion: false })),
      ],
      [
        TimetableEntryRow,
        oakfieldTimetable().map(({ cycleDay, period, group, subject, department, teacher, room }) => ({
          schoolId,
          id: newId(),
          cycleDay,
          period,
          lastPeriod: null,
          groupId: idOf(groupIds, group),
          subject,
          departmentId: idOf(departmentIds, department),
          teacherId: personOf(teacher).personId,
          roomId: roomIds.get(room) ?? null,
          validFrom: null,
          validTo: null,
          schedule: null,
          joinedTo: null,
          joinedFrom: null,
          occasion: null,
        })),
      ],
    ),
  );
  return { schoolId, people: made, groupIds, roomIds, departmentIds };
}
