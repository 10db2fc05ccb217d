import type { ImportCalendar, ImportChoice, RowAsRead } from '@app/shared';

/** What the school has now that a timetable touches. Dates are 'YYYY-MM-DD', null without bound. */
export interface SchoolRows {
  departments: readonly { id: string; name: string }[];
  people: readonly PersonNow[];
  rooms: readonly { id: string; code: string }[];
  groups: readonly GroupRow[];
  /** The entries that are valid on the day before `from` or later, or that would be but for an end on that day. */
  entries: readonly EntryNow[];
  /** Whether two periods in a row are one lesson; true unless the school says otherwise. */
  joinDoubles?: boolean;
}
export interface PersonNow {
  id: string;
  code: string;
  name: string;
  active: boolean;
  /** Who a person is who turned out to be another; absent for everybody else. */
  mergedInto?: string | null;
}
export interface GroupRow {
  id: string;
  code: string;
  year: number | null;
  pupils: number | null;
}
export interface EntryRow {
  id: string;
  cycleDay: string;
  period: string;
  lastPeriod: string | null;
  groupId: string;
  subject: string;
  departmentId: string;
  teacherId: string;
  /** Who teaches it beside the teacher, in the file's order. */
  otherTeacherIds: readonly string[];
  schedule: string | null;
  roomId: string | null;
  validFrom: string | null;
}
export interface EntryNow extends EntryRow {
  validTo: string | null;
  /** The entry whose lesson it is part of, its own id where it is the first half; null where it is a lesson by itself. */
  joinedTo: string | null;
  /** The last date for which a live request stands at it. */
  liveTo?: string | null;
  /** A requisition or an answer refers to it. */
  used: boolean;
  /** One of these is still ahead: a live requisition, or an answer, for a day of the new timetable. */
  ahead: boolean;
}

/** Somebody whom a file names and the school does not know. */
export interface NewTeacher {
  id: string;
  code: string;
  name: string;
  departmentIds: string[];
}

/** An entry that the file lacks and that stays, and the rows of the file for whose sake. */
export interface KeptEntry {
  entry: EntryNow;
  rows: readonly number[];
  /** `unread`: they could not be read and may be it. `outside`: it is in them, and they are outside of what a person chose. */
  why: 'unread' | 'outside';
}

/** Everything that taking a timetable in would write, and the counts that a person is told. */
export interface TimetablePlan {
  departments: { id: string; name: string }[];
  people: NewTeacher[];
  rooms: { id: string; code: string }[];
  groups: GroupRow[];
  changedGroups: GroupRow[];
  entries: EntryRow[];
  /** By the id of each new entry the one that its whole lesson goes by: a new one, where all of the lesson is new. */
  lessonOf: ReadonlyMap<string, string>;
  /** Entries as they are to be; all of them without an end. */
  changed: EntryRow[];
  ended: { id: string; validTo: string }[];
  dropped: string[];
  kept: KeptEntry[];
  /** How many lessons of the file are new, the same, or changed, and how many the file ends; a lesson of several periods counts once. */
  created: number;
  unchanged: number;
  updated: number;
  removed: number;
  /** Rows that are outside of what a person chose to take in. */
  outside: number;
  /** Rows that come to the same lesson as an earlier row once their teachers are known. */
  repeated: { row: number; of: number }[];
}

/** A row that became no lesson, and what could be read of it. */
export interface UnreadRow extends Pick<RowAsRead, 'group' | 'teacher' | 'otherTeachers'> {
  row: number;
  /** It names no group on purpose, so that it can only be what its teachers have at this time. */
  slot: { cycleDay: string; period: string } | null;
}

export interface PlanRules {
  /** The first day of the new timetable. */
  from: string;
  /** A person gave it: lessons that already begin later are brought forward to it. */
  fromGiven: boolean;
  calendar: ImportCalendar | null;
  /** The file says each group's year, so that it may correct the one that we have. */
  yearsGiven: boolean;
  /** The file says the room of its lessons; without it rooms stay as they are. */
  roomsGiven: boolean;
  /** What a person chose to take in; null for the whole file. */
  choice: ImportChoice | null;
  /** Rows that could not be read: they end nothing. */
  unread: readonly UnreadRow[];
  newId: () => string;
}
