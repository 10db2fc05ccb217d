import type { IsoDate } from '../time/iso-date.js';
import type { WallTime } from '../time/wall-time.js';
import { lessonId } from './lesson-id.js';

/** What can be another of one lesson than the timetable has it, in the order in which the gravest is named first. */
export const CHANGE_KINDS = ['cancelled', 'cover', 'time', 'room'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Letters of what is said with a change. */
export const CHANGE_NOTE_LENGTH = 500;

/** A room may be closed for so many days at once. */
export const MAX_CLOSED_DAYS = 400;

/** Minutes by which a lesson may lie before the first bell of its day, or after the last. */
export const BESIDE_BELLS_MINUTES = 60;

/** A person as people know them. */
interface Named {
  id: string;
  code: string;
  name: string;
}

/** A room as people know it. */
interface NamedRoom {
  id: string;
  code: string;
}

/** One change of a lesson: of the room (null: none for the time being), the time, who takes it; or that it is off. */
export type OneChange =
  | { kind: 'room'; room: NamedRoom | null; note: string | null }
  | { kind: 'time'; start: WallTime; end: WallTime; note: string | null }
  | { kind: 'cover'; teacher: Named; note: string | null }
  | { kind: 'cancelled'; note: string | null };

/** A room that cannot be used from one day to another, both included. */
export interface ClosedRoom {
  id: string;
  roomId: string;
  code: string;
  from: IsoDate;
  to: IsoDate;
  note: string;
}

/** What of a school's lessons stands on top of its timetable. */
export interface LessonChanges {
  /** By the lesson's id, each kind once. */
  byLesson: ReadonlyMap<string, readonly OneChange[]>;
  closedRooms: readonly ClosedRoom[];
}

/** The change of a kind, where a lesson has one. */
export function changeOf<Kind extends ChangeKind>(
  changes: readonly OneChange[] | undefined,
  kind: Kind,
): Extract<OneChange, { kind: Kind }> | undefined {
  return changes?.find((change): change is Extract<OneChange, { kind: Kind }> => change.kind === kind);
}

/** Finds the closure of a room on a date; undefined where it can be used. */
export function closureOf({ closedRooms }: LessonChanges, roomId: string | null, date: IsoDate): ClosedRoom | undefined {
  return closedRooms.find((closed) => closed.roomId === roomId && closed.from <= date && date <= closed.to);
}

/** Finds the first closure of a room on the days from one to another, both included; undefined where it can be used on all of them. */
export function closedBetween(
  { closedRooms }: Pick<LessonChanges, 'closedRooms'>,
  roomId: string,
  from: IsoDate,
  to: IsoDate,
): ClosedRoom | undefined {
  return closedRooms
    .filter((closed) => closed.roomId === roomId && closed.from <= to && from <= closed.to)
    .sort((one, other) => (one.from < other.from ? -1 : 1))[0];
}

/** Where a lesson is held, and who takes it. */
export interface Held {
  /** Null where it has none, or the one it has cannot be used. */
  room: NamedRoom | null;
  /** Why the room that it would have cannot be used; null where it can. */
  closed: ClosedRoom | null;
  teacher: Named;
  otherTeachers: Named[];
  /** Whose lesson it is in the timetable, where somebody else takes it; else null. */
  coveredFor: Named | null;
}

/** What the timetable says of where a lesson is held and who takes it. */
export interface Timetabled {
  id: string;
  room: NamedRoom | null;
  teacher: Named;
  otherTeachers: Named[];
}

/** Says where an entry's lesson of a date is held and who takes it: as the timetable has it, with what was changed on top. */
export function heldOn({ changes }: { changes?: LessonChanges }, entry: Timetabled, date: IsoDate): Held {
  const { room, teacher, otherTeachers } = entry;
  if (!changes) return { room, closed: null, teacher, otherTeachers, coveredFor: null };
  const ofLesson = changes.byLesson.get(lessonId(entry.id, date));
  const moved = changeOf(ofLesson, 'room');
  const wanted = moved ? moved.room : room;
  const closed = wanted === null ? null : (closureOf(changes, wanted.id, date) ?? null);
  const cover = changeOf(ofLesson, 'cover')?.teacher;
  return {
    room: closed ? null : wanted,
    closed,
    teacher: cover ?? teacher,
    otherTeachers: cover ? otherTeachers.filter(({ id }) => id !== cover.id) : otherTeachers,
    coveredFor: cover && cover.id !== teacher.id ? teacher : null,
  };
}
