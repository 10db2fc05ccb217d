import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LogEntry } from '@app/shared/contracts';
import { LOG_KINDS, LOG_LIMITS, type LogKind } from '@app/shared/rules';
import { lastRead } from '../core/last-read';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { DateControl } from '../ui/date-control';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { LogClient } from './log.client';

const PART = 50;
const MOST = 200;

/** What a technician writes down for themselves: a day, minutes, what it was; each entry private until it is shared. */
@Component({
  selector: 'app-log-page',
  imports: [Chip, Control, DateControl, Empty, Field, MatButton, Note, ProblemNotice, Skeleton],
  templateUrl: './log-page.html',
  styleUrl: './log-page.scss',
})
export class LogPage {
  protected readonly words = inject(ALL_WORDS);
  protected readonly kinds = LOG_KINDS;
  protected readonly limits = LOG_LIMITS;
  private readonly client = inject(LogClient);
  private readonly session = inject(Session);
  protected readonly today = inject(Clock).today;
  protected readonly mayWrite = computed(() => this.session.may('log.write'));

  protected readonly date = linkedSignal(this.today);
  protected readonly minutes = signal('');
  protected readonly kind = signal<LogKind>('unpaid');
  protected readonly note = signal('');
  protected readonly shared = signal(false);

  protected readonly limit = signal(PART);
  protected readonly read = this.client.newest(this.limit);
  /** The log as last read stays while it is read again. */
  protected readonly log = lastRead(this.read);
  protected readonly adding = action();
  protected readonly changing = action();
  protected readonly mayMore = computed(() => (this.log()?.items.length ?? 0) < (this.log()?.total ?? 0) && this.limit() < MOST);

  protected dayOf({ date }: LogEntry): string {
    return this.words.dates.dayFrom(date, this.today());
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const minutes = Number(this.minutes().trim());
    const isRight = Number.isInteger(minutes) && minutes >= 1 && minutes <= LOG_LIMITS.minutes;
    const wrong = {
      ...(!this.date() && { date: this.words.ownLog.dateFirst }),
      ...(!isRight && { minutes: this.words.ownLog.minutesFirst }),
    };
    if (this.adding.lacks(wrong)) return;
    const body = { date: this.date(), minutes, kind: this.kind(), note: this.note().trim(), shared: this.shared() };
    const ending = await this.adding.run(async () => {
      const { id } = await this.client.add(body);
      return { says: this.words.ownLog.added(body.kind, minutes), undo: () => this.after(this.client.remove(id)) };
    });
    if (ending !== 'done') return;
    this.minutes.set('');
    this.note.set('');
    this.read.reload();
  }

  protected async share({ id, ...entry }: LogEntry): Promise<void> {
    const shared = !entry.shared;
    await this.changing.run(
      async () => {
        await this.client.change(id, { ...entry, shared });
        return this.words.ownLog.sharing(shared);
      },
      { on: id },
    );
    this.read.reload();
  }

  protected async remove({ id, version: _version, ...entry }: LogEntry): Promise<void> {
    await this.changing.run(
      async () => {
        await this.client.remove(id);
        return { says: this.words.ownLog.removed(entry.kind, entry.minutes), undo: () => this.after(this.client.add(entry)) };
      },
      { on: id },
    );
    this.read.reload();
  }

  private async after(work: Promise<unknown>): Promise<void> {
    await work;
    this.read.reload();
  }
}
