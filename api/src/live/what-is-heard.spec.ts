import { describe, expect, it } from '@jest/globals';
import { EVENT_NAMES, rightsOf, type Role, subjectOf } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import type { RequestHeard } from './live.statements.js';
import { changesRightsOf, type Happened, whatIsHeard } from './what-is-heard.js';

const ENTRY = '019a0000-0000-7000-8000-000000000001';

function person(personId: string, roles: Role[], departmentIds: string[] = ['science']): Principal {
  return {
    ...rightsOf(personId, roles, departmentIds),
    ...{ via: 'session', schoolId: 's', accountId: 'a', rulesVersion: 1, timeZone: 'Europe/London' },
  };
}

const TEACHER = person('teacher', ['teacher']);
const COLLEAGUE = person('colleague', ['teacher']);
const TECHNICIAN = person('technician', ['technician']);
const HEAD = person('head', ['head']);
const HEAD_OF_ART = person('head of Art', ['head'], ['art']);
const ADMIN = person('admin', ['admin'], []);
const EVERYBODY = [TEACHER, COLLEAGUE, TECHNICIAN, HEAD, HEAD_OF_ART, ADMIN];

const sent: RequestHeard = {
  ...{ teacherId: 'teacher', createdBy: 'teacher', departmentId: 'science', status: 'submitted', isSent: true, teacherIds: ['teacher'] },
  tasks: [
    { id: 'prepare', kind: 'prepare' },
    { id: 'deliver', kind: 'deliver' },
  ],
};

function happened(name: Happened['name'], rest: Partial<Happened> = {}): Happened {
  const isRequest = subjectOf(name) === 'requisition';
  return {
    ...{ place: 1, name, subject: subjectOf(name), subjectId: 'subject', personId: 'somebody', by: 'Somebody', about: null },
    ...{ departmentId: null, apparatusId: null, entryId: null, date: null, requisitionId: null, request: null, teacherIds: null },
    ...(isRequest ? { requisitionId: 'request', request: sent, entryId: ENTRY, date: '2026-11-10' } : {}),
    ...rest,
  };
}

const whoHears = (event: Happened) => EVERYBODY.filter((who) => whatIsHeard(who, event)).map(({ personId }) => personId);
const kinds = (event: Happened) => Object.fromEntries(EVERYBODY.map((who) => [who.personId, whatIsHeard(who, event)?.kind]));

describe('what somebody hears', () => {
  it('of a request is what they may see of it', () => {
    const event = happened('requisition.delivered');
    expect(whoHears(event)).toEqual(['teacher', 'technician', 'head', 'head of Art', 'admin']);
    expect(whatIsHeard(TEACHER, event)).toEqual({
      kind: 'requisition.delivered',
      ...{ requisitionId: 'request', lessonId: `${ENTRY}_2026-11-10`, taskIds: ['deliver'], by: 'Somebody' },
    });
    expect(whatIsHeard(TEACHER, happened('requisition.replanned'))?.taskIds).toEqual(['prepare', 'deliver']);
  });

  it('of a draft is nothing but to its people, also of what was a draft', () => {
    const draft = { ...sent, status: 'draft' as const, isSent: false };
    expect(whoHears(happened('requisition.draft', { request: draft, personId: 'teacher' }))).toEqual(['teacher']);
    expect(whoHears(happened('requisition.cancelled', { request: { ...draft, status: 'cancelled' } }))).toEqual(['teacher']);
    expect(whoHears(happened('requisition.draft', { personId: 'teacher' }))).toEqual(['teacher']);
  });

  it('is not that a change was late, nor that people wrote to each other, unless that is theirs to know', () => {
    expect(kinds(happened('requisition.changed-late'))).toEqual({
      teacher: 'requisition.changed-late',
      colleague: undefined,
      technician: 'requisition.changed-late',
      head: 'requisition.changed-late',
      'head of Art': 'requisition.changed',
      admin: 'requisition.changed',
    });
    expect(whoHears(happened('requisition.message'))).toEqual(['teacher', 'technician', 'head']);
  });

  it('of a lesson is for its teachers and those who see all', () => {
    const event = happened('lesson.changed', { entryId: ENTRY, date: '2026-11-10', teacherIds: ['another', 'teacher'] });
    expect(whoHears(event)).toEqual(['teacher', 'technician', 'head', 'head of Art', 'admin']);
    expect(whatIsHeard(TEACHER, event)).toMatchObject({ lessonId: `${ENTRY}_2026-11-10` });
  });

  it('of an absence is for whoever is away and those who see all', () => {
    expect(whoHears(happened('absence.written', { about: 'teacher' }))).toEqual(['teacher', 'technician', 'head', 'head of Art', 'admin']);
  });

  it('of a notice of a department is for those of it', () => {
    expect(whoHears(happened('notice.posted', { departmentId: 'art' }))).toEqual(['head of Art', 'admin']);
    expect(whoHears(happened('notice.posted'))).toHaveLength(EVERYBODY.length);
  });

  it('of an offer is for those between whom it is, and those who read what is written about the request', () => {
    const ofRequest = { requisitionId: 'request', request: sent };
    expect(whoHears(happened('offer.made', ofRequest))).toEqual(['teacher', 'technician', 'head']);
    expect(whoHears(happened('offer.answered', { ...ofRequest, about: 'colleague' }))).toEqual([
      'teacher',
      'colleague',
      'technician',
      'head',
    ]);
    expect(whatIsHeard(TEACHER, happened('offer.made', ofRequest))).toEqual({
      kind: 'offer.made',
      requisitionId: 'request',
      by: 'Somebody',
    });
  });

  it('says of what nobody did that it came by itself, and only of that', () => {
    const itself = happened('requisition.accepted', { personId: null, by: null });
    expect(whatIsHeard(TEACHER, itself)).toMatchObject({ by: null, byItself: true });
    expect(whatIsHeard(TEACHER, happened('apparatus.broken'))).not.toHaveProperty('byItself');
  });

  it('says who did it to those who know the people of the school', () => {
    const event = happened('apparatus.broken');
    expect(EVERYBODY.map((who) => whatIsHeard(who, event)?.by)).toEqual([null, null, 'Somebody', 'Somebody', 'Somebody', 'Somebody']);
    expect(whatIsHeard(TEACHER, event)).toMatchObject({ apparatusId: 'subject' });
  });

  it('is of every event for somebody', () => {
    const told = { personId: 'teacher', about: 'teacher', teacherIds: ['teacher'], entryId: ENTRY, date: '2026-11-10' };
    const ofOffer = { requisitionId: 'request', request: sent };
    const whatHappened = (name: Happened['name']) => happened(name, subjectOf(name) === 'offer' ? { ...told, ...ofOffer } : told);
    expect(EVENT_NAMES.filter((name) => whoHears(whatHappened(name)).length === 0)).toEqual([]);
  });
});

describe('a stream', () => {
  it('ends with what may change what its person sees', () => {
    const changed = happened('person.changed', { subjectId: 'technician' });
    expect(EVERYBODY.filter((who) => changesRightsOf(who, changed))).toEqual([TECHNICIAN]);
    expect(changesRightsOf(TEACHER, happened('person.merged', { about: 'teacher' }))).toBe(true);
    expect(EVERYBODY.filter((who) => changesRightsOf(who, happened('department.changed')))).toEqual([TECHNICIAN]);
  });
});
