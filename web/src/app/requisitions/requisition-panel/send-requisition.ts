import { Service, inject } from '@angular/core';
import type { Requisition, RequisitionAsk } from '@app/shared/contracts';
import { RequisitionsClient, type Cleared } from '../requisitions.client';
import { changeOf } from './requisition-change';
import type { RequisitionDraft } from './requisition-draft';

/** What a change takes away unless the form has it. */
const CLEARED: Cleared = {
  practicalId: null,
  title: null,
  pupils: null,
  groupSize: null,
  lines: null,
  notes: null,
  lateReason: null,
  lateWords: null,
  riskAssessment: null,
  support: null,
  keepUntilLessonId: null,
};

/** What the form asks for, as a draft or for good. */
type Asked = RequisitionAsk & { status: 'draft' | 'submitted' };

/** Keeps or sends a requisition in one call: a new one, or a draft that the server has. */
@Service()
export class SendRequisition {
  private readonly client = inject(RequisitionsClient);

  /** Sends what the form has and nothing else: a draft loses what was taken out of the form, as its preview showed. */
  send(body: Asked, saved: Requisition | null): Promise<Requisition> {
    return saved ? this.client.change(saved.id, { ...CLEARED, ...body, version: saved.version }) : this.client.create(body);
  }

  /** Changes what was sent, and nothing else of it; `draft` is what the form has, `note` why the change comes late. */
  change(sent: Requisition, draft: RequisitionDraft, note: string | null): Promise<Requisition> {
    return this.client.change(sent.id, { ...changeOf(sent, draft), ...(note !== null && { note }), version: sent.version });
  }
}
