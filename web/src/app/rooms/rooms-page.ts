import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Room } from '@app/shared/contracts';
import { lastRead } from '../core/last-read';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { RoomsClient } from './rooms.client';

const PART = 50;

/** The rooms of the school with what each has. */
@Component({
  selector: 'app-rooms-page',
  imports: [Control, Empty, Field, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <div class="bar head">
        <h1>{{ words.rooms.page }}</h1>
        @if (mayWrite()) {
          <a matButton="outlined" routerLink="/school/rooms/new">{{ words.rooms.add }}</a>
        }
      </div>
      <p class="lead">{{ words.rooms.lead }}</p>
      <app-field class="gap" [label]="words.rooms.search">
        <input appControl type="search" autocomplete="off" [value]="typed()" (typed)="typed.set($event)" />
      </app-field>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as part) {
        @if (part.items.length > 0) {
          <p class="small" role="status">{{ words.rooms.shown(part.items.length, part.total) }}</p>
          <ul class="card links">
            @for (one of part.items; track one.id) {
              <li>
                <a [routerLink]="['/school/rooms', one.id]">{{ one.code }}</a>
                <span class="small">{{ factsOf(one) }}</span>
              </li>
            }
          </ul>
        } @else if (typed().trim() !== '') {
          <p role="status">{{ words.rooms.noneFound }}</p>
        } @else {
          <div class="card">
            <app-empty icon="settings" [heading]="words.rooms.none">{{ words.rooms.noneHint }}</app-empty>
          </div>
        }
        @if (part.items.length < part.total) {
          <button matButton="outlined" type="button" [disabled]="found.isLoading()" (click)="limit.set(limit() + 50)">
            {{ words.rooms.more }}
          </button>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="8" [height]="48" [label]="words.rooms.loading" /></div>
      }
    </div>
  `,
  styles: `
    .head,
    .gap,
    .lead,
    ul {
      margin-bottom: var(--s2);
    }
    .lead {
      max-width: 60rem;
      color: var(--ink-2);
    }
    .gap {
      display: grid;
      max-width: 40rem;
    }
    ul {
      max-width: 60rem;
    }
  `,
})
export class RoomsPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(RoomsClient);
  private readonly session = inject(Session);
  protected readonly mayWrite = computed(() => this.session.may('room.write'));
  protected readonly typed = signal('');
  protected readonly limit = linkedSignal({ source: this.typed, computation: () => PART });
  protected readonly found = this.client.search(() => ({ q: this.typed().trim(), limit: Math.min(this.limit(), 200) }));
  private readonly prepRooms = this.client.prepRooms();
  private readonly prepNames = computed(
    () => new Map((this.prepRooms.hasValue() ? this.prepRooms.value() : []).map(({ id, code }) => [id, code])),
  );
  /** What was found last stays while the next is looked for, so that nothing jumps as somebody types. */
  protected readonly list = lastRead(this.found);

  protected factsOf(room: Room): string {
    return this.words.rooms.facts(room, room.prepRoomId === null ? null : (this.prepNames().get(room.prepRoomId) ?? null));
  }
}
