import { Component, ElementRef, computed, inject, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OwnSession } from '@app/shared/contracts';
import { PASSWORD_LENGTH } from '@app/shared/rules';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { IdentityClient } from '../identity/identity.client';
import { ProveYourself } from '../identity/prove-yourself';
import { Session } from '../identity/session';
import { MailChoices } from '../notifications/mail-choices';
import { Chip } from '../ui/chip';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';

/** What is one's own: the password, where one is signed in, and which messages come by e-mail. */
@Component({
  selector: 'app-account-page',
  imports: [Chip, Control, Field, MailChoices, MatButton, ProblemNotice, ProveYourself],
  template: `
    <div class="page">
      <h1>{{ words.identity.account }}</h1>
      <p class="small own">{{ me().user.name }} · {{ me().user.email }} · {{ me().school.name }}</p>
      <div class="stack">
        <section class="card stack" aria-labelledby="password-heading">
          <h2 id="password-heading">{{ words.identity.passwordHeading }}</h2>
          <p class="small">{{ words.identity.passwordWhy }} {{ sameAt() }}</p>
          @if (changing.refusal(); as refused) {
            <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
          }
          <form class="stack" novalidate (submit)="change($event)">
            <input
              class="visually-hidden"
              type="email"
              autocomplete="username"
              tabindex="-1"
              aria-hidden="true"
              readonly
              [value]="me().user.email ?? ''"
            />
            <app-field [label]="words.identity.currentPassword" [error]="changing.wrong()['current']">
              <input
                appControl
                type="password"
                name="current"
                autocomplete="current-password"
                [value]="current()"
                (typed)="current.set($event)"
              />
            </app-field>
            <app-field [label]="words.identity.newPassword" [hint]="words.forms.passwordHint" [error]="changing.wrong()['password']">
              <input
                appControl
                type="password"
                name="password"
                autocomplete="new-password"
                [value]="password()"
                (typed)="password.set($event)"
              />
            </app-field>
            <div>
              <button matButton="filled" type="submit" [disabled]="changing.busy()">{{ words.identity.changePassword }}</button>
            </div>
          </form>
        </section>
        <section class="card stack" aria-labelledby="sessions-heading">
          <h2 id="sessions-heading" #sessionsHeading tabindex="-1">{{ words.identity.sessionsHeading }}</h2>
          <p class="small">{{ words.identity.sessionsWhy }}</p>
          @if (sessions.error(); as refused) {
            <app-problem [error]="refused" (retry)="sessions.reload()" />
          }
          @if (ending.refusal(); as refused) {
            @if (refused.code === 'PROVE_YOURSELF') {
              <app-prove-yourself (proved)="end(asked())" (left)="ending.clear()" />
            } @else {
              <app-problem [error]="refused" [retryLabel]="null" />
            }
          }
          @if (sessions.hasValue()) {
            <ul>
              @for (one of sessions.value(); track one.id) {
                <li class="bar">
                  <span class="grow num">{{ said(one) }}</span>
                  @if (one.current) {
                    <app-chip tone="ok" icon="check">{{ words.identity.thisBrowser }}</app-chip>
                  } @else {
                    <button
                      matButton="outlined"
                      type="button"
                      [disabled]="ending.busy()"
                      [attr.aria-label]="words.identity.endSession + ': ' + said(one)"
                      (click)="end(one.id)"
                    >
                      {{ words.identity.endSession }}
                    </button>
                  }
                </li>
              }
            </ul>
          }
        </section>
        <section class="card stack" aria-labelledby="mail-heading">
          <h2 id="mail-heading">{{ words.identity.mailHeading }}</h2>
          <app-mail-choices />
        </section>
      </div>
    </div>
  `,
  styles: `
    .stack {
      max-width: 44rem;
    }
    .own {
      margin-bottom: var(--s2);
      overflow-wrap: anywhere;
    }
    form {
      max-width: 26rem;
    }
    ul {
      display: grid;
      gap: var(--s1);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      flex-wrap: wrap;
      min-height: 2.75rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class AccountPage {
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  protected readonly words = inject(ALL_WORDS);
  protected readonly me = this.session.person;
  private readonly sessionsHeading = viewChild.required<ElementRef<HTMLElement>>('sessionsHeading');
  protected readonly sessions = resource({ loader: () => this.client.sessions() });
  protected readonly current = signal('');
  protected readonly password = signal('');
  protected readonly changing = action();
  protected readonly ending = action();
  /** The session that was to be ended last. */
  protected readonly asked = signal('');
  protected readonly sameAt = computed(() => {
    const schools = this.session.schools().map(({ name }) => name);
    return schools.length > 1 ? this.words.identity.sameAt(schools) : '';
  });

  protected said({ since, lastUsed, address }: OwnSession): string {
    return this.words.identity.session(this.when(since), this.when(lastUsed), address);
  }

  private when(at: string): string {
    return this.words.dates.instant(at, this.me().school.timeZone);
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    const wrong: Record<string, string> = {};
    if (this.current() === '') wrong['current'] = this.words.identity.currentMissing;
    if (this.password().length < PASSWORD_LENGTH.min) wrong['password'] = this.words.forms.passwordShort;
    if (this.changing.lacks(wrong)) return;
    await this.changing.run(async () => {
      await this.client.changePassword({ current: this.current(), password: this.password() });
      this.current.set('');
      this.password.set('');
      this.sessions.reload();
      return this.words.identity.passwordChanged;
    });
  }

  protected async end(id: string): Promise<void> {
    this.asked.set(id);
    const ending = await this.ending.run(async () => {
      await this.client.endSession(id);
      this.sessions.reload();
      return this.words.identity.sessionEnded;
    });
    // its own button goes with the session
    if (ending === 'done') this.sessionsHeading().nativeElement.focus();
  }
}
