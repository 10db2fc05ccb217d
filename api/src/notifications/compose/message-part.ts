import type { MessageText } from '@app/shared';

/** Who is told: the department's technicians, its heads, or the teacher of the lesson. */
export type Recipients = 'technicians' | 'head' | 'teacher';

/** One thing that an event means for some people. */
export interface MessagePart extends MessageText {
  to: readonly Recipients[];
  /** What they are told of, in the words of the field: `requisition.late`. */
  kind: string;
}
