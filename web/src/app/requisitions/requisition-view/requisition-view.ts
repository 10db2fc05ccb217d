import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Requisition } from '@app/shared/contracts';
import { REQUISITION_LIMITS } from '@app/shared/rules';
import { action, type Work } from '../../core/action';
import { dateOf } from '../../core/when';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Chip } from '../../ui/chip';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { KitTable, shortFirst } from '../kit-table';
import { STATUS_LOOKS, type Status } from '../requisition-words';
import { RequisitionsClient } from '../requisitions.client';

/** What a button that leads to a step says; only the steps that the server offers (`next`) are shown. */
const ACTIONS: Partial<Record<Status, { label: string; main?: true; needsNote?: true }>> = {
  submitted: { label: 'Ask again', main: true },
  accepted: { label: 'Accept', main: true },
  queried: { label: 'Ask a question', needsNote: true },
  declined: { label: 'Decline', needsNote: true },
  cancelled: { label: 'Cancel the request' },
};

/** One request with its state, its kit, its story and the thread of questions; the steps that are open to this person. */
@Component({
  selector: 'app-requisition-view',
  imports: [Chip, Control, Field, Icon, KitTable, MatButton, Note, ProblemNotice, RouterLink],
  templateUrl: './requisition-view.html',
  styleUrl: './requisition-view.scss',
})
export class RequisitionView {
  protected readonly limits = REQUISITION_LIMITS;
  readonly requisition = input.required<Requisition>();
  readonly changed = output();

  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  protected readonly timeZone = this.session.timeZone;
  protected readonly words = inject(WORDS);
  protected readonly named = this.words.strengths.named;
  protected readonly text = signal('');
  protected readonly noting = signal<Status | null>(null);
  protected readonly note = signal('');
  protected readonly acting = action();

  protected readonly mine = computed(() => this.requisition().teacher.id === this.session.me()?.user.id);
  protected readonly look = computed(() => STATUS_LOOKS[this.requisition().status]);
  protected readonly reason = computed(() => {
    const { lateReason, lateWords } = this.requisition();
    // the sentence that it stands in brings the full stop
    return lateReason === 'other' && lateWords
      ? lateWords.replace(/[.\s]+$/, '')
      : lateReason && this.words.requisitions.lateCauses[lateReason];
  });
  protected readonly actions = computed(() =>
    this.requisition().next.flatMap((to) => {
      const action = ACTIONS[to];
      return action ? [{ to, ...action }] : [];
    }),
  );
  protected readonly story = computed(() =>
    this.requisition().history.map((step) => {
      const to = step.to as keyof typeof this.words.requisitions.steps;
      return {
        at: step.at,
        who: step.by?.name ?? 'Requisite',
        did: this.words.requisitions.steps[to] ?? step.to,
        note: step.note,
        icon: to === 'replanned' || to === 'moved' ? 'calendar' : (STATUS_LOOKS[to as Status]?.icon ?? 'dots'),
      };
    }),
  );
  protected readonly task = computed(() => this.requisition().tasks.find((task) => task.kind === 'prepare') ?? null);
  protected readonly lines = computed(() => shortFirst(this.requisition()));
  protected readonly shortLines = computed(() => this.requisition().lines.filter((line) => line.short > 0));

  protected readonly newer = computed(() => {
    const { newer } = this.requisition();
    return newer && { ...newer, ...this.words.requisitions.newerVersion(newer) };
  });
  /** Its teacher may, and whoever shares the lesson: the server lets those take it back. */
  protected readonly mayChange = computed(() => {
    const { teacher, next } = this.requisition();
    return this.session.may('requisition.change', { personId: teacher.id }) || next.includes('cancelled');
  });

  protected when(instant: string): string {
    return this.words.dates.instant(instant, this.timeZone());
  }

  protected day(instant: string): string {
    return this.words.dates.day(dateOf(instant, this.timeZone()));
  }

  protected async act(to: Status, needsNote: boolean): Promise<void> {
    if (needsNote && this.noting() !== to) {
      this.noting.set(to);
      return;
    }
    const { id, version, title, status } = this.requisition();
    await this.attempt(async () => {
      const moved = await this.client.move(id, { to, version, ...(this.note().trim() && { note: this.note().trim() }) });
      this.noting.set(null);
      this.note.set('');
      return `${title}: ${this.words.requisitions.statuses[moved.status]}. It was ${this.words.requisitions.statuses[status]} before.`;
    });
  }

  /** Refused as any change is: too close to the lesson, or not enough kit; then the request stands as it was. */
  protected async takeNewer(practicalVersion: number): Promise<void> {
    const { id, version, title } = this.requisition();
    await this.attempt(async () => {
      const taken = await this.client.change(id, { version, practicalVersion });
      return `${title}: the newer version is taken. It is ${this.words.requisitions.statuses[taken.status]}.`;
    });
  }

  protected async say(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.text().trim();
    if (text === '') return;
    await this.attempt(async () => {
      await this.client.say(this.requisition().id, text);
      this.text.set('');
    });
  }

  /** After a refusal too where somebody else was first: what they did is shown. */
  private async attempt(work: Work): Promise<void> {
    const ending = await this.acting.run(work);
    if (ending === 'done' || this.acting.refusal()?.status === 409) this.changed.emit();
  }
}
