import type { IsoDate } from '../time/iso-date.js';
import type { WallTime } from '../time/wall-time.js';

/** What can stand in a line: apparatus of the school (with its id), a supply that its practicals use up, a substance. */
export interface Thing {
  kind: 'apparatus' | 'consumable' | 'chemical';
  id: string | null;
  name: string;
  aliases: readonly string[];
  /** One particular thing, with a label of its own. */
  isLabelled?: boolean;
}

/** A practical of the library, with the codes by which it is known. */
export interface KnownPractical {
  id: string;
  title: string;
  keywords: readonly string[];
}

export interface KnownGroup {
  code: string;
  year: number | null;
}

/** A lesson of who writes, now or to come. `lastPeriod` is null for one of one period. */
export interface ComingLesson {
  id: string;
  date: IsoDate;
  cycleDay: string;
  period: string;
  lastPeriod: string | null;
  startTime: WallTime;
  group: KnownGroup;
  room: string | null;
}

/** What a message is read by: what the school has, and who teaches whom when. `lessons` are in order of time and none of them is over. */
export interface ReadingSchool {
  groups: readonly KnownGroup[];
  rooms: readonly string[];
  periods: readonly { name: string; start: WallTime; end: WallTime }[];
  lessons: readonly ComingLesson[];
  today: IsoDate;
}
