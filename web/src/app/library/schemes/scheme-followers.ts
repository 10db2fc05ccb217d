import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { GroupScheme, LessonGroup, Scheme } from '@app/shared/contracts';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { ALL_WORDS } from '../../core/words';
import { ProblemNotice } from '../../ui/problem';
import { FollowForm } from './follow-form';
import { SchemesClient } from '../../schemes/schemes.client';

/** Which classes follow a scheme, since when and how far; one more, another step, or none. */
@Component({
  selector: 'app-scheme-followers',
  imports: [FollowForm, MatButton, ProblemNotice],
  template: `
    <section class="card" aria-labelledby="followers">
      <h2 id="followers">{{ words.heading }}</h2>
      <ul>
        @for (group of scheme().groups; track group.id) {
          <li>
            <b>{{ group.code }}</b>
            <span class="small">{{ standing(group) }}</span>
            <span class="grow"></span>
            @if (mayFollow()) {
              <button matButton type="button" (click)="chosen.set(group.id)">{{ words.change(group.code) }}</button>
              <button matButton type="button" [disabled]="acting.busy()" (click)="end(group)">{{ words.end(group.code) }}</button>
            }
          </li>
        } @empty {
          <li class="small">{{ words.none }}</li>
        }
      </ul>
      @if (acting.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (mayFollow()) {
        @if (chosen() !== null) {
          <app-follow-form [schemes]="[scheme()]" [groups]="groups()" [group]="chosen() ?? ''" (done)="done()" />
        } @else if (groups().length > 0) {
          <button matButton="outlined" type="button" (click)="chosen.set('')">{{ words.add }}</button>
        } @else {
          <p class="small">{{ words.noGroups }}</p>
        }
      }
    </section>
  `,
  styles: `
    section {
      margin-bottom: var(--s2);
    }
    h2 {
      font-size: var(--text-l);
    }
    ul {
      margin: var(--s1) 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class SchemeFollowers {
  readonly scheme = input.required<Scheme>();
  readonly groups = input.required<readonly LessonGroup[]>();
  readonly mayFollow = input.required<boolean>();
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS).schemes.follow;
  private readonly client = inject(SchemesClient);
  private readonly today = inject(Clock).today;
  protected readonly acting = action();
  /** The class for which the form is open; '' for one that is still to be chosen. */
  protected readonly chosen = signal<string | null>(null);
  private readonly where = resource({
    params: () => this.scheme(),
    loader: async ({ params: { groups } }) => {
      const all = await Promise.all(groups.map(({ id }) => this.client.readOfGroup(id).catch(() => null)));
      return new Map(groups.map(({ id }, at) => [id, all[at] ?? null]));
    },
  });
  private readonly known = computed(() => (this.where.hasValue() ? this.where.value() : new Map<string, GroupScheme | null>()));

  protected standing({ id }: LessonGroup): string {
    const follows = this.known().get(id);
    return follows?.from ? this.words.stands(follows.from, follows.step) : '';
  }

  protected done(): void {
    this.chosen.set(null);
    this.changed.emit();
  }

  protected async end(group: LessonGroup): Promise<void> {
    const ending = await this.acting.run(async () => {
      await this.client.follow(group.id, { schemeId: null, from: this.today() });
      return this.words.ended(group.code);
    });
    if (ending === 'done') this.changed.emit();
  }
}
