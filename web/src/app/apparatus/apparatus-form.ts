import { Component, inject, input, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { APPARATUS_LIMITS } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { PrepRoomField } from '../rooms/prep-room-field';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import type { ApparatusDraft, PartDraft } from './apparatus-draft';
import { ApparatusClient } from './apparatus.client';
import { MayUse } from './may-use';

/** What an apparatus is, as somebody types it: names, how many, where, and of a kit what is in it. */
@Component({
  selector: 'app-apparatus-form',
  imports: [Control, DateControl, Field, MatButton, MayUse, PrepRoomField],
  template: `
    <div class="row">
      <app-field [label]="text.name" [error]="wrong()['name']">
        <input appControl autocomplete="off" [attr.maxlength]="limits.name" [value]="draft().name" (typed)="set({ name: $event })" />
      </app-field>
      <app-field [label]="text.category" [optional]="true" [error]="wrong()['category']">
        <input appControl autocomplete="off" [value]="draft().category" (typed)="set({ category: $event })" />
      </app-field>
      <app-field [label]="text.location" [optional]="true" [error]="wrong()['location']">
        <input appControl autocomplete="off" [value]="draft().location" (typed)="set({ location: $event })" />
      </app-field>
      <app-prep-room-field
        [value]="draft().prepRoomId"
        [hint]="words.rooms.prepRooms.ofApparatus"
        [error]="wrong()['prepRoomId']"
        (chosen)="set({ prepRoomId: $event })"
      />
    </div>
    <app-field class="narrow" [label]="text.aliases" [optional]="true" [hint]="text.aliasesHint" [error]="wrong()['aliases']">
      <textarea appControl rows="2" [value]="draft().aliases" (typed)="set({ aliases: $event })"></textarea>
    </app-field>
    <div class="row">
      <app-field [label]="text.owned" [hint]="text.ownedHint" [error]="wrong()['owned']">
        <input appControl inputmode="numeric" autocomplete="off" [value]="draft().owned" (typed)="set({ owned: $event })" />
      </app-field>
      <app-field [label]="text.outOfService" [error]="wrong()['outOfService']">
        <input appControl inputmode="numeric" autocomplete="off" [value]="draft().outOfService" (typed)="set({ outOfService: $event })" />
      </app-field>
      <app-field [label]="text.reason" [optional]="true" [error]="wrong()['outOfServiceReason']">
        <input appControl autocomplete="off" [value]="draft().outOfServiceReason" (typed)="set({ outOfServiceReason: $event })" />
      </app-field>
      <app-field [label]="text.until" [optional]="true" [error]="wrong()['outOfServiceUntil']">
        <input appDate [value]="draft().outOfServiceUntil" (typed)="set({ outOfServiceUntil: $event })" />
      </app-field>
      <app-field [label]="text.turnaround" [hint]="text.turnaroundHint" [error]="wrong()['turnaroundMinutes']">
        <input
          appControl
          inputmode="numeric"
          autocomplete="off"
          [value]="draft().turnaroundMinutes"
          (typed)="set({ turnaroundMinutes: $event })"
        />
      </app-field>
    </div>
    <label class="tick">
      <input type="checkbox" [checked]="draft().labelled" (change)="set({ labelled: $any($event.target).checked })" />
      {{ text.labelled }}
    </label>
    <label class="tick">
      <input type="checkbox" [checked]="draft().useLog" (change)="set({ useLog: $any($event.target).checked })" />
      {{ text.useLog }}
    </label>
    @if (draft().useLog || draft().mayUse.length > 0) {
      <app-may-use [chosen]="draft().mayUse" (chosenChange)="set({ mayUse: $event })" />
    }
    <fieldset>
      <legend>{{ words.apparatus.parts }}</legend>
      @for (part of draft().parts; track part.apparatusId; let at = $index) {
        <div class="part">
          <app-field [label]="part.name" [error]="wrong()['parts.' + at + '.quantity'] ?? wrong()['parts.' + at + '.apparatusId']">
            <input appControl inputmode="numeric" autocomplete="off" [value]="part.quantity" (typed)="setPart(at, $event)" />
          </app-field>
          <button matButton type="button" (click)="drop(at)">
            {{ words.apparatus.dropPart }}<span class="visually-hidden">: {{ part.name }}</span>
          </button>
        </div>
      }
      @if (wrong()['parts']; as message) {
        <p class="wrong" role="alert">{{ message }}</p>
      }
      <div class="part">
        <app-field [label]="text.part" [optional]="true" [hint]="text.partHint" [error]="notFound()">
          <input appControl autocomplete="off" [value]="partName()" (typed)="partName.set($event)" />
        </app-field>
        <button matButton="outlined" type="button" [disabled]="partName().trim() === ''" (click)="addPart()">
          {{ words.apparatus.addPart }}
        </button>
      </div>
    </fieldset>
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
      display: grid;
      gap: var(--s2);
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 0.5rem;
      font-weight: 650;
    }
    .part {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
    }
    .part app-field {
      flex: 0 1 20rem;
    }
    .tick {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
    }
    .narrow {
      max-width: 30rem;
    }
    .wrong {
      color: var(--stop);
      font-weight: 650;
    }
  `,
})
export class ApparatusForm {
  readonly draft = model.required<ApparatusDraft>();
  readonly wrong = input<Record<string, string>>({});
  protected readonly words = inject(ALL_WORDS);
  protected readonly text = this.words.apparatus.fields;
  protected readonly limits = APPARATUS_LIMITS;
  private readonly client = inject(ApparatusClient);
  protected readonly partName = signal('');
  protected readonly notFound = signal<string | null>(null);

  protected set(changes: Partial<ApparatusDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }

  protected setPart(at: number, quantity: string): void {
    this.set({ parts: this.draft().parts.map((part, place) => (place === at ? { ...part, quantity } : part)) });
  }

  protected drop(at: number): void {
    this.set({ parts: this.draft().parts.filter((_, place) => place !== at) });
  }

  /** A part is named as the list has it: what is not called exactly so is no part. */
  protected async addPart(): Promise<void> {
    const name = this.partName().trim();
    const { items } = await this.client.find(name, 50).catch(() => ({ items: [] }));
    const found = items.find((one) => one.name.toLowerCase() === name.toLowerCase());
    this.notFound.set(found ? (found.parts.length > 0 ? this.words.apparatus.aKitItself : null) : this.words.apparatus.notThere);
    if (!found || found.parts.length > 0 || this.draft().parts.some(({ apparatusId }) => apparatusId === found.id)) return;
    const part: PartDraft = { apparatusId: found.id, name: found.name, quantity: '1' };
    this.set({ parts: [...this.draft().parts, part] });
    this.partName.set('');
  }
}
