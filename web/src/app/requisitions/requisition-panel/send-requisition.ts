import { Service, inject } from '@angular/core';
import type { Requisition, RequisitionAsk } from '@app/shared/contracts';
import type { Problem } from '@app/shared/rules';
import { refusalOf } from '../../core/refusal';
import { WORDS } from '../../core/words';
import { RequisitionsClient, type Cleared } from '../requisitions.client';
import { changeOf } from './requisition-change';
import type { RequisitionDraft } from './requisition-draft';

/** What the server calls a field that has another name in the form. */
export const SERVER_NAMES = { practicalId: 'practical', riskAssessment: 'assessment' } as const;

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
  private readonly words = inject(WORDS);

  /** Sends what the form has and nothing else: a draft loses what was taken out of the form, as its preview showed. */
  send(body: Asked, saved: Requisition | null): Promise<Requisition> {
    return saved ? this.client.change(saved.id, { ...CLEARED, ...body, version: saved.version }) : this.client.create(body);
  }

  /**
   * Sends what the form has: a saved draft, or something new for its lesson and then for those of other classes. A refusal of its own is
   * thrown before anything is sent for the others; of theirs it is said.
   */
  async ask(body: Asked, saved: Requisition | null, alsoFor: readonly string[]): Promise<Sent> {
    const own = await this.send(body, saved);
    if (saved || alsoFor.length === 0) return { requisition: own };
    const { lessonId: _own, ...requisition } = body;
    const { sentFor, restNotKnown } = this.words.requisitions.extras;
    try {
      const { created, refused } = await this.client.series({ requisition, lessonIds: [...alsoFor] });
      const why = refused.map(({ problem }) => (problem as Problem).detail);
      return { requisition: own, says: [sentFor(created.length + 1, alsoFor.length + 1), ...why].join(' ') };
    } catch {
      return { requisition: own, says: restNotKnown };
    }
  }

  /** Asks whose request it is to change days with one that was just sent; says so, or why they could not be asked. */
  async askToChangeDays({ id, title }: Requisition, { offerTo, teacher }: SwapAsked): Promise<string> {
    const { swapAsked, swapNotAsked } = this.words.requestPage;
    try {
      await this.client.offer(offerTo, { swapWith: id });
      return swapAsked(title, teacher);
    } catch (error) {
      return swapNotAsked(title, teacher, refusalOf(error).detail);
    }
  }

  /** Changes what was sent, and nothing else of it; `draft` is what the form has, `note` why the change comes late. */
  async change(sent: Requisition, draft: RequisitionDraft, note: string | null): Promise<Sent> {
    return {
      requisition: await this.client.change(sent.id, { ...changeOf(sent, draft), ...(note !== null && { note }), version: sent.version }),
    };
  }
}

/** A colleague's request to change days with, and whose it is. */
export interface SwapAsked {
  offerTo: string;
  teacher: string;
}

/** What was sent, and what there is to say of it beside that it was. */
interface Sent {
  requisition: Requisition;
  says?: string;
}
