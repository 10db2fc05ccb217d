import { HttpErrorResponse } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Requisition, RequisitionAsk } from '@app/shared/contracts';
import type { Problem } from '@app/shared/rules';
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

  /** Sends what the form has and nothing else: a draft loses what was taken out of the form, as its preview showed. */
  send(body: Asked, saved: Requisition | null): Promise<Requisition> {
    return saved ? this.client.change(saved.id, { ...CLEARED, ...body, version: saved.version }) : this.client.create(body);
  }

  /** Sends the same for the lessons of other classes too, in one act. What is refused of one of them is said; of its own it is thrown. */
  async several({ lessonId, ...requisition }: Asked, alsoFor: readonly string[]): Promise<{ own: Requisition; says: string }> {
    const { created, refused } = await this.client.series({ requisition, lessonIds: [lessonId, ...alsoFor] });
    const own = created.find(({ lesson }) => lesson.id === lessonId);
    const why = (id: string) => refused.find((one) => one.lessonId === id)?.problem as Problem | undefined;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as HttpClient itself throws what the server refused
    if (!own) throw new HttpErrorResponse({ status: why(lessonId)?.status ?? 409, error: why(lessonId) });
    const not = refused.map(({ problem }) => (problem as Problem).detail);
    const sent = `Sent for ${created.length} of ${alsoFor.length + 1} classes.`;
    return { own, says: [sent, ...not].join(' ') };
  }

  /** Sends what the form has: a saved draft, or something new for its lesson and for those of other classes. */
  async ask(body: Asked, saved: Requisition | null, alsoFor: readonly string[]): Promise<Sent> {
    if (saved || alsoFor.length === 0) return { requisition: await this.send(body, saved) };
    const { own, says } = await this.several(body, alsoFor);
    return { requisition: own, says };
  }

  /** Changes what was sent, and nothing else of it; `draft` is what the form has, `note` why the change comes late. */
  async change(sent: Requisition, draft: RequisitionDraft, note: string | null): Promise<Sent> {
    return {
      requisition: await this.client.change(sent.id, { ...changeOf(sent, draft), ...(note !== null && { note }), version: sent.version }),
    };
  }
}

/** What was sent, and what there is to say of it beside that it was. */
interface Sent {
  requisition: Requisition;
  says?: string;
}
