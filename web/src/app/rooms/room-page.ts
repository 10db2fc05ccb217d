import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Room } from '@app/shared/contracts';
import { action } from '../core/action';
import { focusShown } from '../core/focus-shown';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { bodyOf, draftOf, type RoomDraft } from './room-draft';
import { RoomForm } from './room-form';
import { RoomWeek } from './room-week';
import { RoomsClient } from './rooms.client';

/** One room: what it is and has. */
@Component({
  selector: 'app-room-page',
  imports: [MatButton, ProblemNotice, RoomForm, RoomWeek, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/school/rooms">{{ words.rooms.back }}</a>
      </p>
      @if (room.error(); as refused) {
        <app-problem [error]="refused" (retry)="room.reload()" />
      } @else if (one() || isNew()) {
        <h1>{{ one()?.code ?? words.rooms.add }}</h1>
        @if (saving.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        @if (editing() || isNew()) {
          <form class="card" novalidate (submit)="save($event)">
            <app-room-form [(draft)]="draft" [wrong]="saving.wrong()" [prepRooms]="prepRooms()" />
            <div class="bar">
              <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.rooms.save }}</button>
              <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="cancel()">{{ words.rooms.cancel }}</button>
            </div>
          </form>
        } @else if (one(); as it) {
          <div class="bar facts">
            <p>{{ facts() }}</p>
            @if (mayWrite()) {
              <button matButton="outlined" type="button" id="edit-room" (click)="edit(true)">{{ words.rooms.edit }}</button>
            }
          </div>
          @if (!it.prep) {
            <app-room-week [room]="it" />
          }
        }
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="40" [label]="words.rooms.loading" /></div>
      }
    </div>
  `,
  styles: `
    h1,
    form,
    .facts {
      margin-bottom: var(--s2);
    }
    h1,
    .facts {
      overflow-wrap: anywhere;
    }
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      max-width: 60rem;
      padding: var(--s2);
    }
  `,
})
export class RoomPage {
  readonly id = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(RoomsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly mayWrite = computed(() => this.session.may('room.write'));
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly room = this.client.one(this.id);
  protected readonly one = computed(() => (this.room.hasValue() ? this.room.value() : undefined));
  private readonly allPrepRooms = this.client.prepRooms();
  /** A room is not its own. */
  protected readonly prepRooms = computed(() =>
    (this.allPrepRooms.hasValue() ? this.allPrepRooms.value() : []).filter(({ id }) => id !== this.one()?.id),
  );
  private readonly show = focusShown();
  protected readonly editing = signal(false);
  protected readonly saving = action();
  /** What is typed stays, whatever is read later. */
  protected readonly draft = linkedSignal<Room | undefined, RoomDraft>({
    source: this.one,
    computation: (read, before) => (before && before.source?.id === read?.id && this.editing() ? before.value : draftOf(read)),
  });
  protected readonly facts = computed(() => {
    const room = this.one();
    if (!room) return '';
    return this.words.rooms.facts(room, this.prepRooms().find(({ id }) => id === room.prepRoomId)?.code ?? null);
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const was = this.one();
    await this.saving.run(async () => {
      const body = bodyOf(this.draft());
      const saved = was ? await this.client.change(was.id, { ...body, version: was.version }) : await this.client.add(body);
      this.edit(false);
      if (was) this.room.reload();
      else await this.router.navigate(['/school/rooms', saved.id]);
      return was ? this.words.rooms.saved(saved.code) : this.words.rooms.added(saved.code);
    });
  }

  protected cancel(): void {
    if (this.isNew()) void this.router.navigate(['/school/rooms']);
    this.draft.set(draftOf(this.one()));
    this.edit(false);
  }

  protected edit(isEdited: boolean): void {
    this.editing.set(isEdited);
    this.show(isEdited ? 'form input' : '#edit-room');
  }
}
