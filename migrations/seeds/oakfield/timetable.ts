import { chance } from './chance.js';
import { blocks, type SeedGroup } from './groups.js';
import { people } from './people.js';
import { periods, rooms, type SeedDepartmentName } from './school.js';

/** One weekly or fortnightly meeting of a group; `cycleDay` is a week label and a weekday, as in 'A Mon'. */
export interface SeedEntry {
  cycleDay: string;
  period: string;
  group: string;
  subject: string;
  department: SeedDepartmentName;
  teacher: string;
  room: string;
}

/** A meeting of one or more groups at once that still needs a slot. */
interface Meeting {
  name: string;
  parts: { group: SeedGroup; teacher: string }[];
  /** Everything that can be in one place at a time only: classes and teachers. */
  busy: string[];
}

const cycleDays = ['A', 'B'].flatMap((week) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((day) => `${week} ${day}`));
const slots = cycleDays.flatMap((_, day) => periods.map((_period, period) => ({ day, period })));
const roomCount = new Map<SeedDepartmentName, number>();
for (const room of rooms) roomCount.set(room.department, (roomCount.get(room.department) ?? 0) + 1);

function meetingsOf(block: { groups: readonly SeedGroup[] }): Meeting[] {
  const teachersOf = (group: SeedGroup) => group.shares.flatMap(({ teacher, lessons }) => Array<string>(lessons).fill(teacher));
  const parts = block.groups.map((group) => ({ group, teachers: teachersOf(group) }));
  const classes = [...new Set(block.groups.flatMap((group) => group.classes))];
  return (parts[0]?.teachers ?? []).map((_, index) => {
    const meeting = parts.map(({ group, teachers }) => ({ group, teacher: teachers[index] ?? teachers[0] ?? '' }));
    const name = `${block.groups.map((group) => group.code).join('+')}#${index}`;
    return { name, parts: meeting, busy: [...classes, ...meeting.map(({ teacher }) => teacher)] };
  });
}

/** The meetings that would have to leave a slot for this one: those that share a class or teacher, or hold the last rooms. */
function inTheWay(meeting: Meeting, there: readonly Meeting[]): Meeting[] {
  const clashing = there.filter((other) => other.busy.some((key) => meeting.busy.includes(key)));
  const staying = there.filter((other) => !clashing.includes(other));
  for (const { group } of meeting.parts) {
    const sameRooms = staying.filter((other) => other.parts.some((part) => part.group.department === group.department));
    const last = sameRooms.at(-1);
    if (last && sameRooms.length >= (roomCount.get(group.department) ?? 0) && !clashing.includes(last)) clashing.push(last);
  }
  return clashing;
}

/** How little a slot suits: the same group twice on a day, a full corridor, a teacher's full day. */
function discomfort(meeting: Meeting, slot: number, placed: readonly Meeting[][]): number {
  const day = slots[slot]?.day;
  const sameDay = placed.filter((_, other) => slots[other]?.day === day).flat();
  const groupsToday = sameDay.filter((other) => other.parts[0]?.group.code === meeting.parts[0]?.group.code).length;
  const teacherToday = sameDay.filter((other) => other.busy.includes(meeting.parts[0]?.teacher ?? '')).length;
  return groupsToday * 20 + teacherToday + (placed[slot]?.length ?? 0) * 1.5 + chance(`${meeting.name}@${slot}`);
}

/**
 * Places every meeting so that no class, teacher or room is wanted twice at once: each goes to the free slot that suits best, and where
 * none is free the fewest others make way and are placed again. Deterministic. Throws Error when no timetable is found.
 */
function place(meetings: readonly Meeting[]): Meeting[][] {
  const placed: Meeting[][] = slots.map(() => []);
  const waiting = [...meetings];
  const evictions = new Map<string, number>();
  for (let step = 0; step < meetings.length * 20; step++) {
    const meeting = waiting.shift();
    if (!meeting) return placed;
    const choices = slots.map((_, slot) => {
      const leaving = inTheWay(meeting, placed[slot] ?? []);
      const cost = leaving.reduce((sum, other) => sum + 100 + 50 * (evictions.get(other.name) ?? 0) + 100 * other.parts.length, 0);
      return { slot, leaving, cost: cost + discomfort(meeting, slot, placed) };
    });
    const best = choices.reduce((one, other) => (other.cost < one.cost ? other : one));
    for (const other of best.leaving) evictions.set(other.name, (evictions.get(other.name) ?? 0) + 1);
    placed[best.slot] = [...(placed[best.slot] ?? []).filter((other) => !best.leaving.includes(other)), meeting];
    waiting.push(...best.leaving);
  }
  throw new Error('The demo timetable could not be placed without a clash.');
}

/** Gives the lessons of one slot their rooms: a teacher's own where it is free, otherwise the first of the department that nobody has. */
function roomsFor(lessons: readonly { group: SeedGroup; teacher: string }[]): string[] {
  const home = lessons.map(({ teacher, group }) => {
    const own = people.find((person) => person.code === teacher)?.homeRoom;
    return rooms.some((room) => room.code === own && room.department === group.department) ? own : undefined;
  });
  const taken = new Set(home);
  return lessons.map(({ group }, index) => {
    const own = home[index];
    if (own !== undefined) return own;
    const free = rooms.find((room) => room.department === group.department && !taken.has(room.code));
    if (!free) throw new Error(`The demo timetable has no room left for ${group.code}.`);
    taken.add(free.code);
    return free.code;
  });
}

/** The two-week timetable of the whole school, by day and period; the same every time it is made. */
export function oakfieldTimetable(): SeedEntry[] {
  const placed = place(blocks.flatMap(meetingsOf));
  return placed.flatMap((meetings, slot) => {
    const lessons = meetings.flatMap((meeting) => meeting.parts);
    const lessonRooms = roomsFor(lessons);
    return lessons.map(({ group, teacher }, index) => ({
      cycleDay: cycleDays[slots[slot]?.day ?? 0] ?? '',
      period: periods[slots[slot]?.period ?? 0]?.name ?? '',
      group: group.code,
      subject: group.subject,
      department: group.department,
      teacher,
      room: lessonRooms[index] ?? '',
    }));
  });
}
