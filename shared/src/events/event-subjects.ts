/** What an event may be about: the nouns whose ids are subjects. */
export const EVENT_SUBJECTS = [
  'absence',
  'apparatus',
  'calendar',
  'check',
  'department',
  'group',
  'duty',
  'lesson',
  'mail',
  'notice',
  'occasion',
  'person',
  'practical',
  'requisition',
  'room',
  'scheme',
  'school',
  'stock',
  'substance',
  'task',
] as const;
export type EventSubject = (typeof EVENT_SUBJECTS)[number];
