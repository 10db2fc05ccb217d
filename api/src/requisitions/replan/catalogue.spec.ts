import { describe, expect, it } from '@jest/globals';
import { EVENT_NAMES, type EventName, type EventSubject, subjectOf } from '@app/shared';
import { DRAFTS_FOLLOW, REPLANNED_ON } from './replan-readers.js';

/** Nouns of which a request keeps nothing, or that are themselves what requests are made of. */
const OTHERS: Partial<Record<EventSubject, string>> = {
  requisition: 'what a person or the replan does to the request itself',
  task: 'a person changes the task itself',
  mail: 'mail knows nothing of lessons',
};

/** Changes of the world after which no request is worked out again, each with its reason. A new event is replanned, or stands here. */
const NOT_REPLANNED: Partial<Record<EventName, string>> = {
  'check.added': 'what a check takes out is written as apparatus changed',
  'check.changed': 'what a check takes out is written as apparatus changed',
  'check.done': 'what a check gives back is written as apparatus changed',
  'check.removed': 'what a check gives back is written as apparatus changed',
  'duty.added': 'no request asked for it; the line is judged again by its tasks',
  'duty.changed': 'no request asked for it; the line is judged again by its tasks',
  'duty.laid-out': 'no request asked for it; the line is judged again by its tasks',
  'duty.removed': 'no request asked for it; the line is judged again by its tasks',
  'machine-job.added': 'a job takes no machine that somebody holds; the line is judged again by its task',
  'machine-job.changed': 'a job takes no machine that somebody holds; what it gives back goes to who is short',
  'machine-job.ended': 'what it frees fills whoever is short, as when kit comes free',
  'machine-job.moved': 'what waits holds nothing',
  'machine-job.removed': 'what it gives back goes to who is short',
  'budget.set': 'what is spent is no part of a request',
  'budget.year': 'what is spent is no part of a request',
  'purchase.ordered': 'what is spent is no part of a request',
  'purchase.received': 'stock is drawn when a request is prepared, and held by none',
  'purchase.removed': 'what is spent is no part of a request',
  'group.needs': 'what a class needs stands beside its requests, and is no part of them',
  'department.shopping': 'when the shopping closes is told of a request, and is no part of it',
  'group.scheme': 'a scheme offers, and is no part of a request',
  'notice.answered': 'people are told, and no request is touched',
  'notice.posted': 'people are told, and no request is touched',
  'notice.removed': 'people are told, and no request is touched',
  'occasion.added': 'nobody can have asked for it yet',
  'offer.answered': 'what it moves is written as a request moved',
  'offer.made': 'a question moves nothing',
  'offer.taken-back': 'what it moves back is written as a request taken back',
  'scheme.added': 'a scheme offers, and is no part of a request',
  'scheme.changed': 'a scheme offers, and is no part of a request',
  'scheme.removed': 'a scheme offers, and is no part of a request',
  'stock.added': 'stock is drawn when a request is prepared, and held by none',
  'stock.adjusted': 'stock is drawn when a request is prepared, and held by none',
  'stock.changed': 'stock is drawn when a request is prepared, and held by none',
  'stock.drawn': 'it follows from the request',
  'stock.given-back': 'it follows from the request',
  'stock.import-undone': 'stock is drawn when a request is prepared, and held by none',
  'stock.imported': 'stock is drawn when a request is prepared, and held by none',
  'stock.removed': 'stock is drawn when a request is prepared, and held by none',
  'storage.changed': 'stock is drawn when a request is prepared, and held by none',
  'lesson.answer-withdrawn': 'an answer is no part of a request',
  'lesson.answered': 'an answer is no part of a request',
  'apparatus.added': 'nobody can have asked for it yet',
  'apparatus.broken': 'what no longer fits is cut with it (ShortHolds), in the same transaction, and marked short',
  'apparatus.repaired': 'whoever is short is filled as when kit comes free',
  'apparatus.short': 'it is what marks requests short',
  'department.added': 'nothing hangs on it yet',
  'person.added': 'nothing hangs on them yet; hours are given afterwards',
  'person.forgotten': 'they had left before: no work was planned by them any more',
  'person.joined': 'only an account is new',
  'person.passwordSet': 'only an account changes',
  'practical.added': 'nobody can have asked for it yet',
  'practical.archived': 'what was sent keeps its version, and a draft says so when it is sent',
  'practical.file-added': 'what is read beside a practical is no part of a request',
  'practical.file-removed': 'what is read beside a practical is no part of a request',
  'practical.note-removed': 'what is read beside a practical is no part of a request',
  'practical.noted': 'what is read beside a practical is no part of a request',
  'practical.restored': 'what was sent keeps its version',
  'practicals.started': 'nobody can have asked for them yet',
  'room.added': 'no lesson is in it yet',
  'school.begun': 'there is no request yet',
  'substance.added': 'what is known of a chemical is looked up when a request is read',
  'substance.changed': 'what is known of a chemical is looked up when a request is read',
  'substance.removed': 'what is known of a chemical is looked up when a request is read',
};

describe('what the world changes', () => {
  const ofWorld = EVENT_NAMES.filter((name) => !(subjectOf(name) in OTHERS));

  it.each(ofWorld)('is followed by requests, or known to touch none: %s', (name) => {
    expect([name, name in REPLANNED_ON || DRAFTS_FOLLOW.includes(name)]).not.toEqual([name, name in NOT_REPLANNED]);
  });
  it('is named once, and only what there is', () => {
    const named = [...Object.keys(REPLANNED_ON), ...DRAFTS_FOLLOW, ...Object.keys(NOT_REPLANNED)].sort();
    expect(named).toEqual([...ofWorld].sort());
  });
});
