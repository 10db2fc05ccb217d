import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LessonGroup, SchemeStep } from '@app/shared/contracts';
import { action } from '../../../core/action';
import { ALL_WORDS } from '../../../core/words';
import { Session } from '../../../identity/session';
import { PracticalsClient } from '../../../practicals/practicals.client';
import { SchemesClient } from '../../../schemes/schemes.client';
import { ProblemNotice } from '../../../ui/problem';
import type { AskedLesson } from '../asked-lesson';
import type { RequisitionDraft } from '../requisition-draft';
import { WholeUnit } from './whole-unit';

/** The steps of the class's scheme that come next: one press fills in the first, and a whole unit can be asked for at once. */
@Component({
  selector: 'app-next-steps',
  imports: [MatButton, ProblemNotice, RouterLink, WholeUnit],
  template: `
    @if (known(); as follows) {
      @if (follows.scheme; as scheme) {
        @if (follows.next.length === 0) {
          <p class="small">{{ words.steps.done(scheme.name) }}</p>
        } @else {
          <p class="small next">{{ words.steps.next(scheme.name) }}</p>
          <div class="bar">
            @for (step of shown(); track step.code) {
              <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="ask(step)">
                {{ words.steps.named(step) }}
              </button>
            }
            @if (follows.next.length > shown().length) {
              <button type="button" class="link-button small" (click)="all.set(true)">
                {{ words.steps.further(follows.next.length - shown().length) }}
              </button>
            }
            <button type="button" class="link-button small" [attr.aria-expanded]="unit()" (click)="unit.set(!unit())">
              {{ words.steps.unit }}
            </button>
          </div>
          @if (unit()) {
            <app-whole-unit
              [lesson]="lesson()"
              [group]="group()"
              [schemeId]="scheme.id"
              (sent)="unitSent.emit()"
              (left)="unit.set(false)"
            />
          }
        }
        @if (acting.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" />
        }
      } @else {
        <p class="small">
          {{ words.steps.none(group().code) }}
          @if (mayFollow()) {
            <a routerLink="/library/schemes" [queryParams]="{ group: group().id }">{{ words.steps.choose }}</a>
          }
        </p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.375rem;
    }
    p {
      margin: 0;
    }
    .bar {
      gap: 0.375rem 0.75rem;
    }
    .link-button {
      min-height: 1.75rem;
    }
    .bar [matButton] {
      height: auto;
      min-height: 2.5rem;
      padding-block: 0.375rem;
      text-align: left;
      line-height: 1.25;
    }
  `,
})
export class NextSteps {
  readonly lesson = input.required<AskedLesson>();
  readonly group = input.required<LessonGroup>();
  readonly filled = output<Partial<RequisitionDraft>>();
  readonly unitSent = output();
  protected readonly words = inject(ALL_WORDS).asking;
  private readonly practicals = inject(PracticalsClient);
  private readonly session = inject(Session);
  private readonly follows = inject(SchemesClient).ofGroup(() => this.group().id);
  protected readonly known = computed(() => (this.follows.hasValue() ? this.follows.value() : null));
  protected readonly all = signal(false);
  protected readonly unit = signal(false);
  protected readonly shown = computed(() => (this.all() ? (this.known()?.next ?? []) : (this.known()?.next ?? []).slice(0, 1)));
  protected readonly acting = action();
  protected readonly mayFollow = computed(() => this.session.may('scheme.follow', { personId: this.session.person().user.id }));

  /** Fills in the practical of a step; a step without one begins a free list of its name. */
  protected async ask(step: SchemeStep): Promise<void> {
    await this.acting.run(async () => {
      const title = this.words.steps.named(step);
      if (step.practicalId === null) return this.filled.emit({ free: true, practical: null, title, lines: [{ name: '', perSet: 1 }] });
      const practical = await this.practicals.one(step.practicalId);
      this.filled.emit({ practical, free: false, title: '', groupSize: null, lines: null, goShort: false });
    });
  }
}
