import { Component, ElementRef, afterNextRender, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { RequisitionsClient } from '../requisitions.client';

/** Hands a request over to a colleague of its department, each said with whether they have a lesson then. */
@Component({
  selector: 'app-hand-over',
  imports: [Control, Field, MatButton, ProblemNotice],
  template: `
    <form class="stack" aria-labelledby="hand-over-heading" (submit)="hand($event)">
      <h4 id="hand-over-heading" tabindex="-1">{{ words.handingOver.heading }}</h4>
      <p class="small">{{ words.handingOver.why }}</p>
      @if (takers.error(); as refused) {
        <app-problem [error]="refused" (retry)="takers.reload()" />
      } @else if (takers.hasValue()) {
        @if (takers.value().length > 0) {
          <app-field [label]="words.handingOver.whom" [error]="handing.wrong()['teacherId']">
            <select appControl [value]="chosen()" (change)="chosen.set($any($event.target).value)">
              <option value="">{{ words.handingOver.choose }}</option>
              @for (taker of takers.value(); track taker.person.id) {
                <option [value]="taker.person.id">{{ words.handingOver.taker(taker.person.name, taker.free) }}</option>
              }
            </select>
          </app-field>
        } @else {
          <p class="small">{{ words.handingOver.none }}</p>
        }
      } @else {
        <p class="small" role="status">{{ words.handingOver.looking }}</p>
      }
      @if (handing.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      <div class="bar">
        @if (takers.hasValue() && takers.value().length > 0) {
          <button matButton="filled" type="submit" [disabled]="handing.busy()">{{ words.handingOver.now }}</button>
        }
        <button matButton type="button" (click)="left.emit()">{{ words.handingOver.back }}</button>
      </div>
    </form>
  `,
  styles: `
    h4 {
      margin: 0;
      font-size: var(--text-m);
    }
  `,
})
export class HandOver {
  readonly requisition = input.required<Requisition>();
  readonly handed = output();
  readonly left = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(RequisitionsClient);
  protected readonly takers = this.client.takers(() => this.requisition().id);
  protected readonly handing = action();
  protected readonly chosen = signal('');

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector<HTMLElement>('#hand-over-heading')?.focus({ preventScroll: true }));
  }

  protected async hand(event: Event): Promise<void> {
    event.preventDefault();
    const teacherId = this.chosen();
    if (this.handing.lacks(teacherId === '' ? { teacherId: this.words.handingOver.chooseFirst } : {})) return;
    const { id, version, title } = this.requisition();
    const ending = await this.handing.run(async () => {
      const { teacher } = await this.client.change(id, { version, teacherId });
      return this.words.handingOver.done(title, teacher.name);
    });
    if (ending === 'done' || this.handing.refusal()?.status === 409) this.handed.emit();
  }
}
