import { Injectable } from '@nestjs/common';
import { EXCUSED_REASONS, isElsewhere, may, type LateReason, type RequisitionChange } from '@app/shared';
import { otherDepartment } from '../core/access/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import type { Asking } from './asking.js';
import type { Locked } from './locked-requisition.js';
import { RequisitionRow } from './requisition.entity.js';

const REASON = ['version', 'note', 'lateReason', 'lateWords'];
const EXCUSE = ['version', 'note', 'excused'];

const isOnly = (fields: readonly string[], change: RequisitionChange) =>
  Object.entries(change).every(([key, value]) => value == null || fields.includes(key));

/** Tells whether a change says nothing but why a request was late. */
export function isOfReason(change: RequisitionChange): boolean {
  return change.lateReason != null && isOnly(REASON, change);
}

/** What is written of why a request was late, and whether that counts. */
interface Late {
  lateReason: LateReason | null;
  lateWords: string | null;
  excused: boolean;
}

/** Corrects why a request that was sent was late, and excuses it; the deadline and the lateness stay as they were fixed. */
@Injectable()
export class LateReasons {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
  ) {}

  /** Says another reason, as its teacher; what a head excused stays so. @throws NOT_ALLOWED, INVALID naming `lateReason` or `lateWords` */
  async correct(asking: Asking, locked: Locked, { lateReason, lateWords }: RequisitionChange): Promise<void> {
    const { teacherId: personId, entry } = locked;
    const colleagues = entry.teacherIds.includes(personId) ? entry.teacherIds : [];
    if (!may(asking.principal, 'requisition.reply', { personId, colleagues }))
      throw new ProblemError(
        'NOT_ALLOWED',
        'Its teacher corrects why it was late; the head of the department can excuse it. Nothing was changed.',
      );
    refuseUnlessLate(locked, 'lateReason');
    const reason = lateReason ?? locked.lateReason;
    const words = lateWords?.trim() || (reason === locked.lateReason ? locked.lateWords : null);
    if (reason === 'other' && !words) throw invalid('lateWords', 'Say it in a few words. Nothing was changed.');
    const byHead = locked.excused && !isExcused(locked.lateReason);
    await this.write(asking, locked, 'requisition.reason-corrected', {
      lateReason: reason,
      lateWords: reason === 'other' ? words : null,
      excused: byHead || isExcused(reason),
    });
  }

  /** Excuses it, as the head of its department: it is shown as late and not counted. @throws NOT_ALLOWED, OTHER_DEPARTMENT, INVALID naming `excused` */
  async excuse(asking: Asking, locked: Locked, change: RequisitionChange): Promise<void> {
    const { departmentId, lateReason, lateWords } = locked;
    if (!may(asking.principal, 'lateness.excuse', { departmentId })) {
      if (isElsewhere(asking.principal, 'lateness.excuse', { departmentId }))
        throw otherDepartment('work', asking.rules.departments.get(departmentId));
      throw new ProblemError('NOT_ALLOWED', 'The head of the department excuses a late request. Nothing was changed.');
    }
    if (!isOnly(EXCUSE, change)) throw invalid('excused', 'It is excused by itself, without other changes. Nothing was changed.');
    refuseUnlessLate(locked, 'excused');
    await this.write(asking, locked, 'requisition.excused', { lateReason, lateWords, excused: true });
  }

  private async write(
    { principal }: Asking,
    locked: Locked,
    name: 'requisition.excused' | 'requisition.reason-corrected',
    after: Late,
  ): Promise<void> {
    const { id, status, title, lateReason, lateWords, excused } = locked;
    if (after.lateReason === lateReason && after.lateWords === lateWords && after.excused === excused) return;
    await this.db.update(RequisitionRow, { id }, { ...after, version: ONE_MORE });
    await this.events.record(principal, {
      name,
      subjectId: id,
      payload: {
        before: { status, lateReason, excused },
        after: { status, title, lateReason: after.lateReason, excused: after.excused },
      },
    });
  }
}

function isExcused(reason: LateReason | null): boolean {
  return reason !== null && EXCUSED_REASONS.includes(reason);
}

function refuseUnlessLate({ late }: Locked, field: string): void {
  if (!late) throw invalid(field, 'This request was not late. Nothing was changed.');
}
