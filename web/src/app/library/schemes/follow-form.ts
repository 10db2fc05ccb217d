import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LessonGroup, Scheme } from '@app/shared/contracts';
import { action } from '../../core/action';
import { Clock } from '../../core/clock';
import { ALL_WORDS } from '../../core/words';
import { DateControl } from '../../ui/date-control';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { SchemesClient } from '../../schemes/schemes.client';

/** Says which scheme a class follows, from when and at which step. */
@Component({
  selector: 'app-follow-form',
  imports: [Control, DateControl, Field, MatButton, ProblemNotice],
  template: `
    <form novalidate (submit)="save($event)">
      <app-field [label]="words.group" [error]="saving.wrong()['group']">
        <select appControl [value]="groupId()" (typed)="groupId.set($event)">
          <option value="" [selected]="groupId() === ''">{{ words.choose }}</option>
          @for (one of groups(); track one.id) {
            <option [value]="one.id" [selected]="one.id === groupId()">{{ one.code }}</option>
          }
        </select>
      </app-field>
      @if (schemes().length > 1) {
        <app-field [label]="words.scheme" [error]="saving.wrong()['schemeId']">
          <select appControl [value]="schemeId()" (typed)="schemeId.set($event)">
            @for (one of schemes(); track one.id) {
              <option [value]="one.id" [selected]="one.id === schemeId()">{{ one.name }}</option>
            }
          </select>
        </app-field>
      }
      <app-field [label]="words.from" [error]="saving.wrong()['from']">
        <input appDate [value]="from()" (settled)="from.set($event)" />
      </app-field>
      <app-field [label]="words.step" [error]="saving.wrong()['step']">
        <select appControl [value]="step()" (typed)="step.set($event)">
          <option value="" [selected]="step() === ''">{{ words.first }}</option>
          @for (one of scheme()?.steps ?? []; track one.code) {
            <option [value]="one.code" [selected]="one.code === step()">{{ one.code }} {{ one.title }}</option>
          }
        </select>
      </app-field>
      <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.put }}</button>
      @if (saving.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
      gap: var(--s2);
      align-items: start;
    }
    button {
      align-self: end;
      justify-self: start;
      min-height: 2.75rem;
    }
    app-problem {
      grid-column: 1 / -1;
    }
  `,
})
export class FollowForm {
  readonly schemes = input.required<readonly Scheme[]>();
  readonly groups = input.required<readonly LessonGroup[]>();
  /** The class that is chosen at first. */
  readonly group = input('');
  readonly done = output();
  private readonly all = inject(ALL_WORDS);
  protected readonly words = this.all.schemes.follow;
  private readonly client = inject(SchemesClient);
  private readonly today = inject(Clock).today;
  protected readonly saving = action();
  protected readonly groupId = linkedSignal(this.group);
  /** At first the one of the class's year. */
  protected readonly schemeId = linkedSignal<string>(() => {
    const year = this.groups().find(({ id }) => id === this.group())?.year ?? null;
    const ofYear = year === null ? undefined : this.schemes().find((one) => one.year === year);
    return (ofYear ?? this.schemes()[0])?.id ?? '';
  });
  protected readonly scheme = computed(() => this.schemes().find(({ id }) => id === this.schemeId()) ?? null);
  protected readonly from = linkedSignal(() => this.today());
  protected readonly step = linkedSignal({ source: this.schemeId, computation: () => '' });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const group = this.groups().find(({ id }) => id === this.groupId());
    const scheme = this.scheme();
    const wrong = { ...(!group && { group: this.words.groupLacking }), ...(this.from() === '' && { from: this.words.fromLacking }) };
    if (this.saving.lacks(wrong) || !group || !scheme) return;
    const [from, step] = [this.from(), this.step()];
    const ending = await this.saving.run(async () => {
      await this.client.follow(group.id, { schemeId: scheme.id, from, ...(step !== '' && { step }) });
      return this.words.done(group.code, scheme.name, from);
    });
    if (ending === 'done') this.done.emit();
  }
}
