import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import type { LateReason as Reason } from '@app/shared/rules';
import { action } from '../../core/action';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { RequisitionsClient } from '../requisitions.client';

/** Says how late a request was and why; its teacher corrects the reason here, and the head of its department excuses it. */
@Component({
  selector: 'app-late-reason',
  imports: [Control, Field, MatButton, Note, ProblemNotice],
  template: `
    @let said = words.requestPage.lateness;
    <app-note tone="warn">
      <span>{{ sentence() }}</span>
      @if (correcting()) {
        <app-field [label]="said.why" [error]="acting.wrong()['lateReason']">
          <select appControl #why (change)="reason.set($any(why.value))">
            @for (one of reasons; track one[0]) {
              <option [value]="one[0]" [selected]="one[0] === reason()">{{ one[1] }}</option>
            }
          </select>
        </app-field>
        @if (reason() === 'other') {
          <app-field [label]="words.requestPage.fewWords" [error]="acting.wrong()['lateWords']">
            <input appControl [value]="text()" (typed)="text.set($event)" />
          </app-field>
        }
        <div class="bar">
          <button matButton="filled" type="button" [disabled]="acting.busy()" (click)="correct()">{{ said.save }}</button>
          <button matButton="outlined" type="button" (click)="correcting.set(false)">{{ words.waiting.notNow }}</button>
        </div>
      } @else if (mayCorrect() || mayExcuse()) {
        <div class="bar">
          @if (mayCorrect()) {
            <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="correcting.set(true)">{{ said.correct }}</button>
          }
          @if (mayExcuse()) {
            <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="excuse()">{{ said.excuse }}</button>
          }
        </div>
      }
    </app-note>
    @if (acting.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
    }
  `,
})
export class LateReason {
  readonly requisition = input.required<Requisition>();
  readonly changed = output();
  protected readonly words = inject(WORDS);
  protected readonly acting = action();
  protected readonly reasons = Object.entries(this.words.requisitions.ownLateReasons) as [Reason, string][];
  private readonly client = inject(RequisitionsClient);
  private readonly session = inject(Session);
  private readonly id = computed(() => this.requisition().id);
  protected readonly correcting = linkedSignal({ source: this.id, computation: () => false });
  protected readonly reason = linkedSignal<Reason>(() => this.requisition().lateReason ?? 'other');
  protected readonly text = linkedSignal(() => this.requisition().lateWords ?? '');
  protected readonly mayCorrect = computed(() => {
    const { teacher, excused } = this.requisition();
    return excused !== null && this.session.may('requisition.reply', { personId: teacher.id });
  });
  protected readonly mayExcuse = computed(() => {
    const { departmentId, excused } = this.requisition();
    return excused === false && this.session.may('lateness.excuse', { departmentId });
  });
  protected readonly sentence = computed(() => {
    const { deadline, lateReason, lateWords, excused } = this.requisition();
    const why = lateReason === 'other' && lateWords ? lateWords : lateReason && this.words.requisitions.lateCauses[lateReason];
    return this.words.requestPage.lateness.said(
      { lateness: this.words.durations.lateness(this.requisition()), deadline: deadline ?? '', why, excused: excused === true },
      this.session.timeZone(),
    );
  });

  protected async correct(): Promise<void> {
    const { id, version, title } = this.requisition();
    const reason = this.reason();
    const words = this.text().trim();
    if (this.acting.lacks(reason === 'other' && words === '' ? { lateWords: this.words.requestPage.wordsFirst } : {})) return;
    await this.attempt(async () => {
      await this.client.change(id, { version, lateReason: reason, ...(reason === 'other' && { lateWords: words }) });
      this.correcting.set(false);
      return this.words.requestPage.lateness.corrected(title);
    });
  }

  protected async excuse(): Promise<void> {
    const { id, version, title } = this.requisition();
    await this.attempt(async () => {
      await this.client.change(id, { version, excused: true });
      return this.words.requestPage.lateness.excused(title);
    });
  }

  private async attempt(work: () => Promise<string>): Promise<void> {
    const ending = await this.acting.run(work);
    if (ending === 'done' || this.acting.refusal()?.status === 409) this.changed.emit();
  }
}
