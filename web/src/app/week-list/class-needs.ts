import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { GroupNeeds } from '@app/shared/contracts';
import { NEED_LIMITS, USUAL_NEEDS } from '@app/shared/rules';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { WeekListClient } from './week-list.client';

interface NeedDraft {
  need: string;
  count: string;
}

let made = 0;

/** What pupils of one class need, as needs and numbers; changed in its row. */
@Component({
  selector: 'app-class-needs',
  imports: [Chip, Control, Field, MatButton, ProblemNotice],
  template: `
    <div class="row">
      <b>{{ needs().group }}</b>
      <span class="chips">
        @for (one of needs().needs; track one.need) {
          <app-chip tone="accent" icon="alert">{{ words.weekList.needOf(one) }}</app-chip>
        } @empty {
          <span class="small">{{ words.weekList.noNeeds }}</span>
        }
      </span>
      @if (mayWrite() && draft() === null) {
        <button
          matButton="outlined"
          type="button"
          class="screen"
          [attr.aria-label]="words.weekList.editNeedsOf(needs().group)"
          (click)="begin()"
        >
          {{ words.weekList.editNeeds }}
        </button>
      }
    </div>
    @if (draft(); as lines) {
      @if (saving.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      <form novalidate (submit)="save($event)">
        <datalist [id]="listId">
          @for (one of usual; track one) {
            <option [value]="one"></option>
          }
        </datalist>
        @for (line of lines; track $index; let at = $index) {
          <div class="line">
            <app-field [label]="words.weekList.need" [error]="saving.wrong()['needs.' + at + '.need']">
              <input
                appControl
                autocomplete="off"
                [attr.list]="listId"
                [attr.maxlength]="most"
                [value]="line.need"
                (typed)="set(at, { need: $event })"
              />
            </app-field>
            <app-field [label]="words.weekList.count" [error]="saving.wrong()['needs.' + at + '.count']">
              <input appControl inputmode="numeric" autocomplete="off" [value]="line.count" (typed)="set(at, { count: $event })" />
            </app-field>
            <button matButton="outlined" type="button" (click)="takeOut(at)">{{ words.weekList.removeNeed(line.need) }}</button>
          </div>
        }
        <div class="bar">
          <button matButton="outlined" type="button" (click)="add()">{{ words.weekList.addNeed }}</button>
          <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.weekList.saveNeeds }}</button>
          <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="draft.set(null)">
            {{ words.weekList.cancel }}
          </button>
        </div>
      </form>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
      padding: 0.5rem 0;
    }
    .row,
    .chips,
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
    }
    /* where the needs of a class have too little room beside its name they go under it, whole */
    .chips {
      flex: 1 1 12rem;
    }
    .line {
      align-items: end;
    }
    form {
      display: grid;
      gap: 0.5rem;
    }
    @media print {
      .screen {
        display: none;
      }
    }
  `,
})
export class ClassNeeds {
  readonly needs = input.required<GroupNeeds>();
  readonly mayWrite = input(false);
  readonly saved = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(WeekListClient);
  protected readonly saving = action();
  protected readonly usual = USUAL_NEEDS;
  protected readonly most = NEED_LIMITS.need;
  protected readonly listId = `usual-needs-${(made += 1)}`;
  protected readonly draft = signal<NeedDraft[] | null>(null);

  protected begin(): void {
    const said = this.needs().needs.map(({ need, count }) => ({ need, count: count.toString() }));
    this.draft.set(said.length === 0 ? [{ need: '', count: '1' }] : said);
  }

  protected add(): void {
    this.draft.update((lines) => [...(lines ?? []), { need: '', count: '1' }]);
  }

  protected set(at: number, changes: Partial<NeedDraft>): void {
    this.draft.update((lines) => lines && lines.map((line, index) => (index === at ? { ...line, ...changes } : line)));
  }

  protected takeOut(at: number): void {
    this.draft.update((lines) => lines && lines.filter((_, index) => index !== at));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { groupId, group, version } = this.needs();
    const needs = (this.draft() ?? []).map(({ need, count }) => ({ need, count: Number(count.trim() || NaN) }));
    await this.saving.run(async () => {
      await this.client.saveNeeds(groupId, { version, needs });
      this.draft.set(null);
      this.saved.emit();
      return this.words.weekList.needsSaved(group);
    });
  }
}
