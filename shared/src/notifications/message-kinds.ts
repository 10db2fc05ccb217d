import type { Permission } from '../access/index.js';

/** Lists the sorts of messages in the order in which people set them, each with what it takes to get it. */
export const MESSAGE_KINDS = {
  'lessons.unanswered': ['lessons.teach'],
  'requisition.queried': ['lessons.teach'],
  'requisition.accepted': ['lessons.teach'],
  'requisition.declined': ['lessons.teach'],
  'requisition.short': ['lessons.teach'],
  'requisition.filled': ['lessons.teach', 'requisitions.serve'],
  'requisition.late': ['requisitions.serve'],
  'requisition.changed-late': ['requisitions.serve'],
  'requisition.cancelled': ['requisitions.serve'],
  'requisition.answered': ['requisitions.serve'],
  'requisition.message': ['lessons.teach', 'requisitions.serve'],
  'requisition.moved': ['lessons.teach', 'requisitions.serve'],
  'requisition.handed-over': ['lessons.teach'],
  'requisition.offer': ['lessons.teach', 'requisitions.serve', 'departments.lead'],
  'requisition.taken-back': ['lessons.teach', 'requisitions.serve', 'departments.lead'],
  'requisition.world-changed': ['lessons.teach', 'requisitions.serve'],
  'requisition.unsettled': ['departments.lead'],
  'absence.written': ['requisitions.serve', 'departments.lead'],
  'absence.withdrawn': ['requisitions.serve', 'departments.lead'],
  'person.left': ['requisitions.serve', 'departments.lead'],
  'workload.overload': ['requisitions.serve', 'departments.lead'],
  'workload.cleared': ['requisitions.serve', 'departments.lead'],
  'notice.safety': ['notices.read'],
  'notice.answered': ['notices.read'],
  'prep.list': ['tasks.take'],
  'week.review': ['departments.lead'],
} as const satisfies Record<string, readonly Permission[]>;
export type MessageKind = keyof typeof MESSAGE_KINDS;

/** The sorts of messages, in order. */
export const messageKinds = Object.keys(MESSAGE_KINDS) as MessageKind[];

/** Lists how a message can come by e-mail: when it happens, in the one of the next teaching morning, or not. In the application it is always. */
export const MESSAGE_CHOICES = ['at-once', 'digest', 'off'] as const;
export type MessageChoice = (typeof MESSAGE_CHOICES)[number];
