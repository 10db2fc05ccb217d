import { Injectable } from '@nestjs/common';
import type { RefusedLesson, Requisition, RequisitionFields, SeriesAnswer, SeriesBody } from '@app/shared';
import { currentRequestId, type Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { ProblemError, refusalBody, saidByDatabase } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { KnownSubstances } from '../substances/index.js';
import { type Asking, Askings } from './asking.js';
import { withChemicals } from './stored-requisition.js';
import { SubmitRequisition } from './submit-requisition.js';
import { withoutNulls } from './without-nulls.js';

/** What is asked for at one lesson of several. */
export interface OneOfSeries {
  lessonId: string;
  status: 'draft' | 'submitted';
  fields: RequisitionFields;
}

/** Asking for several lessons in one go: each is judged beside those before it, and all of it is taken back at once. */
@Injectable()
export class SubmitSeries {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly submissions: SubmitRequisition,
    private readonly substances: KnownSubstances,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /** Asks for the same at each of these lessons; a refusal is of one lesson and answered beside it. */
  submit(principal: Principal, { requisition: { status, ...fields }, lessonIds }: SeriesBody): Promise<SeriesAnswer> {
    return this.each(
      principal,
      lessonIds.map((lessonId) => ({ lessonId, status, fields })),
    );
  }

  /** Asks for what is wanted at each of these lessons, in one transaction with one token that takes all of it back. */
  async each(principal: Principal, asked: readonly OneOfSeries[]): Promise<SeriesAnswer> {
    try {
      return await this.inTurn(principal, asked, true);
    } catch (error) {
      // the database refuses one of them: by themselves it is found which
      if (!saidByDatabase(error)) throw error;
      return this.inTurn(principal, asked, false);
    }
  }

  /** `together`: all at once where nothing speaks against it. */
  private async inTurn(principal: Principal, asked: readonly OneOfSeries[], together: boolean): Promise<SeriesAnswer> {
    const known = await this.substances.of(principal);
    // in the order of the lessons, whoever asks: two who ask for the same ones do not wait for each other in a circle
    const inOrder = [...asked].sort(byLesson);
    return this.askings.inTransaction(principal, async (asking) => {
      const created = new Map<OneOfSeries, Requisition>();
      const refused = new Map<OneOfSeries, RefusedLesson>();
      const written = together && this.db.isFirstTry ? await this.together(asking, inOrder) : null;
      for (const [index, one] of inOrder.entries()) {
        const answer = written?.[index] ?? (await this.one(asking, one));
        if ('problem' in answer) refused.set(one, answer);
        else created.set(one, withChemicals(known, answer));
      }
      this.undos.keep(principal);
      return { created: asked.flatMap((one) => created.get(one) ?? []), refused: asked.flatMap((one) => refused.get(one) ?? []) };
    });
  }

  private async together(asking: Asking, asked: readonly OneOfSeries[]): Promise<Requisition[] | null> {
    if (asked.length < 2 || asked.some(({ status }) => status !== 'submitted')) return null;
    return this.submissions.together(
      asking,
      asked.map(({ fields, lessonId }) => withoutNulls({ ...fields, lessonId })),
    );
  }

  private async one(asking: Asking, { lessonId, status, fields }: OneOfSeries): Promise<Requisition | RefusedLesson> {
    try {
      return await this.events.attempt(() => this.submissions.write(asking, withoutNulls({ ...fields, lessonId }), status));
    } catch (error) {
      const refusal = error instanceof ProblemError ? error : saidByDatabase(error);
      if (!refusal) throw error;
      return { lessonId, problem: refusalBody(refusal, currentRequestId() ?? '') };
    }
  }
}

/** By date, then by id: the date ends a lesson's id. */
function byLesson({ lessonId: one }: OneOfSeries, { lessonId: other }: OneOfSeries): number {
  const key = (id: string) => `${id.slice(-10)} ${id}`;
  return key(one) < key(other) ? -1 : 1;
}
