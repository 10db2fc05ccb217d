import type { IsoDate } from '../time/iso-date.js';
import type { WallTime } from '../time/wall-time.js';

/** What can be another of one lesson than the timetable has it, in the order in which the gravest is named first. */
export const CHANGE_KINDS = ['cancelled', 'cover', 'time', 'room'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A person as people know them. */
interface Named {
  id: string;
  code: string;
  name: string;
}

/** One change of a lesson: of the room (null: none for the time being), the time, who takes it; or that it is off. */
export type OneChange =
  | { kind: 'room'; room: { id: string; code: string } | null; note: string | null }
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

export const NO_CHANGES: LessonChanges = { byLesson: new Map(), closedRooms: [] };

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
