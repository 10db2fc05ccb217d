import { counted } from './counts.js';

const JOINED = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What an import makes besides lessons, by name or code. */
export interface MadeFacts {
  people: readonly string[];
  groups: readonly string[];
  rooms: readonly string[];
  departments: readonly string[];
}

export const people = (count: number): string => counted(count, 'person', 'people');
export const groups = (count: number): string => counted(count, 'group');
export const rooms = (count: number): string => counted(count, 'room');
export const departments = (count: number): string => counted(count, 'department');

/** Says what was or would be made besides lessons: '62 people, 40 groups and 5 rooms'; nothing where there is none. */
export function made(facts: MadeFacts): string {
  const parts: [number, (count: number) => string][] = [
    [facts.people.length, people],
    [facts.groups.length, groups],
    [facts.rooms.length, rooms],
    [facts.departments.length, departments],
  ];
  return JOINED.format(parts.filter(([count]) => count > 0).map(([count, said]) => said(count)));
}
