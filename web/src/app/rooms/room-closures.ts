import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Room, RoomClosure } from '@app/shared/contracts';
import { CHANGE_NOTE_LENGTH } from '@app/shared/rules';
import { action } from '../core/action';
import { focusShown } from '../core/focus-shown';
import { ALL_WORDS } from '../core/words';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { RoomsClient } from './rooms.client';

/** When a room is closed in the week that is shown; it is closed for some days as one entry, and opened again. */
@Component({
  selector: 'app-room-closures',
  imports: [Control, DateControl, Field, MatButton, ProblemNotice],
  template: `
    <h3>{{ words.rooms.closures }}</h3>
    @if (closures().length > 0) {
      <ul>
        @for (one of closures(); track one.id) {
          <li>
            <span>{{ words.rooms.closedFor(one) }}</span>
            @if (mayClose()) {
              <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="open(one)">{{ words.rooms.reopen }}</button>
            }
          </li>
        }
      </ul>
    } @else {
      <p class="small">{{ words.rooms.noClosures }}</p>
    }
    @if (saving.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
    }
    @if (mayClose()) {
      @if (closing()) {
        <form class="card" novalidate (submit)="close($event)">
          <app-field [label]="words.rooms.from" [error]="saving.wrong()['from']">
            <input appDate autocomplete="off" [value]="from()" (typed)="from.set($event)" />
          </app-field>
          <app-field [label]="words.rooms.to" [error]="saving.wrong()['to']">
            <input appDate autocomplete="off" [value]="to()" (typed)="to.set($event)" />
          </app-field>
          <app-field
            class="why"
            [label]="words.rooms.reason"
            [optional]="true"
            [hint]="words.rooms.reasonHint"
            [error]="saving.wrong()['note']"
          >
            <input appControl autocomplete="off" [attr.maxlength]="noteLength" [value]="note()" (typed)="note.set($event)" />
          </app-field>
          <div class="bar">
            <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.rooms.closeNow }}</button>
            <button matButton type="button" [disabled]="saving.busy()" (click)="ask(false)">{{ words.rooms.cancel }}</button>
          </div>
        </form>
      } @else {
        <button matButton="outlined" type="button" id="close-room" (click)="ask(true)">{{ words.rooms.close }}</button>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s1);
      justify-items: start;
    }
    ul {
      display: grid;
      gap: var(--s1);
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1) var(--s2);
      align-items: center;
      overflow-wrap: anywhere;
    }
    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
      gap: var(--s2);
      width: 100%;
      max-width: 40rem;
      padding: var(--s2);
    }
    .why,
    .bar {
      grid-column: 1 / -1;
    }
  `,
})
export class RoomClosures {
  readonly room = input.required<Room>();
  readonly closures = input.required<readonly RoomClosure[]>();
  readonly mayClose = input(false);
  readonly changed = output();
  /** The first day on which it is closed from now on. */
  readonly closed = output<string>();

  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(RoomsClient);
  protected readonly saving = action();
  protected readonly noteLength = CHANGE_NOTE_LENGTH;
  protected readonly closing = signal(false);
  protected readonly from = signal('');
  /** One day, until another last one is said. */
  protected readonly to = linkedSignal<string, string>({
    source: this.from,
    computation: (from, before) => (before && before.value !== before.source && before.value !== '' ? before.value : from),
  });
  protected readonly note = signal('');

  private readonly show = focusShown();

  protected ask(isAsked: boolean): void {
    this.closing.set(isAsked);
    this.show(isAsked ? 'form input' : '#close-room');
  }

  protected async close(event: Event): Promise<void> {
    event.preventDefault();
    const { id, code } = this.room();
    const ending = await this.saving.run(async () => {
      const answer = await this.client.close(id, { from: this.from(), to: this.to(), note: this.note().trim() });
      return this.words.rooms.closedNow(code, answer.lessons.length, answer.affected.length);
    });
    if (ending !== 'done') return;
    this.ask(false);
    this.closed.emit(this.from());
  }

  protected async open(closure: RoomClosure): Promise<void> {
    const { id, code } = this.room();
    const ending = await this.saving.run(async () => {
      await this.client.open(id, closure.id);
      return this.words.rooms.openedAgain(code);
    });
    if (ending === 'done') this.changed.emit();
  }
}
