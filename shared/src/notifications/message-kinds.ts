/** Lists the sorts of messages in the order in which people set them, each with those of a school who get it. */
export const MESSAGE_KINDS = {
  'lessons.unanswered': ['teacher'],
  'requisition.queried': ['teacher'],
  'requisition.accepted': ['teacher'],
  'requisition.declined': ['teacher'],
  'requisition.short': ['teacher'],
  'requisition.filled': ['teacher', 'technician'],
  'requisition.late': ['technician'],
  'requisition.changed-late': ['technician'],
  'requisition.cancelled': ['technician'],
  'requisition.answered': ['technician'],
  'requisition.message': ['teacher', 'technician'],
  'requisition.moved': ['teacher', 'technician'],
  'requisition.handed-over': ['teacher'],
  'requisition.taken-back': ['teacher', 'technician', 'head'],
  'requisition.world-changed': ['teacher', 'technician'],
  'requisition.unsettled': ['head'],
  'absence.written': ['technician', 'head'],
  'absence.withdrawn': ['technician', 'head'],
  'person.left': ['technician', 'head'],
  'workload.overload': ['technician', 'head'],
  'workload.cleared': ['technician', 'head'],
  'prep.list': ['technician'],
  'week.review': ['head'],
} as const satisfies Record<string, readonly ('teacher' | 'technician' | 'head')[]>;
export type MessageKind = keyof typeof MESSAGE_KINDS;

/** The sorts of messages, in order. */
export const messageKinds = Object.keys(MESSAGE_KINDS) as MessageKind[];

/** Lists how a message can come by e-mail: when it happens, in the one of the next teaching morning, or not. In the application it is always. */
export const MESSAGE_CHOICES = ['at-once', 'digest', 'off'] as const;
export type MessageChoice = (typeof MESSAGE_CHOICES)[number];
