import type { MessageKind, MessageText } from '@app/shared';

/** Who is told: the department's technicians, its heads, or the teacher of the lesson. */
export type Recipients = 'technicians' | 'head' | 'teacher';

/** One thing that an event means for some people. */
export interface MessagePart extends MessageText {
  to: readonly Recipients[];
  /** Whom it goes to in place of `to`, as long as one of them is still there. */
  rather?: readonly string[];
  /** A department whose people are told beside those of the request's own. */
  alsoOf?: string;
  /** What they are told of, in the words of the field: `requisition.late`. */
  kind: MessageKind;
  /** Departments whose technicians and heads know it already. */
  knownTo?: readonly string[];
}
