import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { WeekList } from '@app/shared/contracts';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Control, Field } from '../ui/field';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { TimeControl } from '../ui/time-control';
import { WeekListClient } from './week-list.client';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Says when the shopping for this week closes, and lets who keeps stock say otherwise. */
@Component({
  selector: 'app-cut-off-form',
  imports: [Control, Field, MatButton, Note, ProblemNotice, TimeControl],
  template: `
    <app-note [tone]="list().closed ? 'warn' : 'mute'">
      <p>
        {{
          list().closes === null
            ? words.weekList.closesNever
            : words.weekList.closes(words.dates.instant(list().closes ?? '', zone()), list().closed)
        }}
      </p>
      @if (mayWrite() && draft() === null) {
        <div>
          <button matButton="outlined" type="button" class="screen" (click)="begin()">{{ words.weekList.sayClosing }}</button>
        </div>
      }
      @if (draft(); as at) {
        @if (saving.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        <form class="bar" novalidate (submit)="save($event)">
          <app-field [label]="words.weekList.closingDay" [error]="saving.wrong()['weekday']">
            <select appControl (change)="draft.set({ ...at, weekday: $any($event.target).value })">
              <option value="" [selected]="at.weekday === ''">{{ words.weekList.closingNone }}</option>
              @for (day of weekdays; track day) {
                <option [value]="day" [selected]="at.weekday === day.toString()">{{ words.weekList.weekday(day) }}</option>
              }
            </select>
          </app-field>
          @if (at.weekday !== '') {
            <app-field [label]="words.weekList.closingTime" [error]="saving.wrong()['time']">
              <input appTime autocomplete="off" [value]="at.time" (typed)="draft.set({ ...at, time: $event })" />
            </app-field>
          }
          <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.weekList.saveClosing }}</button>
          <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="draft.set(null)">
            {{ words.weekList.cancel }}
          </button>
        </form>
      }
    </app-note>
  `,
  styles: `
    form {
      align-items: end;
    }
    @media print {
      .screen {
        display: none;
      }
    }
  `,
})
export class CutOffForm {
  readonly list = input.required<WeekList>();
  readonly mayWrite = input(false);
  readonly saved = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly zone = inject(Session).timeZone;
  private readonly client = inject(WeekListClient);
  protected readonly saving = action();
  protected readonly weekdays = WEEKDAYS;
  protected readonly draft = signal<{ weekday: string; time: string } | null>(null);

  protected begin(): void {
    const { weekday, time } = this.list().cutOff;
    this.draft.set({ weekday: weekday?.toString() ?? '', time: time ?? '12:00' });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (draft === null) return;
    const { departmentId, cutOff } = this.list();
    const said = draft.weekday === '' ? { weekday: null, time: null } : { weekday: Number(draft.weekday), time: draft.time };
    await this.saving.run(async () => {
      await this.client.saveCutOff(departmentId, { version: cutOff.version, ...said });
      this.draft.set(null);
      this.saved.emit();
      return this.words.weekList.closingSaved;
    });
  }
}
