import { isIsoDate } from '../time/iso-date.js';
import type { IsoDate } from '../time/iso-date.js';

const LESSON_ID = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_(\d{4}-\d{2}-\d{2})$/i;

/** A lesson's id: the timetable entry's id and the date, the same after a re-import that leaves the entry as it was. */
export function lessonId(entryId: string, date: IsoDate): string {
  return `${entryId}_${date}`;
}

/** The entry (a UUID, in lower case) and the date in a lesson's id; undefined unless it is made of both. */
export function parseLessonId(id: string): { entryId: string; date: IsoDate } | undefined {
  const [, entryId, date] = LESSON_ID.exec(id) ?? [];
  if (entryId === undefined || date === undefined || !isIsoDate(date)) return undefined;
  return { entryId: entryId.toLowerCase(), date };
}
