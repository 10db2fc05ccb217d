import { currentRequestId } from '../access/principal.js';
import { instant } from '../clock/index.js';
import { newId } from '../ids/uuid.js';
import type { ActivityRow } from './activity.entity.js';

/** What a command did, in the words of the field: `requisition.submitted`. */
export interface Deed {
  what: string;
  subject: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
  note?: string | null;
  /** Others are to hear of it: the notifications take it from here, after the transaction has committed. */
  toTell?: boolean;
}

/** The row that a command writes in its own transaction. `personId` null: a job did it. */
export function activity(schoolId: string, personId: string | null, nowMs: number, deed: Deed): ActivityRow {
  return {
    schoolId,
    id: newId(),
    at: instant(nowMs),
    personId,
    what: deed.what,
    subject: deed.subject,
    subjectId: deed.subjectId,
    before: deed.before ?? null,
    after: deed.after ?? null,
    note: deed.note ?? null,
    requestId: currentRequestId(),
    toTell: deed.toTell ?? false,
  };
}
