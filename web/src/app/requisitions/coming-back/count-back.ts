import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import { countedOut, GONE_HOWS, MAX_TASK_MINUTES, notBack } from '@app/shared/rules';
import { poundsIn } from '../../apparatus/pounds';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { Stepper } from '../../ui/stepper';
import { RequisitionsClient } from '../requisitions.client';
import { type GonePart, GoneParts, partsOf } from './gone-parts';

const ENDS = ['used', 'partly-used', 'not-used'] as const;

/** Counts what went out with a class back in: how many came back, what became of the rest, how it went, how long clearing took. */
@Component({
  selector: 'app-count-back',
  imports: [Control, Field, GoneParts, MatButton, ProblemNotice, Stepper],
  template: `
    <form class="stack" novalidate (submit)="send($event)">
      @if (sending.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @for (one of out(); track one.apparatusId) {
        <div class="thing">
          <app-stepper
            [label]="said.cameBack(one.name, one.quantity)"
            [min]="0"
            [max]="one.quantity"
            [value]="back().get(one.apparatusId) ?? one.quantity"
            (valueChange)="count(one.apparatusId, $event)"
          />
          @if (missingOf(one.apparatusId); as missing) {
            <div class="gone" role="group" [attr.aria-label]="said.missing(missing, one.name)">
              <b class="small">{{ said.missing(missing, one.name) }}</b>
              <app-gone-parts
                [name]="one.name"
                [missing]="missing"
                [parts]="gone().get(one.apparatusId) ?? []"
                [wrong]="wrongOf(one.apparatusId)"
                (partsChange)="say(one.apparatusId, $event)"
              />
            </div>
          }
        </div>
      } @empty {
        <p class="small">{{ said.nothingOut }}</p>
      }
      <div class="fields">
        <app-field [label]="said.howItWent">
          <select appControl #went (change)="outcome.set($any(went.value))">
            @for (one of ends; track one) {
              <option [value]="one" [selected]="one === outcome()">{{ words.closing.outcomes[one] }}</option>
            }
          </select>
        </app-field>
        <app-field [label]="said.minutesClearing" [optional]="true" [error]="sending.wrong()['minutes']">
          <input appControl inputmode="numeric" autocomplete="off" [value]="minutes()" (typed)="minutes.set($event)" />
        </app-field>
      </div>
      <div class="bar">
        <button matButton="filled" type="submit" [disabled]="sending.busy()">{{ said.putAway }}</button>
        <button matButton type="button" (click)="left.emit()">{{ said.notNow }}</button>
      </div>
    </form>
  `,
  styles: `
    app-stepper {
      justify-self: start;
    }
    .thing,
    .gone {
      display: grid;
      gap: 0.5rem;
    }
    .gone {
      padding-inline-start: 0.75rem;
      border-inline-start: 3px solid var(--warn);
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
      gap: var(--s2);
    }
  `,
})
export class CountBack {
  readonly requisition = input.required<Requisition>();
  readonly away = output();
  readonly left = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.comingBack;
  protected readonly ends = ENDS;
  private readonly client = inject(RequisitionsClient);
  protected readonly sending = action();
  private readonly id = computed(() => this.requisition().id);
  protected readonly out = computed(() => countedOut(this.requisition().lines));
  /** How many came back of what somebody counted; all of the rest did. */
  protected readonly back = linkedSignal<string, ReadonlyMap<string, number>>({ source: this.id, computation: () => new Map() });
  /** What became of the rest, in parts. */
  protected readonly gone = linkedSignal<string, ReadonlyMap<string, readonly GonePart[]>>({
    source: this.id,
    computation: () => new Map(),
  });
  private readonly missing = computed(() => notBack(this.out(), this.back()));
  /** As its teacher said, unless whoever counts says otherwise. */
  protected readonly outcome = linkedSignal<string, (typeof ENDS)[number]>({
    source: () => `${this.requisition().id} ${this.requisition().outcome}`,
    computation: () => ENDS.find((end) => end === this.requisition().outcome) ?? 'used',
  });
  protected readonly minutes = signal('');

  protected missingOf(id: string): number {
    return this.missing().find(({ apparatusId }) => apparatusId === id)?.quantity ?? 0;
  }

  /** What is wrong with the cost of each part of a thing. */
  protected wrongOf(id: string): (string | undefined)[] {
    return Array.from({ length: GONE_HOWS.length }, (_, at) => this.sending.wrong()[keyOf(id, at)]);
  }

  protected count(id: string, came: number): void {
    this.back.update((back) => new Map(back).set(id, came));
  }

  protected say(id: string, what: readonly GonePart[]): void {
    this.gone.update((gone) => new Map(gone).set(id, what));
  }

  /** What is out is fetched back first; both steps are one act to take back. */
  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const minutes = minutesIn(this.minutes());
    const parts = this.missing().flatMap(({ apparatusId, quantity }) =>
      partsOf(quantity, this.gone().get(apparatusId) ?? []).map((part, at) => ({
        ...part,
        ...{ apparatusId, at, pounds: poundsIn(part.cost) },
      })),
    );
    const wrong = {
      ...Object.fromEntries(
        parts.flatMap(({ apparatusId, at, pounds }) => (pounds === null ? [[keyOf(apparatusId, at), this.said.costWrong]] : [])),
      ),
      ...(minutes === null && { minutes: this.said.minutesWrong }),
    };
    if (this.sending.lacks(wrong)) return;
    const breakages = parts.map(({ apparatusId, quantity, how, pounds }) => ({
      ...{ apparatusId, quantity, how },
      ...(pounds != null && { cost: pounds }),
    }));
    const ending = await this.sending.run(async () => {
      const { id, title, next, version } = this.requisition();
      const fetched = next.includes('collected') ? await this.client.move(id, { to: 'collected', version }) : { version };
      const words = { outcome: this.outcome(), breakages, ...(minutes != null && { actualMinutes: minutes }) };
      await this.client.move(id, { to: 'cleared', version: fetched.version, ...words });
      return this.said.isAway(
        title,
        breakages.reduce((sum, { quantity }) => sum + quantity, 0),
      );
    });
    // what was fetched back before the last step was refused is so
    if (ending !== 'passed') this.away.emit();
  }
}

/** Names the cost of a part of a thing among what may be wrong. */
function keyOf(id: string, at: number): string {
  return `${id} ${at}`;
}

/** Whole minutes as they are typed; undefined for none, null for what is no such number. */
export function minutesIn(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^\d{1,4}$/.test(text) && Number(text) <= MAX_TASK_MINUTES ? Number(text) : null;
}
