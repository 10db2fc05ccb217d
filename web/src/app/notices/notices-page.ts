import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Notice } from '@app/shared/contracts';
import { lastRead } from '../core/last-read';
import { action } from '../core/action';
import { refreshOnReturn } from '../core/refresh-on-return';
import { SchoolLists } from '../core/school-lists';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { NoticeCard } from './notice-card';
import { noticeBody, type NoticeDraft, noticeDraft, NoticeForm } from './notice-form';
import { NoticesClient } from './notices.client';

const PART = 50;
const MOST = 200;

/** What colleagues put up: what one has still to read first, the rest below. */
@Component({
  selector: 'app-notices-page',
  imports: [Empty, MatButton, NoticeCard, NoticeForm, ProblemNotice, Skeleton],
  template: `
    <div class="page">
      <h1>{{ words.notices.page }}</h1>
      <p class="small">{{ words.notices.lead }}</p>
      @if (draft(); as at) {
        <form class="card" novalidate [attr.aria-label]="words.notices.add" (submit)="post($event)">
          @if (saving.refusal(); as refused) {
            <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
          }
          <app-notice-form
            [draft]="at"
            (draftChange)="draft.set($event)"
            [wrong]="saving.wrong()"
            [mayWrite]="mayWrite()"
            [departments]="departments.value() ?? []"
          />
          <div class="bar">
            <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.notices.post }}</button>
            <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="draft.set(null)">
              {{ words.notices.cancel }}
            </button>
          </div>
        </form>
      } @else {
        <div class="bar gap">
          <button matButton="outlined" type="button" (click)="begin()">{{ mayWrite() ? words.notices.add : words.notices.addIdea }}</button>
        </div>
      }
      @if (changing.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (found.error() && !page()) {
        <app-problem [error]="found.error()" (retry)="found.reload()" />
      } @else if (page(); as known) {
        @for (part of parts(); track part.heading) {
          <section>
            <h2>{{ part.heading }}</h2>
            <ul class="card">
              @for (one of part.items; track one.id) {
                <li>
                  <app-notice-card
                    [notice]="one"
                    [busy]="changing.busy()"
                    [mayLead]="mayLead()"
                    [mayRemove]="mayLead() || isOwn(one)"
                    (read)="read($event)"
                    (remove)="remove($event)"
                    (answer)="answer(one, $event)"
                  />
                </li>
              }
            </ul>
          </section>
        } @empty {
          <div class="card">
            <app-empty icon="message" [heading]="words.notices.noneYet">{{ words.notices.begin }}</app-empty>
          </div>
        }
        @if (known.items.length > 0) {
          <p class="small num" role="status">{{ words.notices.shown(known.items.length, known.total ?? known.items.length) }}</p>
        }
        @if (mayMore()) {
          <button matButton="outlined" type="button" [disabled]="found.isLoading()" (click)="limit.set(200)">
            {{ words.notices.more }}
          </button>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="5" [height]="64" [label]="words.notices.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 64rem;
    }
    .gap,
    form,
    section {
      margin-block: var(--s2);
    }
    form {
      display: grid;
      gap: var(--s2);
      padding: var(--s2);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
  `,
})
export class NoticesPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(NoticesClient);
  private readonly session = inject(Session);
  protected readonly mayWrite = computed(() => this.session.may('notice.write'));
  protected readonly mayLead = computed(() => this.session.may('notice.lead'));
  protected readonly limit = signal(PART);
  protected readonly found = this.client.newest(this.limit);
  /** The notices as last read stay while they are read again. */
  protected readonly page = lastRead(this.found);
  protected readonly parts = computed(() => {
    const all = this.page()?.items ?? [];
    return [
      { heading: this.words.notices.toRead, items: all.filter(({ read }) => !read) },
      { heading: this.words.notices.rest, items: all.filter(({ read }) => read) },
    ].filter(({ items }) => items.length > 0);
  });
  protected readonly mayMore = computed(() => (this.page()?.items.length ?? 0) < (this.page()?.total ?? 0) && this.limit() < MOST);
  protected readonly departments = inject(SchoolLists).departments();
  protected readonly draft = signal<NoticeDraft | null>(null);
  protected readonly saving = action();
  protected readonly changing = action();

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => 300,
    );
  }

  protected isOwn({ by }: Notice): boolean {
    return by.id === this.session.person().user.id;
  }

  protected begin(): void {
    this.saving.clear();
    this.draft.set(noticeDraft(this.mayWrite() ? 'update' : 'idea'));
  }

  protected async post(event: Event): Promise<void> {
    event.preventDefault();
    const body = noticeBody(this.draft() ?? noticeDraft('idea'));
    const wrong = {
      ...(!body.title && { title: this.words.notices.titleFirst }),
      ...(!body.text && { text: this.words.notices.textFirst }),
    };
    if (this.saving.lacks(wrong)) return;
    const ending = await this.saving.run(async () => {
      await this.client.add(body);
      return this.words.notices.posted;
    });
    if (ending !== 'done') return;
    this.draft.set(null);
    this.found.reload();
  }

  protected async read({ id }: Notice): Promise<void> {
    await this.change(id, () => this.client.read(id), this.words.notices.isRead);
  }

  protected async answer({ id }: Notice, text: string): Promise<void> {
    await this.change(id, () => this.client.answer(id, text), this.words.notices.answered);
  }

  protected async remove({ id }: Notice): Promise<void> {
    await this.change(id, () => this.client.remove(id), this.words.notices.removed);
  }

  private async change(on: string, act: () => Promise<unknown>, says: string): Promise<void> {
    await this.changing.run(
      async () => {
        await act();
        return says;
      },
      { on },
    );
    this.found.reload();
  }
}
