import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Requisition, WaitingRequisition } from '@app/shared/contracts';
import type { LateReason } from '@app/shared/rules';
import { refusalOf, type Refusal } from '../../core/refusal';
import { Toasts } from '../../core/toasts';
import { shortDay, spell } from '../../core/when';
import { Session } from '../../identity/session';
import { LATE_CAUSE_WORDS, STATUS_LOOKS, sets, type Status } from '../../requisitions/requisition-words';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { Chip } from '../../ui/chip';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { waitingWords } from './waiting-words';

type Answer = 'queried' | 'declined';

/**
 * The requests that wait for a technician's answer, one sentence folded, each answerable unfolded. What was typed stays
 * when the answer is refused, and a change by somebody else is shown beside it.
 */
@Component({
  selector: 'app-waiting-requisitions',
  imports: [Chip, Control, Field, MatButton, Note, ProblemNotice, RouterLink],
  templateUrl: './waiting-requisitions.html',
  styleUrl: './waiting-requisitions.scss',
})
export class WaitingRequisitions {
  readonly waiting = input.required<readonly WaitingRequisition[]>();
  readonly answered = output();
  private readonly client = inject(RequisitionsClient);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly unfolded = signal(false);
  protected readonly writing = signal<{ id: string; to: Answer } | null>(null);
  protected readonly texts = signal<Record<string, string>>({});
  protected readonly busy = signal<string | null>(null);
  protected readonly refusals = signal<Record<string, Refusal>>({});
  /** What a refused answer told of the request as it is now. */
  protected readonly current = signal<Record<string, Requisition>>({});
  protected readonly words = computed(() => waitingWords(this.waiting()));
  protected readonly serves = computed(() => this.session.can('requisitions.serve'));
  protected readonly sets = sets;
  protected readonly spell = spell;
  protected readonly shortDay = shortDay;

  protected reason(one: WaitingRequisition): string {
    return one.lateReason ? (LATE_CAUSE_WORDS[one.lateReason as LateReason] ?? one.lateReason) : '';
  }

  protected steps(one: WaitingRequisition): Status[] {
    return this.current()[one.id]?.next ?? (one.status === 'submitted' ? ['accepted', 'queried', 'declined'] : []);
  }

  protected currentWord(one: WaitingRequisition): string | null {
    const now = this.current()[one.id];
    return now && now.status !== one.status ? STATUS_LOOKS[now.status].word : null;
  }

  protected text(id: string): string {
    return this.texts()[id] ?? '';
  }

  protected type(id: string, text: string): void {
    this.texts.update((all) => ({ ...all, [id]: text }));
  }

  /** Opens the box for a question or a reason, with the focus in it. */
  protected write(id: string, to: Answer): void {
    this.writing.set({ id, to });
    this.focus('textarea');
  }

  protected stopWriting(id: string): void {
    this.writing.set(null);
    this.focus(`[data-request="${id}"] button`);
  }

  /** Takes the step; on a queried request a text is one more message in its thread. */
  protected async answer(one: WaitingRequisition, to: Status): Promise<void> {
    const note = this.text(one.id).trim();
    this.busy.set(one.id);
    this.refusals.update(({ [one.id]: _gone, ...others }) => others);
    try {
      if (one.status === 'queried' && to === 'queried') await this.client.say(one.id, note);
      else await this.client.move(one.id, { to, version: this.current()[one.id]?.version ?? one.version, ...(note && { note }) });
      this.texts.update(({ [one.id]: _sent, ...others }) => others);
      this.writing.set(null);
      // the answered one leaves the list, and the focus must not go with it
      this.focus('#waiting-heading');
      this.toasts.say(`${one.title} for ${one.group}: ${to === 'queried' ? `${one.teacher.name} is asked` : STATUS_LOOKS[to].word}.`);
      this.answered.emit();
    } catch (error) {
      const refusal = refusalOf(error);
      this.refusals.update((all) => ({ ...all, [one.id]: refusal }));
      const now = refusal.body['current'];
      if (refusal.status === 409 && isRequisition(now, one.id)) this.current.update((all) => ({ ...all, [one.id]: now }));
    } finally {
      this.busy.set(null);
    }
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }
}

function isRequisition(value: unknown, id: string): value is Requisition {
  return typeof value === 'object' && value !== null && (value as Requisition).id === id && Array.isArray((value as Requisition).next);
}
