import { Component, computed, inject, input, output } from '@angular/core';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { RoomsClient } from './rooms.client';

/** The prep room that somebody or something belongs to; not there in a school without prep rooms. */
@Component({
  selector: 'app-prep-room-field',
  imports: [Control, Field],
  template: `
    @if (rooms().length > 0) {
      <app-field [label]="words.rooms.prepRooms.label" [optional]="true" [hint]="hint()" [error]="error()">
        <select appControl (typed)="chosen.emit($event || null)">
          <option value="" [selected]="value() === null">{{ words.rooms.prepRooms.none }}</option>
          @for (room of rooms(); track room.id) {
            <option [value]="room.id" [selected]="room.id === value()">{{ room.code }}{{ room.name ? ', ' + room.name : '' }}</option>
          }
        </select>
      </app-field>
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 22rem;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class PrepRoomField {
  readonly value = input.required<string | null>();
  readonly hint = input('');
  readonly error = input<string | undefined>();
  readonly chosen = output<string | null>();
  protected readonly words = inject(ALL_WORDS);
  private readonly read = inject(RoomsClient).prepRooms();
  protected readonly rooms = computed(() => (this.read.hasValue() ? this.read.value() : []));
}
