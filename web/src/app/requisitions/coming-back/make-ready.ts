import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LineDraw, Requisition } from '@app/shared/contracts';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { RequisitionsClient } from '../requisitions.client';
import { minutesIn } from './count-back';

const NONE = '';

/** Says that a request is made: of which stock each chemical and consumable was taken, and how long it took. */
@Component({
  selector: 'app-make-ready',
  imports: [Control, Field, MatButton, ProblemNotice, Skeleton],
  template: `
    <form class="stack" novalidate (submit)="send($event)">
      @if (sending.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (read.error(); as refused) {
        <app-problem [error]="refused" (retry)="read.reload()" />
      } @else if (read.isLoading()) {
        <app-skeleton [rows]="2" [label]="said.loading" />
      } @else if (lines().length > 0) {
        <p class="small">{{ said.drawsLead }}</p>
        @for (line of lines(); track line.lineId) {
          <div class="line" role="group" [attr.aria-label]="said.made(line)">
            <b class="small">{{ said.made(line) }}</b>
            <app-field [label]="said.drawnFrom">
              <select appControl #which (change)="choose(line, which.value)">
                @for (one of line.offered; track one.stockId) {
                  <option [value]="one.stockId" [selected]="one.stockId === chosenOf(line)">{{ said.offered(one) }}</option>
                }
                <option value="" [selected]="chosenOf(line) === ''">{{ said.drawsNone }}</option>
              </select>
            </app-field>
          </div>
        }
      }
      <app-field [label]="said.minutesMaking" [optional]="true" [error]="sending.wrong()['minutes']">
        <input appControl inputmode="numeric" autocomplete="off" [value]="minutes()" (typed)="minutes.set($event)" />
      </app-field>
      <div class="bar">
        <button matButton="filled" type="submit" [disabled]="sending.busy() || read.isLoading()">{{ said.ready }}</button>
        <button matButton type="button" (click)="left.emit()">{{ said.notNow }}</button>
      </div>
    </form>
  `,
  styles: `
    .line {
      display: grid;
      gap: 0.25rem;
    }
  `,
})
export class MakeReady {
  readonly requisition = input.required<Requisition>();
  readonly made = output();
  readonly left = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.comingBack;
  private readonly client = inject(RequisitionsClient);
  protected readonly sending = action();
  private readonly id = computed(() => this.requisition().id);
  protected readonly read = this.client.draws(this.id);
  /** Only what could be taken from a stock is asked about. */
  protected readonly lines = computed(() => (this.read.hasValue() ? this.read.value().filter(({ offered }) => offered.length > 0) : []));
  private readonly chosen = linkedSignal<string, ReadonlyMap<string, string>>({ source: this.id, computation: () => new Map() });
  protected readonly minutes = signal('');

  protected chosenOf({ lineId, stockId }: LineDraw): string {
    return this.chosen().get(lineId) ?? stockId ?? NONE;
  }

  protected choose({ lineId }: LineDraw, stockId: string): void {
    this.chosen.update((chosen) => new Map(chosen).set(lineId, stockId));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const minutes = minutesIn(this.minutes());
    if (this.sending.lacks(minutes === null ? { minutes: this.said.minutesWrong } : {})) return;
    const draws = this.lines()
      .filter((line) => this.chosenOf(line) !== (line.stockId ?? NONE))
      .map((line) => ({ lineId: line.lineId, stockId: this.chosenOf(line) === NONE ? null : this.chosenOf(line) }));
    const { id, title, version } = this.requisition();
    const ending = await this.sending.run(async () => {
      const said = { ...(draws.length > 0 && { draws }), ...(minutes != null && { actualMinutes: minutes }) };
      await this.client.move(id, { to: 'prepared', version, ...said });
      return this.said.isReady(title);
    });
    if (ending === 'done' || this.sending.refusal()?.status === 409) this.made.emit();
  }
}
