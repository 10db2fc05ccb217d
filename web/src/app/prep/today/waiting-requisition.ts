import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Requisition, WaitingRequisition } from '@app/shared/contracts';
import { REQUISITION_LIMITS } from '@app/shared/rules';
import { action } from '../../core/action';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import type { Status } from '../../requisitions/requisition-words';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { Chip } from '../../ui/chip';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { Sentence } from '../../ui/sentence';

/** What a request was answered with, and the pixels that it took until then. */
export interface Answered {
  to: Status;
  height: number;
}

/**
 * One request that waits for an answer. What was typed stays when the answer is refused, and a change by somebody else is
 * shown beside it. Its answer can be taken back where it stands.
 */
@Component({
  selector: 'li[app-waiting-requisition]',
  imports: [Chip, Control, Field, Icon, MatButton, Note, ProblemNotice, RouterLink, Sentence],
  templateUrl: './waiting-requisition.html',
  styleUrl: './waiting-requisition.scss',
})
export class WaitingRequisitionRow {
  protected readonly words = inject(WORDS);
  protected readonly limits = REQUISITION_LIMITS;
  readonly one = input.required<WaitingRequisition>();
  /** What it was answered with here, once it waits no more. */
  readonly taken = input<Status | null>(null);
  readonly answered = output<Answered>();
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly timeZone = this.session.timeZone;
  protected readonly answering = action();
  protected readonly text = signal('');
  /** What the text is for, while its box is open. */
  protected readonly writing = signal<'queried' | 'declined' | null>(null);
  /** What a refused answer told of the request as it is now. */
  private readonly current = signal<Requisition | null>(null);
  protected readonly serves = computed(() => this.session.may('requisition.serve', { departmentId: this.one().departmentId }));
  protected readonly steps = computed<Status[]>(
    () => this.current()?.next ?? (this.one().status === 'submitted' ? ['accepted', 'queried', 'declined'] : []),
  );
  /** The newest message, unless that is the question which stands there already. */
  protected readonly newestMessage = computed(() => {
    const { lastMessage, question } = this.one();
    return lastMessage === question?.text.trim() ? null : lastMessage;
  });
  /** What it is now, where a refused answer told that it is something else. */
  protected readonly statusNow = computed(() => {
    const now = this.current();
    return now && now.status !== this.one().status ? now.status : null;
  });

  /** Opens the box for a question or a reason, with the focus in it. */
  protected write(to: 'queried' | 'declined'): void {
    this.writing.set(to);
    this.focus('textarea');
  }

  protected stopWriting(): void {
    this.writing.set(null);
    this.focus('button');
  }

  /** Takes the step; on a queried request a text is one more message in its thread. */
  protected async answer(to: Status): Promise<void> {
    const { id, status, version } = this.one();
    const height = this.host.offsetHeight;
    const note = this.text().trim();
    const ending = await this.answering.run(async () => {
      if (status === 'queried' && to === 'queried') await this.client.say(id, note);
      else await this.client.move(id, { to, version: this.current()?.version ?? version, ...(note && { note }) });
      this.text.set('');
      this.writing.set(null);
      return this.words.waiting.answered(this.one(), to);
    });
    const refusal = this.answering.refusal();
    const now = refusal?.body['current'];
    if (refusal?.status === 409 && isRequisition(now, id)) this.current.set(now);
    if (ending !== 'done') return;
    this.answered.emit({ to, height });
    this.stay();
  }

  /** Takes the answer back, for as long as nobody has gone on with it; the list that is read then has the request again. */
  protected async takeBack(): Promise<void> {
    const undo = this.answering.undo();
    await this.answering.run(async () => {
      await undo?.();
      this.current.set(null);
      return this.words.undo.DONE;
    });
    this.stay();
  }

  /** The button that was pressed goes, and the focus must not go with it; nor stand on Undo, where a second press would fall. */
  private stay(): void {
    this.host.focus({ preventScroll: true });
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }
}

function isRequisition(value: unknown, id: string): value is Requisition {
  return typeof value === 'object' && value !== null && (value as Requisition).id === id && Array.isArray((value as Requisition).next);
}
