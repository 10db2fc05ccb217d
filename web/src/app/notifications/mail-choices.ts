import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { NotificationChoices } from '@app/shared/contracts';
import { MESSAGE_CHOICES, MESSAGE_KINDS, type MessageChoice, type MessageKind, messageKinds } from '@app/shared/rules';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { ProblemNotice } from '../ui/problem';
import { NotificationsClient } from './notifications.client';

/** How somebody hears of each sort of message by e-mail; of the sorts that they get. Read when it is unfolded. */
@Component({
  selector: 'app-mail-choices',
  imports: [MatButton, ProblemNotice],
  template: `
    <details (toggle)="load()">
      <summary>{{ words.inbox.byMail }}</summary>
      <p class="small">{{ words.inbox.byMailWhy }}</p>
      @if (acting.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (choices(); as chosen) {
        <ul>
          @for (kind of kinds(); track kind) {
            <li>
              <label [for]="'choice-' + kind">{{ words.inbox.kinds[kind] }}</label>
              <select [id]="'choice-' + kind" (change)="choose(kind, $any($event.target).value)">
                @for (choice of all; track choice) {
                  <option [value]="choice" [selected]="chosen[kind] === choice">{{ words.inbox.choices[choice] }}</option>
                }
              </select>
            </li>
          }
        </ul>
        <button matButton="filled" type="button" [disabled]="acting.busy()" (click)="save()">{{ words.inbox.save }}</button>
      }
    </details>
  `,
  styles: `
    summary {
      min-height: 2.5rem;
      color: var(--accent);
      cursor: pointer;
    }
    ul {
      display: grid;
      gap: 0.25rem;
      max-width: 40rem;
      margin: var(--s1) 0 var(--s2);
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem var(--s2);
      align-items: center;
      justify-content: space-between;
    }
    select {
      min-width: 9rem;
      min-height: 2.5rem;
    }
  `,
})
export class MailChoices {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(NotificationsClient);
  private readonly session = inject(Session);
  protected readonly all = MESSAGE_CHOICES;
  protected readonly kinds = computed(() => {
    const own: readonly string[] = this.session.person().permissions;
    return messageKinds.filter((kind) => MESSAGE_KINDS[kind].some((permission) => own.includes(permission)));
  });
  protected readonly choices = signal<NotificationChoices | null>(null);
  protected readonly acting = action();

  protected async load(): Promise<void> {
    if (this.choices() === null) await this.acting.run(async () => this.choices.set(await this.client.choices()));
  }

  protected choose(kind: MessageKind, choice: MessageChoice): void {
    this.choices.update((all) => ({ ...all, [kind]: choice }));
  }

  protected async save(): Promise<void> {
    const choices = this.choices();
    if (!choices) return;
    await this.acting.run(async () => {
      this.choices.set(await this.client.choose(choices));
      return this.words.inbox.saved;
    });
  }
}
