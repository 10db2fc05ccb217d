import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MailServerAway, OutgoingMail } from '@app/shared/contracts';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { NotificationsClient } from './notifications.client';

const LOOKS = {
  waiting: { word: 'waiting', tone: 'wait', icon: 'dots' },
  sent: { word: 'sent', tone: 'ok', icon: 'check' },
  failed: { word: 'failed', tone: 'stop', icon: 'alert' },
  'not-sent': { word: 'not sent', tone: 'mute', icon: 'minus' },
} as const;

/** Every e-mail of the school, the newest first; without a mail server, what would have been sent. */
@Component({
  selector: 'app-outbox-page',
  imports: [Chip, Empty, MatButton, Note, ProblemNotice, Skeleton],
  template: `
    <div class="page">
      <h1>E-mails</h1>
      <p class="lead">E-mails from the school to its people.</p>
      @if (smtp() === false) {
        <app-note tone="wait" class="gap"
          ><span
            ><b>No mail server is set up, so nothing is sent.</b> This is what would have been. The setting SMTP_URL of the installation
            names a mail server.</span
          ></app-note
        >
      }
      @if (away(); as server) {
        <app-note tone="warn" class="gap" role="status">
          <span>{{ words.mails.away(when(server.since), when(server.nextTry)) }}</span>
          <span class="said">{{ words.mails.said(server.problem) }}</span>
          @if (mayRetry()) {
            <button matButton="outlined" type="button" [disabled]="busy()" (click)="retryAll()">{{ words.mails.tryNow }}</button>
          }
        </app-note>
      }
      @if (failed() > 0) {
        <app-note tone="stop" class="gap">
          <span>{{ words.mails.failed(failed()) }}</span>
          @if (mayRetry()) {
            <button matButton="outlined" type="button" [disabled]="busy()" (click)="retryAll()">{{ words.mails.tryAll }}</button>
          }
        </app-note>
      }
      @if (refusal(); as refused) {
        <app-problem class="gap" [error]="refused" (retry)="load()" />
      }
      @if (mails(); as list) {
        @if (list.length === 0) {
          <div class="card">
            <app-empty icon="mail" heading="Nothing written yet"
              >Messages appear here as soon as something happens that somebody should know.</app-empty
            >
          </div>
        } @else {
          <ul class="card">
            @for (mail of list; track mail.id) {
              <li>
                <div class="bar line">
                  <b class="subject">{{ mail.subject }}</b>
                  <app-chip [tone]="looks[mail.status].tone" [icon]="looks[mail.status].icon">{{ looks[mail.status].word }}</app-chip>
                </div>
                <p class="small">
                  to {{ mail.to }} · {{ mail.sentAt ? 'sent ' + when(mail.sentAt) : 'written ' + when(mail.at) }}{{ waits(mail) }}
                </p>
                @if (mail.problem) {
                  <p class="small tone-stop">{{ mail.problem }}</p>
                }
                <details>
                  <summary>Read it</summary>
                  <p class="text">{{ mail.text }}</p>
                </details>
                @if (mail.status === 'failed' && mayRetry()) {
                  <button matButton="outlined" type="button" [disabled]="busy()" (click)="retry(mail)">
                    {{ retrying.on() === mail.id ? 'Sending…' : 'Send it once more' }}
                  </button>
                }
              </li>
            }
          </ul>
          <div class="bar">
            @if (next()) {
              <button matButton="outlined" type="button" [disabled]="busy()" (click)="load(next())">Show older ones</button>
            }
            <span class="small num" role="status">{{ words.lists.showing(list.length, total()) }}</span>
          </div>
        }
      } @else if (!refusal()) {
        <div class="card"><app-skeleton [rows]="6" [height]="48" label="Loading the outbox" /></div>
      }
    </div>
  `,
  styles: `
    .lead {
      color: var(--ink-2);
    }
    .lead,
    .gap,
    ul {
      margin-bottom: var(--s2);
    }
    .gap {
      display: grid;
      justify-items: start;
    }
    .said {
      overflow-wrap: anywhere;
    }
    ul {
      padding: 0;
      max-width: 60rem;
      list-style: none;
    }
    li {
      display: grid;
      gap: 0.25rem;
      justify-items: start;
      padding: 0.75rem var(--s2);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    .line {
      gap: 0.375rem 0.625rem;
    }
    summary {
      min-height: 2rem;
      color: var(--accent);
      cursor: pointer;
    }
    .text {
      white-space: pre-wrap;
    }
  `,
})
export class OutboxPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(NotificationsClient);
  private readonly session = inject(Session);
  protected readonly looks = LOOKS;
  protected readonly mails = signal<OutgoingMail[] | null>(null);
  protected readonly smtp = signal<boolean | null>(null);
  protected readonly total = signal(0);
  protected readonly failed = signal(0);
  protected readonly away = signal<MailServerAway | null>(null);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly reading = action();
  protected readonly retrying = action();
  protected readonly refusal = computed(() => this.reading.refusal() ?? this.retrying.refusal());
  protected readonly busy = computed(() => this.reading.busy() || this.retrying.busy());
  protected readonly mayRetry = computed(() => this.session.may('mail.retry'));

  constructor() {
    void this.load();
  }

  protected when(instant: string): string {
    return this.words.dates.instant(instant, this.session.timeZone());
  }

  protected waits(mail: OutgoingMail): string {
    return mail.status === 'waiting' && mail.after > mail.at ? ` · goes out ${this.when(mail.after)}` : '';
  }

  /** The newest page, or the one after a cursor put behind what is shown. */
  protected async load(cursor?: string): Promise<void> {
    this.retrying.clear();
    await this.reading.run(async () => {
      const page = await this.client.outbox(cursor);
      this.mails.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.total.set(page.total);
      this.smtp.set(page.smtp);
      this.failed.set(page.failed);
      this.away.set(page.away);
      this.next.set(page.nextCursor);
    });
  }

  protected async retry(mail: OutgoingMail): Promise<void> {
    await this.retrying.run(
      async () => {
        const again = await this.client.retry(mail.id);
        this.mails.update((shown) => shown?.map((one) => (one.id === mail.id ? again : one)) ?? null);
        return `“${mail.subject}” is on its way once more.`;
      },
      { on: mail.id },
    );
  }

  protected async retryAll(): Promise<void> {
    const done = await this.retrying.run(async () => {
      const { retried, left } = await this.client.retryAll();
      return this.words.mails.retried(retried, left);
    });
    if (done === 'done') await this.load();
  }
}
