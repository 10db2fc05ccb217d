import { type ClosedRoom, type EntryRule, heldOn, type NamedKit, type PersonName } from '@app/shared';
import type { Rules } from '../calendar/index.js';

/** The timetable entry of a lesson with the names that go with it. */
export interface AskedEntry extends EntryRule {
  subject: string;
  departmentId: string;
  teacher: PersonName;
  otherTeachers: PersonName[];
  /** `ofOccasion`: it is that of an occasion alone, which names none. */
  group: { id: string; code: string; year: number | null; pupils: number | null; ofOccasion: boolean };
  room: { id: string; code: string } | null;
  /** Why the room that it would have cannot be used; not there where it can. */
  closed?: ClosedRoom | null;
  /** The room that the timetable has, where the lesson may be in another. */
  timetabledRoom?: string | null;
}

/** The entry as its lesson of a date is held: in the room, and by the teachers, that it was given for that day. */
export function asHeld({ calendar }: Pick<Rules, 'calendar'>, entry: AskedEntry, date: string): AskedEntry {
  if (!calendar?.changes) return entry;
  const { room, closed, teacher, otherTeachers } = heldOn(calendar, entry, date);
  return { ...entry, room, closed, teacher, otherTeachers, timetabledRoom: entry.room?.code ?? null };
}

/** Apparatus as words on a kit list may mean it. */
export interface MeantKit extends NamedKit {
  id: string;
  location: string;
}
