export type { SeedClosure, SeedTerm } from './academic-year.js';
export { nearestTeachingFocus, oakfieldCalendar, oakfieldTeachingDays, type SeedCalendar, type TeachingFocus } from './calendar.js';
export { blocks, groups, type SeedBlock, type SeedGroup } from './groups.js';
export * from './people.js';
export * from './requests.js';
export * from './school.js';
export { oakfieldTimetable, type SeedEntry } from './timetable.js';
