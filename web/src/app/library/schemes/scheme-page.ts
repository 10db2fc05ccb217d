import { Component, computed, effect, inject, input, linkedSignal, resource, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Scheme } from '@app/shared/contracts';
import { SCHEME_LIMITS } from '@app/shared/rules';
import { action } from '../../core/action';
import { SchoolLists } from '../../core/school-lists';
import { focusShown } from '../../core/focus-shown';
import { onUndone } from '../../core/on-undone';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { bodyOfScheme, draftOfScheme, lackingIn, NEW_SCHEME, type SchemeDraft } from './scheme-draft';
import { SchemeFollowers } from './scheme-followers';
import { SchemeSteps } from './scheme-steps';
import { SchemesClient } from '../../schemes/schemes.client';

const YEARS = Array.from({ length: SCHEME_LIMITS.years.to - SCHEME_LIMITS.years.from + 1 }, (_, at) => SCHEME_LIMITS.years.from + at);

/** One scheme of work with its steps, written in place, and the classes that follow it; `new` begins one. */
@Component({
  selector: 'app-scheme-page',
  imports: [Control, Field, MatButton, Note, ProblemNotice, RouterLink, SchemeFollowers, SchemeSteps, Skeleton],
  templateUrl: './scheme-page.html',
  styles: `
    .head,
    .gap,
    section {
      margin-bottom: var(--s2);
    }
    h2 {
      margin-bottom: var(--s1);
      font-size: var(--text-l);
    }
    .facts {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--s2);
    }
    .small {
      margin: 0 0 var(--s1);
    }
    td {
      overflow-wrap: anywhere;
    }
  `,
})
export class SchemePage {
  readonly id = input<string>();
  protected readonly words = inject(ALL_WORDS).schemes;
  private readonly client = inject(SchemesClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly lists = inject(SchoolLists);
  protected readonly limits = SCHEME_LIMITS;
  protected readonly years = YEARS;
  protected readonly mayWrite = computed(() => this.session.may('scheme.write'));
  protected readonly mayFollow = computed(() => this.session.may('scheme.follow', { personId: this.session.person().user.id }));
  protected readonly scheme = this.client.one(() => this.id());
  /** As it was read last: what is typed stays while it is read again. */
  protected readonly it = linkedSignal<Scheme | undefined, Scheme | null>({
    source: () => (this.scheme.hasValue() ? this.scheme.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly isNew = computed(() => this.id() === undefined);
  /** The version that what is written began with. */
  private readonly begun = signal<Scheme | null>(null);
  protected readonly draft = signal<SchemeDraft>(NEW_SCHEME);
  protected readonly isChanged = computed(() => {
    const begun = this.begun();
    return JSON.stringify(bodyOfScheme(this.draft())) !== JSON.stringify(bodyOfScheme(begun ? draftOfScheme(begun) : NEW_SCHEME));
  });
  protected readonly saving = action();
  protected readonly removing = action();
  protected readonly asksToRemove = signal(false);
  private readonly show = focusShown();
  private readonly groupList = resource({ loader: () => this.lists.groups() });
  protected readonly groups = computed(() => (this.groupList.hasValue() ? this.groupList.value() : []));
  protected readonly isStale = computed(() => this.saving.refusal()?.code === 'STALE_VERSION');

  constructor() {
    onUndone(() => this.scheme.reload());
    effect(() => {
      const read = this.it();
      untracked(() => {
        if (read && (this.begun() === null || !this.isChanged())) this.begin(read);
      });
    });
  }

  private begin(scheme: Scheme): void {
    this.begun.set(scheme);
    this.draft.set(draftOfScheme(scheme));
  }

  protected put(change: Partial<SchemeDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected putYear(year: string): void {
    this.put({ year: year === '' ? null : Number(year) });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.saving.lacks(lackingIn(this.draft(), this.words.edit))) return;
    const begun = this.begun();
    await this.saving.run(async () => {
      const body = bodyOfScheme(this.draft());
      const saved = begun ? await this.client.change(begun.id, { ...body, version: begun.version }) : await this.client.add(body);
      this.begin(saved);
      if (begun) this.scheme.reload();
      else void this.router.navigate(['/library/schemes', saved.id], { replaceUrl: true });
      return this.words.edit.saved(saved.name);
    });
  }

  /** Gives up what was typed, for the scheme as it is now. */
  protected leave(): void {
    this.saving.clear();
    const begun = this.begun();
    this.draft.set(begun ? draftOfScheme(begun) : NEW_SCHEME);
    if (begun) this.scheme.reload();
    else void this.router.navigate(['/library/schemes']);
  }

  protected ask(isAsked: boolean): void {
    this.asksToRemove.set(isAsked);
    this.show(isAsked ? '#surely' : '#remove-scheme');
  }

  protected async remove(scheme: Scheme): Promise<void> {
    await this.removing.run(async () => {
      await this.client.remove(scheme.id);
      void this.router.navigate(['/library/schemes']);
      return this.words.edit.removed(scheme.name);
    });
  }
}
