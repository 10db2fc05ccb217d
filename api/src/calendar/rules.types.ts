import type { CalendarBody, DeadlineTerms, Facility, IsoDate, PolicyRule, SchoolCalendar, Segment, WorkingPattern } from '@app/shared';

/** A technician: when they work (no windows while nobody has said), and when they are away, in order of start. */
export interface Technician {
  id: string;
  name: string;
  code: string;
  departmentIds: string[];
  /** The prep room in which they work; null where nobody has said. */
  prepRoomId: string | null;
  /** What they have learnt, which work may ask for. */
  specialisms: string[];
  pattern: WorkingPattern;
  away: Segment[];
}

/** What a school has decided, worked out once. Shared between requests: never change it. */
export interface Rules {
  schoolId: string;
  /** The school's `rules_version` that all of this was read at. */
  version: number;
  schoolName: string;
  /** IANA. */
  timeZone: string;
  /** The calendar as it was written; null while none was. */
  body: CalendarBody | null;
  /** The calendar worked out; null while none was written. */
  calendar: SchoolCalendar | null;
  /** The first and last teaching day; null while there is none. */
  firstDay: IsoDate | null;
  lastDay: IsoDate | null;
  /** Names of the departments by id, in order of name. */
  departments: Map<string, string>;
  /** The policies of each department that has set one, by its id, in order of date. Read with `policiesOf`. */
  policies: Map<string, PolicyRule[]>;
  /** What each department says of deadlines, by its id. Read with `deadlineTermsOf`. */
  deadlineTerms: Map<string, DeadlineTerms>;
  /** The departments that want a confirmed risk assessment before they accept. */
  riskAssessmentNeeded: Set<string>;
  /** The departments whose practicals others may do, in a room that has what they need. */
  lendsPracticals: Set<string>;
  /** The prep rooms that serve each department, by its id; departments of which nobody has said are not there. */
  prepRooms: Map<string, readonly string[]>;
  autoAccept: boolean;
  freshSchoolDays: number;
  /** Those in active service, in order of name. */
  technicians: Technician[];
  /** Those who were technicians and are no more, with the hours that they had while they were, in order of name. */
  formerTechnicians: Technician[];
  /** When people are away, by person, in order of start: absences that touch the calendar. */
  away: Map<string, Segment[]>;
  /** The rooms with what they have, by id, in order of code. */
  rooms: Map<string, RuledRoom>;
}

/** A room as the rules look at it. */
export interface RuledRoom {
  id: string;
  code: string;
  facilities: readonly Facility[];
  /** Technicians work in it. */
  prep: boolean;
  prepRoomId: string | null;
  /** How many pupils it holds; null where nobody has said. */
  places: number | null;
}

/** What holds where a department has said nothing. */
const SAYS_NOTHING: DeadlineTerms = { policies: [], asks: true, deadlinesFrom: null };

/** What a department says of deadlines: policies, whether it asks for requests, from when its deadlines count. */
export function deadlineTermsOf(rules: Rules, departmentId: string): DeadlineTerms {
  return rules.deadlineTerms.get(departmentId) ?? SAYS_NOTHING;
}

/** The department's policies in order of date; none while it has set none, and then the default holds. */
export function policiesOf(rules: Rules, departmentId: string): readonly PolicyRule[] {
  return rules.policies.get(departmentId) ?? [];
}
