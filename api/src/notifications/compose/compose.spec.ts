import { describe, expect, it } from '@jest/globals';
import { EVENT_NAMES, type EventName, parseInstantMs, rightsOf, type Role } from '@app/shared';
import type { EventRow } from '../../core/events/index.js';
import { OLD_EVENTS } from '../../testing/old-events.js';
import { type Person, recipientsOf } from '../recipients.js';
import { type About, type AboutRequisition, compose, COMPOSERS, type Composers, toldEvents } from './index.js';

const [TEACHER, TECHNICIAN] = ['019a-teacher', '019a-technician'];

function row(name: EventName, personId: string | null = TECHNICIAN): EventRow {
  const { payload, note } = OLD_EVENTS[name];
  return {
    schoolId: '',
    id: name,
    at: '2026-11-03T06:00:00Z',
    personId,
    name,
    subject: '',
    subjectId: '',
    payload,
    note: note ?? null,
    requestId: null,
  } as EventRow;
}

const requisition: AboutRequisition = {
  title: 'Density',
  group: '9B',
  date: '2026-11-04',
  period: 'P3',
  startsAt: parseInstantMs('2026-11-04T11:10:00Z'),
  deadline: parseInstantMs('2026-10-29T12:00:00Z'),
  room: 'Lab 3',
  teacher: 'T. Ward',
  department: 'Science',
  timeZone: 'Europe/London',
  status: 'submitted',
  teacherId: TEACHER,
  teacherIds: [TEACHER],
  departmentId: 'science',
  lateReason: 'forgot',
};
const loadNews = {
  departments: ['Science'],
  knownTo: [],
  news: 'appeared' as const,
  facts: { fromMs: 0, toMs: 3_600_000, workMinutes: 70, technicianMinutes: 60 },
};
const about: About = { doer: 'S. Okafor', askedBy: null, requisition, isShortNotice: true, loadNews };

describe('every event', () => {
  it('has a composer or is said to be told to nobody', () => {
    expect(Object.keys(COMPOSERS).sort()).toEqual([...EVENT_NAMES].sort());
    expect(toldEvents().sort()).toEqual([
      'requisition.accepted',
      'requisition.cancelled',
      'requisition.changed',
      'requisition.changed-late',
      'requisition.declined',
      'requisition.filled',
      'requisition.message',
      'requisition.moved',
      'requisition.queried',
      'requisition.short',
      'requisition.submitted',
    ]);
  });
  it('has one in the eyes of the compiler, too', () => {
    const { 'task.done': _left, ...others } = COMPOSERS;
    // @ts-expect-error an event without an entry
    const incomplete: Composers = others;
    expect(incomplete).not.toHaveProperty('task.done');
  });
  it.each(toldEvents())('that is told is told as it was written once: %s', (name) => {
    const parts = compose(row(name), about);
    expect(parts).not.toEqual([]);
    for (const { to, kind, subject, lines } of parts) {
      expect(to.length).toBeGreaterThan(0);
      expect(kind).toMatch(/^(requisition|workload)\./);
      expect([subject, ...lines].join(' ')).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });
  it('about a requisition that is not there is told to nobody', () => {
    for (const name of EVENT_NAMES) expect(compose(row(name), { ...about, requisition: null })).toEqual([]);
  });
  it('that only a newer server knows is told to nobody', () => {
    expect(compose({ ...row('task.done'), name: 'task.split' as EventName }, about)).toEqual([]);
  });
});

describe('what an event means', () => {
  const kinds = (name: EventName, more: Partial<About> = {}, personId: string | null = TECHNICIAN) =>
    compose(row(name, personId), { ...about, ...more }).map(({ kind, to }) => [kind, ...to]);

  it('is all that its facts say, the most pressing first', () => {
    expect(kinds('requisition.submitted')).toEqual([
      ['requisition.late', 'technicians'],
      ['requisition.short', 'teacher'],
      ['workload.overload', 'technicians', 'head'],
    ]);
    expect(kinds('requisition.submitted', { loadNews: null })).not.toContainEqual(['workload.overload', 'technicians', 'head']);
  });
  it('is nothing where it followed by itself, or comes in good time', () => {
    expect(kinds('requisition.accepted')).toEqual([['requisition.accepted', 'teacher']]);
    expect(kinds('requisition.accepted', {}, null)).toEqual([]);
    expect(kinds('requisition.cancelled', { isShortNotice: false })).toEqual([['requisition.cancelled', 'teacher']]);
  });
  it('goes to the other side of a conversation', () => {
    expect(kinds('requisition.message', {}, TEACHER)).toEqual([['requisition.message', 'technicians', 'teacher']]);
    expect(kinds('requisition.message')).toEqual([['requisition.message', 'teacher']]);
  });
});

describe('an event of another noun', () => {
  const composers: Composers = {
    ...COMPOSERS,
    'apparatus.broken': ({ payload: { after } }, { doer }) => [
      { to: ['head'], kind: 'week.review', subject: `${doer} put ${after.outOfService} away`, lines: [] },
    ],
  };
  const person = (id: string, role: Role, department: string): Person => {
    return { id, name: id, email: null, rights: rightsOf(id, [role], [department]) };
  };

  it('is told by a composer alone, to the people of every department', () => {
    const parts = compose(row('apparatus.broken'), { ...about, requisition: null }, composers);
    const people = [
      person('head of Art', 'head', 'art'),
      person('head of Science', 'head', 'science'),
      person('technician', 'technician', 'art'),
    ];
    const told = recipientsOf(people, { doerId: 'head of Art', departmentId: null, teacherIds: [] }, parts);
    expect(told.map(({ person: { id }, parts: [{ subject }] }) => [id, subject])).toEqual([['head of Science', 'S. Okafor put 2 away']]);
    expect(toldEvents(composers)).toContain('apparatus.broken');
  });
});
