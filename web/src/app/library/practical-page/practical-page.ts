import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { LibraryPractical } from '@app/shared/contracts';
import { effortMinutes, setsFor, traysFor } from '@app/shared/rules';
import { action } from '../../core/action';
import { focusShown } from '../../core/focus-shown';
import { onUndone } from '../../core/on-undone';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Chip } from '../../ui/chip';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { Stepper } from '../../ui/stepper';
import { LibraryClient } from '../../practicals/practicals.client';
import { PracticalFiles } from './practical-files';
import { PracticalKit } from './practical-kit';
import { PracticalNotes } from './practical-notes';
import { PracticalStandIns } from './practical-stand-ins';
import { SendFor } from './send-for';

const USUAL_CLASS = 30;

/** One practical worked out for a class: kit, solutions, minutes, what to think of, and what others learnt; from here it is asked for. */
@Component({
  selector: 'app-practical-page',
  imports: [
    Chip,
    MatButton,
    Note,
    PracticalFiles,
    PracticalKit,
    PracticalNotes,
    PracticalStandIns,
    ProblemNotice,
    RouterLink,
    SendFor,
    Skeleton,
    Stepper,
  ],
  templateUrl: './practical-page.html',
  styleUrl: './practical-page.scss',
})
export class PracticalPage {
  readonly id = input.required<string>();
  protected readonly all = inject(ALL_WORDS);
  protected readonly words = this.all.library;
  private readonly session = inject(Session);
  private readonly client = inject(LibraryClient);
  private readonly router = inject(Router);
  protected readonly acting = action();
  private readonly focus = focusShown();
  protected readonly practical = this.client.one(this.id);
  protected readonly one = computed(() => (this.practical.hasValue() ? this.practical.value() : undefined));
  protected readonly mayWrite = computed(() => this.session.may('practical.write'));
  protected readonly teaches = computed(() => this.session.may('lesson.teach'));
  protected readonly pupils = linkedSignal({ source: this.id, computation: () => USUAL_CLASS });
  protected readonly groupSize = linkedSignal({ source: this.one, computation: (one) => one?.groupSize ?? 2 });
  protected readonly sets = computed(() => setsFor(this.pupils(), this.groupSize(), this.one()?.demonstration));
  protected readonly trays = computed(() => traysFor(this.sets()));
  protected readonly work = computed(() => {
    const one = this.one();
    if (!one) return null;
    return { prepare: this.takes(one, 'prepare'), clear: this.takes(one, 'clear') };
  });

  constructor() {
    onUndone(() => this.practical.reload());
  }

  protected async copy({ id }: LibraryPractical): Promise<void> {
    await this.acting.run(async () => {
      const made = await this.client.copy(id);
      await this.router.navigate(['/library', made.id, 'edit']);
      return this.words.editing.copied(made.title);
    });
  }

  protected async archive({ id, title }: LibraryPractical): Promise<void> {
    await this.acting.run(async () => {
      await this.client.archive(id);
      await this.router.navigate(['/library']);
      return this.words.editing.archived(title);
    });
  }

  protected async bringBack({ id, title }: LibraryPractical): Promise<void> {
    const ending = await this.acting.run(async () => {
      await this.client.restore(id);
      return this.words.gone.broughtBack(title);
    });
    if (ending === 'done') this.focus('h1');
    this.practical.reload();
  }

  protected print(): void {
    window.print();
  }

  private takes(one: LibraryPractical, kind: 'prepare' | 'clear'): string {
    const effort = one[kind];
    const guess = effort && effortMinutes(effort, this.sets(), 0);
    return this.words.takes(guess, one.measured[kind]);
  }
}
