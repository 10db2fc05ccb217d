import { Service, inject } from '@angular/core';
import type { Kind } from '../../core/offline/kind';
import { Offline } from '../../core/offline/offline';
import { EMPTY_DRAFT, type RequisitionDraft } from './requisition-draft';

const DRAFTS: Kind<RequisitionDraft> = { name: 'requisition-draft', version: 1, days: 60, upgrade };

/** Which form was being filled in: a new request of a lesson, or a draft that the server has of it. */
export interface DraftKey {
  lessonId: string;
  savedId: string | null;
}

/** Keeps what has been filled in for a lesson in this browser, until it is sent or thrown away. */
@Service()
export class KeptDrafts {
  private readonly offline = inject(Offline);

  read(key: DraftKey): Promise<RequisitionDraft | null> {
    return this.offline.read(DRAFTS, idOf(key));
  }

  keep(key: DraftKey, draft: RequisitionDraft): Promise<boolean> {
    return this.offline.keep(DRAFTS, idOf(key), draft);
  }

  forget(key: DraftKey): Promise<void> {
    return this.offline.forget(DRAFTS, idOf(key));
  }
}

function idOf({ lessonId, savedId }: DraftKey): string {
  return savedId === null ? lessonId : `${lessonId}/${savedId}`;
}

/** Drafts of before had no reason as null. */
function upgrade(value: unknown): RequisitionDraft {
  const draft = { ...EMPTY_DRAFT, ...(value as Partial<RequisitionDraft>) };
  return { ...draft, lateReason: draft.lateReason || '' };
}
