import type { MessageChoice, MessageKind } from '../../notifications/message-kinds.js';
import { counted } from './counts.js';

export const heading = 'Messages';
export const none = 'No messages yet';
export const noneWhy = 'What happens with your requests and your work is told here.';
export const loading = 'Loading messages';
export const readAll = 'Mark all as read';
export const allRead = 'All messages are read';
export const older = 'Load older messages';
export const unread = 'New';
export const open = 'Open it';
export const byMail = 'Messages by e-mail';
export const byMailWhy = 'Every message stands under Messages. Choose which come by e-mail too, and when.';
export const save = 'Save';
export const saved = 'Saved how messages come by e-mail';

/** What each sort of message tells. */
export const kinds: Record<MessageKind, string> = {
  'lessons.unanswered': 'Lessons of mine without an answer',
  'requisition.queried': 'A question about my request',
  'requisition.accepted': 'My request is accepted after a question',
  'requisition.declined': 'My request is declined',
  'requisition.short': 'My request is short of kit',
  'requisition.filled': 'Kit came free for a short request',
  'requisition.late': 'A late request',
  'requisition.changed-late': 'A late change',
  'requisition.cancelled': 'A request is cancelled at short notice',
  'requisition.answered': 'A teacher answers a question',
  'requisition.message': 'Somebody writes about a request',
  'requisition.moved': 'A request is moved',
  'requisition.handed-over': 'A request is handed over to me',
  'requisition.offer': 'Another lesson is offered, or what I offered is answered',
  'requisition.taken-back': 'What you were told was undone',
  'requisition.world-changed': 'The timetable or calendar changes a request',
  'requisition.unsettled': 'Nobody has settled a request',
  'absence.written': 'A teacher with practicals is away',
  'absence.withdrawn': 'A teacher is back after all',
  'person.left': 'Somebody who has left leaves requests',
  'workload.overload': 'More work than time',
  'workload.cleared': 'There is time enough again',
  'notice.safety': 'A safety notice',
  'notice.answered': 'An idea of mine is answered',
  'prep.list': 'The day’s prep list',
  'week.review': 'The week in review',
};

/** Stands in place of what an e-mail between people says, where others see that it went. */
export const textIsTheirs = 'What it says is for the person it goes to.';

/** Names an e-mail by its sort, for who may not read its subject: 'Of the sort “A late request”'. */
export function sortOf(kind: string): string {
  return kind === 'digest' ? 'Messages of a day in one e-mail' : `Of the sort “${kinds[kind as MessageKind] ?? kind}”`;
}

/** When a message comes by e-mail. */
export const choices: Record<MessageChoice, string> = { 'at-once': 'At once', digest: 'Once a day', off: 'Not by e-mail' };

/** Says how many are new: '3 new messages'. */
export function news(count: number): string {
  return counted(count, 'new message');
}
