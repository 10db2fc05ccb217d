import { HttpClient, HttpContext, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  CopyWeekAnswer,
  CopyWeekBody,
  CopyWeekQuery,
  LineDraw,
  MoveBody,
  Offer,
  OfferAnswerBody,
  OfferBody,
  PlainRequest,
  PlainRequestBody,
  PreviewAnswer,
  PreviewBody,
  Requisition,
  RequisitionBody,
  RequisitionChange,
  RequisitionQuery,
  RequisitionSummary,
  SeriesAnswer,
  SeriesBody,
  SettleOption,
  Taker,
  ToSettle,
  ToSettleCount,
  TransitionBody,
} from '@app/shared/contracts';
import { REQUISITION_STATUSES } from '@app/shared/rules';
import { firstValueFrom } from 'rxjs';
import { requestKey } from '../core/request-key';

const URL = '/api/requisitions';
const TO_SETTLE = '/api/to-settle';
const OFFERS = '/api/offers';

/** Which requests a list shows, and in which order. */
export type RequisitionFilter = Omit<RequisitionQuery, 'limit' | 'cursor'>;

/** A page of a list, and how many there are in all. */
export interface RequisitionPage {
  items: RequisitionSummary[];
  nextCursor?: string;
  total: number;
}

/** The fields of a change that are to be empty afterwards. */
export type Cleared = { [Field in keyof RequisitionChange]?: null };
export type Change = Pick<RequisitionChange, 'version'> & { [Field in keyof RequisitionChange]?: RequisitionChange[Field] | null };

/** Requests: the only door to /api/requisitions. Every call rejects with what `refusalOf` reads. */
@Service()
export class RequisitionsClient {
  /** The last request that no answer has come to. */
  private unanswered: { words: string; key: string } | null = null;
  private readonly http = inject(HttpClient);

  /** What would happen if the body were submitted now; a new body cancels the question before it. */
  preview(body: () => PreviewBody | undefined): HttpResourceRef<PreviewAnswer | undefined> {
    return httpResource<PreviewAnswer>(() => {
      const asked = body();
      return asked && { url: `${URL}/preview`, method: 'POST', body: asked };
    });
  }

  /** Asks once what would happen, as for a lesson that a request could be moved to. */
  previewOnce(body: PreviewBody): Promise<PreviewAnswer> {
    return firstValueFrom(this.http.post<PreviewAnswer>(`${URL}/preview`, body));
  }

  one(id: () => string | undefined): HttpResourceRef<Requisition | undefined> {
    return httpResource<Requisition>(() => {
      const wanted = id();
      return wanted === undefined ? undefined : of(wanted);
    });
  }

  /** Reads one request for what is not followed afterwards. */
  read(id: string, context = new HttpContext()): Promise<Requisition> {
    return firstValueFrom(this.http.get<Requisition>(of(id), { context }));
  }

  /** A page of a list; without a cursor the first. */
  page(filter: RequisitionFilter, limit: number, cursor?: string): Promise<RequisitionPage> {
    return firstValueFrom(this.http.get<RequisitionPage>(URL, { params: { ...filter, limit, ...(cursor && { cursor }) } }));
  }

  /** Whether anybody has sent a request yet, whatever became of it. */
  async hasAny(): Promise<boolean> {
    const status = REQUISITION_STATUSES.filter((one) => one !== 'draft').join();
    const { items } = await this.page({ status }, 1);
    return items.length > 0;
  }

  /** What technicians ask a teacher, the nearest lesson first. */
  questions(teacherId: () => string | undefined): HttpResourceRef<RequisitionSummary[] | undefined> {
    return httpResource<RequisitionSummary[]>(
      () => {
        const teacher = teacherId();
        return teacher === undefined ? undefined : { url: URL, params: { status: 'queried', teacherId: teacher, limit: 50 } };
      },
      { parse: (answer) => (answer as { items: RequisitionSummary[] }).items },
    );
  }

  /** Reads a message in plain words as a draft; nothing is written. */
  readWords(body: PlainRequestBody): Promise<PlainRequest> {
    return firstValueFrom(this.http.post<PlainRequest>(`${URL}/read`, body));
  }

  create(body: RequisitionBody): Promise<Requisition> {
    return this.once('POST', URL, body);
  }

  /** Asks for the same at several lessons in one act. */
  series(body: SeriesBody): Promise<SeriesAnswer> {
    return this.once('POST', `${URL}/series`, body);
  }

  /** Which requests of one week could be asked for again in another, and at which lessons. */
  copyWeek(query: CopyWeekQuery): Promise<CopyWeekAnswer> {
    return firstValueFrom(this.http.get<CopyWeekAnswer>(`${URL}/copy-week`, { params: { ...query } }));
  }

  /** Asks for them again at the lessons that are named, in one act. */
  copyTo(body: CopyWeekBody): Promise<SeriesAnswer> {
    return this.once('POST', `${URL}/copy-week`, body);
  }

  change(id: string, body: Change): Promise<Requisition> {
    return this.once('PUT', of(id), body);
  }

  /** The same request sent again after a lost answer goes under the same key, and is done once. */
  private async once<Answer = Requisition>(
    method: 'POST' | 'PUT',
    url: string,
    body: RequisitionBody | Change | SeriesBody | CopyWeekBody,
  ): Promise<Answer> {
    const words = `${method} ${url} ${JSON.stringify(body)}`;
    if (this.unanswered?.words !== words) this.unanswered = { words, key: requestKey() };
    const headers = { 'Idempotency-Key': this.unanswered.key };
    const requisition = await firstValueFrom(this.http.request<Answer>(method, url, { body, headers }));
    this.unanswered = null;
    return requisition;
  }

  move(id: string, body: TransitionBody): Promise<Requisition> {
    return firstValueFrom(this.http.post<Requisition>(`${of(id)}/transitions`, body));
  }

  /** What each chemical and consumable of a request takes from stock, and of what else it could be made. */
  draws(id: () => string): HttpResourceRef<LineDraw[] | undefined> {
    return httpResource<LineDraw[]>(() => `${of(id())}/draws`, { parse: (answer) => (answer as { items: LineDraw[] }).items });
  }

  /** The colleagues to whom a request can be handed over, who has no lesson then first. */
  takers(id: () => string): HttpResourceRef<Taker[] | undefined> {
    return httpResource<Taker[]>(() => `${of(id())}/takers`, { parse: (answer) => (answer as { items: Taker[] }).items });
  }

  /** Puts a request at another lesson, where it is judged like a new one. */
  async place(id: string, body: MoveBody): Promise<Requisition> {
    const headers = { 'Idempotency-Key': requestKey() };
    return firstValueFrom(this.http.post<Requisition>(`${of(id)}/move`, body, { headers }));
  }

  /** What is to be settled by whoever is signed in, the nearest lesson first. */
  /** A page of what is to be settled; without a cursor the first. */
  async toSettle(cursor?: string): Promise<{ items: ToSettle[]; next: string | undefined }> {
    const asked = this.http.get<ToSettle[]>(TO_SETTLE, { params: { ...(cursor && { cursor }) }, observe: 'response' });
    const { body, headers } = await firstValueFrom(asked);
    return { items: body ?? [], next: headers.get('X-Next-Cursor') ?? undefined };
  }

  async toSettleCount(): Promise<number> {
    return (await firstValueFrom(this.http.get<ToSettleCount>(`${TO_SETTLE}/count`))).count;
  }

  /** Does what a way out says, as it stands. */
  async settle({ apply: { method, path, body } }: SettleOption): Promise<void> {
    await firstValueFrom(this.http.request(method, path, { body, headers: { 'Idempotency-Key': requestKey() } }));
  }

  /** What the signed-in person is asked or has asked about another lesson, as far as it is open. */
  openOffers(who: () => string | undefined): HttpResourceRef<Offer[] | undefined> {
    return httpResource<Offer[]>(() => (who() === undefined ? undefined : { url: OFFERS, params: { state: 'open', limit: 50 } }), {
      parse: (answer) => (answer as { items: Offer[] }).items,
    });
  }

  /** What was offered about a request, the open ones first. */
  offersOf(id: () => string | undefined): HttpResourceRef<Offer[] | undefined> {
    return httpResource<Offer[]>(
      () => {
        const requisitionId = id();
        return requisitionId === undefined ? undefined : { url: OFFERS, params: { requisitionId, limit: 20 } };
      },
      { parse: (answer) => (answer as { items: Offer[] }).items },
    );
  }

  /** What a teacher is offered, or has offered, and nobody has answered yet. */
  offersToMe(personId: () => string | undefined): HttpResourceRef<Offer[] | undefined> {
    return httpResource<Offer[]>(() => (personId() === undefined ? undefined : { url: OFFERS, params: { state: 'open', limit: 20 } }), {
      parse: (answer) => (answer as { items: Offer[] }).items,
    });
  }

  /** Asks the teacher of a request to have it at another lesson, or to change days. */
  offer(id: string, body: OfferBody): Promise<Offer> {
    return firstValueFrom(this.http.post<Offer>(`${of(id)}/offers`, body, { headers: { 'Idempotency-Key': requestKey() } }));
  }

  /** Says yes or no to an offer. */
  answerOffer(id: string, body: OfferAnswerBody): Promise<Offer> {
    return firstValueFrom(this.http.post<Offer>(`${OFFERS}/${encodeURIComponent(id)}/answer`, body));
  }

  say(id: string, text: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${of(id)}/messages`, { text }));
  }
}

function of(id: string): string {
  return `${URL}/${encodeURIComponent(id)}`;
}
