import type { ChangeKind } from '../calendar/lesson-changes.js';
import type { Room } from '../rooms/room.contract.js';

export type RoomFacts = Omit<Room, 'id' | 'version'>;

/** A room that cannot be used from one day to another, both included. */
export interface RoomClosed {
  closureId: string;
  code: string;
  from: string;
  to: string;
  note: string;
}

/** What is another of a lesson of that date than the timetable has it; wall times. */
export interface LessonChanged {
  date: string;
  kind: ChangeKind;
  roomId: string | null;
  starts: string | null;
  ends: string | null;
  teacherId: string | null;
  note: string | null;
}
