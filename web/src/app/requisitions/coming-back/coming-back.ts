import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import { closingRefused, countedOut, minutesForNothing } from '@app/shared/rules';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { rightsAt } from '../../core/rights';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { ProblemNotice } from '../../ui/problem';
import { RequisitionsClient } from '../requisitions.client';
import { BrokeSomething } from './broke-something';
import { CountBack } from './count-back';
import { MakeReady } from './make-ready';

/** The way of a request's kit to the class and back, for whoever serves it: made of which stock, taken out, counted back, what broke. */
@Component({
  selector: 'app-coming-back',
  imports: [BrokeSomething, CountBack, MakeReady, MatButton, ProblemNotice],
  template: `
    <h2>{{ said.heading }}</h2>
    @if (forNothing(); as minutes) {
      <p class="small">{{ said.forNothing(minutes) }}</p>
    }
    @if (told(); as outcome) {
      <p>{{ said.went(outcome, requisition().teacher.name) }}</p>
    }
    @if (out().length > 0) {
      <p class="small">{{ said.out(out()) }}</p>
    }
    @if (acting.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" />
    }
    @switch (doing()) {
      @case ('make') {
        <app-make-ready [requisition]="requisition()" (made)="done()" (left)="doing.set(null)" />
      }
      @case ('count') {
        <app-count-back [requisition]="requisition()" (away)="done()" (left)="doing.set(null)" />
      }
      @default {
        <div class="bar">
          @if (requisition().status === 'accepted' && requisition().next.includes('prepared')) {
            <button matButton="outlined" type="button" (click)="doing.set('make')">{{ said.makeReady }}</button>
          }
          @if (requisition().status === 'prepared' && requisition().next.includes('delivered')) {
            <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="takeOut()">{{ said.takenOut }}</button>
          }
          @if (counts()) {
            <button matButton="outlined" type="button" (click)="doing.set('count')">{{ said.countBack }}</button>
            <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="wasNotUsed()">{{ said.notUsed }}</button>
          }
          @if (out().length > 0 && mayBreak()) {
            <button matButton="outlined" type="button" (click)="breaking.set(true)">{{ said.broke }}</button>
          }
          @if (acting.undo(); as undo) {
            <button matButton type="button" [disabled]="acting.busy()" (click)="takeBack(undo)">{{ words.shell.undo }}</button>
          }
        </div>
      }
    }
    <app-broke-something [requisition]="requisition()" [(open)]="breaking" (written)="changed.emit()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
    h2 {
      font-size: var(--text-m);
    }
  `,
})
export class ComingBack {
  readonly requisition = input.required<Requisition>();
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.comingBack;
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly acting = action();
  protected readonly breaking = signal(false);
  protected readonly doing = linkedSignal<string, 'make' | 'count' | null>({
    source: computed(() => this.requisition().id),
    computation: () => null,
  });
  protected readonly out = computed(() => countedOut(this.requisition().lines));
  protected readonly forNothing = computed(() => minutesForNothing(this.requisition()));
  /** How its teacher says that the lesson went. */
  protected readonly told = computed(() => (this.requisition().status === 'cleared' ? null : this.requisition().outcome));
  protected readonly mayBreak = computed(() => this.session.may('apparatus.write'));
  /** What is out, or back and not away; and what was made and whose lesson is over. */
  protected readonly counts = computed(() => {
    const { next, status, teacher, departmentId, lesson } = this.requisition();
    if (next.includes('collected') || next.includes('cleared')) return status !== 'collected' || next.includes('cleared');
    const me = this.session.me();
    const isOver = Temporal.Instant.compare(lesson.end, this.clock.now()) <= 0;
    return (
      status === 'prepared' && me !== null && closingRefused(status, isOver, rightsAt(me), { personId: teacher.id, departmentId }) === null
    );
  });

  protected async takeOut(): Promise<void> {
    const { id, title, version } = this.requisition();
    await this.act(async () => {
      await this.client.move(id, { to: 'delivered', version });
      return this.said.isOut(title);
    });
  }

  /** What is out is fetched back first; both steps are one act to take back. */
  protected async wasNotUsed(): Promise<void> {
    const { id, title, next, version } = this.requisition();
    await this.act(async () => {
      const fetched = next.includes('collected') ? await this.client.move(id, { to: 'collected', version }) : { version };
      await this.client.move(id, { to: 'cleared', version: fetched.version, outcome: 'not-used' });
      return this.words.closing.closed(title, 'not-used');
    });
  }

  protected async takeBack(undo: () => unknown): Promise<void> {
    await this.act(async () => {
      await undo();
      return this.words.undo.DONE;
    });
  }

  protected done(): void {
    this.doing.set(null);
    this.changed.emit();
  }

  /** After a refusal too where somebody else was first: what they did is shown. */
  private async act(work: () => Promise<string>): Promise<void> {
    const ending = await this.acting.run(work);
    if (ending === 'done' || this.acting.refusal()?.status === 409) this.changed.emit();
  }
}
