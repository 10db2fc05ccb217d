import type { Signal } from '@angular/core';
import { max, maxLength, min, required, schema, validate, type Schema } from '@angular/forms/signals';
import { REQUISITION_LIMITS as LIMITS } from '@app/shared/rules';
import type { RequisitionDraft } from './requisition-draft';

/** What the form knows beside its draft: what is being sent, and whether it comes late. */
export interface Sending {
  status: Signal<'submitted' | 'draft'>;
  late: Signal<boolean>;
}

/** Says what a request lacks before the server is asked; the bounds are the server's own. */
export function requisitionSchema({ status, late }: Sending): Schema<RequisitionDraft> {
  return schema<RequisitionDraft>((draft) => {
    maxLength(draft.title, LIMITS.title);
    maxLength(draft.notes, LIMITS.notes);
    maxLength(draft.lateWords, LIMITS.lateWords);
    maxLength(draft.assessment, LIMITS.assessment);
    maxLength(draft.adaptations, LIMITS.adaptations);
    min(draft.pupils, 1);
    max(draft.pupils, LIMITS.pupils);
    min(draft.groupSize, 1);
    max(draft.groupSize, LIMITS.pupils);
    validate(draft.title, ({ value, valueOf }) =>
      valueOf(draft.free) && value().trim() === '' ? { kind: 'blank', message: 'Give the list a name.' } : undefined,
    );
    validate(draft.practical, ({ value, valueOf }) =>
      value() === null && !valueOf(draft.free) ? { kind: 'none', message: 'Choose a practical, or write a free list.' } : undefined,
    );
    required(draft.lateReason, { message: 'Say why this comes late.', when: () => status() === 'submitted' && late() });
    validate(draft.lateWords, ({ value, valueOf }) =>
      valueOf(draft.lateReason) === 'other' && value().trim() === '' ? { kind: 'blank', message: 'Say it in a few words.' } : undefined,
    );
  });
}
