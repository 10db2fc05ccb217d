import { Component, inject, input, model } from '@angular/core';
import type { Room } from '@app/shared/contracts';
import { FACILITIES, type Facility, ROOM_LIMITS } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { type RoomDraft, ticked } from './room-draft';

/** What a room is, as somebody types it: what it has as ticks. */
@Component({
  selector: 'app-room-form',
  imports: [Control, Field],
  template: `
    <div class="row">
      <app-field [label]="words.rooms.fields.code" [hint]="words.rooms.fields.codeHint" [error]="wrong()['code']">
        <input appControl autocomplete="off" [attr.maxlength]="limits.code" [value]="draft().code" (typed)="set({ code: $event })" />
      </app-field>
      <app-field [label]="words.rooms.fields.name" [optional]="true" [hint]="words.rooms.fields.nameHint" [error]="wrong()['name']">
        <input appControl autocomplete="off" [attr.maxlength]="limits.name" [value]="draft().name" (typed)="set({ name: $event })" />
      </app-field>
      <app-field [label]="words.rooms.fields.places" [optional]="true" [hint]="words.rooms.fields.placesHint" [error]="wrong()['places']">
        <input appControl inputmode="numeric" autocomplete="off" [value]="draft().places" (typed)="set({ places: $event })" />
      </app-field>
    </div>
    <fieldset>
      <legend>{{ words.rooms.fields.facilities }}</legend>
      <div class="ticks">
        @for (one of facilities; track one) {
          <label class="tick">
            <input type="checkbox" [checked]="draft().facilities.includes(one)" (change)="tick(one, $any($event.target).checked)" />
            {{ words.rooms.facilities[one] }}
          </label>
        }
      </div>
    </fieldset>
    <label class="tick">
      <input type="checkbox" [checked]="draft().prep" (change)="set({ prep: $any($event.target).checked })" />
      {{ words.rooms.fields.prep }}
    </label>
    @if (wrong()['prep']; as message) {
      <p class="wrong" role="alert">{{ message }}</p>
    }
    @if (!draft().prep && prepRooms().length > 0) {
      <app-field class="narrow" [label]="words.rooms.fields.prepRoom" [error]="wrong()['prepRoomId']">
        <select appControl (change)="set({ prepRoomId: $any($event.target).value })">
          <option value="">{{ words.rooms.fields.noPrepRoom }}</option>
          @for (room of prepRooms(); track room.id) {
            <option [value]="room.id" [selected]="room.id === draft().prepRoomId">{{ room.code }}</option>
          }
        </select>
      </app-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
    }
    .row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--s2);
    }
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      color: var(--ink-2);
      font-size: var(--text-xs);
      font-weight: 650;
    }
    .ticks {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s3);
    }
    .tick {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
    }
    .narrow {
      max-width: 20rem;
    }
    .wrong {
      color: var(--stop);
      font-weight: 650;
    }
  `,
})
export class RoomForm {
  readonly draft = model.required<RoomDraft>();
  readonly wrong = input<Record<string, string>>({});
  readonly prepRooms = input<readonly Room[]>([]);
  protected readonly words = inject(ALL_WORDS);
  protected readonly limits = ROOM_LIMITS;
  protected readonly facilities = FACILITIES;

  protected set(changes: Partial<RoomDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }

  protected tick(one: Facility, on: boolean): void {
    this.set({ facilities: ticked(this.draft().facilities, one, on) });
  }
}
