import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import type { GroupDraft } from './storage-draft';

/** One storage group: its name, its colour by its word, which others it must stand apart from, and for how long what is in it may stand open. */
@Component({
  selector: 'app-storage-group-form',
  imports: [Control, Field, MatButton],
  template: `
    <app-field [label]="words.storage.fields.name" [error]="wrongAt('name') ?? wrongAt('id')">
      <input appControl autocomplete="off" [value]="group().name" (typed)="change({ name: $event })" />
    </app-field>
    <app-field [label]="words.storage.fields.colour" [optional]="true" [error]="wrongAt('colour')">
      <input appControl autocomplete="off" [value]="group().colour" (typed)="change({ colour: $event })" />
    </app-field>
    <app-field [label]="words.storage.fields.months" [optional]="true" [error]="wrongAt('months')">
      <input appControl inputmode="numeric" autocomplete="off" [value]="group().months" (typed)="change({ months: $event })" />
    </app-field>
    <fieldset>
      <legend>{{ words.storage.fields.apart }}</legend>
      @for (other of others(); track other.id) {
        <label
          ><input type="checkbox" [checked]="isApart(other)" (change)="keep(other, $any($event.target).checked)" /> {{ other.name }}</label
        >
      } @empty {
        <p class="small">{{ words.storage.otherGroups }}</p>
      }
      @if (wrongAt('apart'); as message) {
        <p class="small" role="alert">{{ message }}</p>
      }
    </fieldset>
    <button matButton="outlined" type="button" (click)="removed.emit()">{{ words.storage.removeOf(group().name) }}</button>
  `,
  host: { role: 'group', '[attr.aria-label]': 'group().name || words.storage.add' },
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
      gap: var(--s2);
      align-items: end;
    }
    fieldset {
      display: flex;
      flex-wrap: wrap;
      grid-column: 1 / -1;
      gap: 0 1.25rem;
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      color: var(--ink-2);
      font-weight: 650;
      font-size: var(--text-xs);
    }
    label {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 3rem;
      overflow-wrap: anywhere;
    }
    button {
      justify-self: start;
    }
  `,
})
export class StorageGroupForm {
  readonly group = input.required<GroupDraft>();
  readonly groups = input.required<GroupDraft[]>();
  /** Its place in the list, by which the server names what is wrong. */
  readonly at = input.required<number>();
  readonly wrong = input<Record<string, string>>({});
  readonly changed = output<GroupDraft>();
  readonly removed = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly others = computed(() => this.groups().filter(({ id, name }) => id !== this.group().id && name.trim() !== ''));

  protected wrongAt(field: string): string | undefined {
    return this.wrong()[`groups.${this.at()}.${field}`];
  }

  /** A rule holds both ways: it is ticked in both. */
  protected isApart(other: GroupDraft): boolean {
    return this.group().apart.includes(other.id) || other.apart.includes(this.group().id);
  }

  protected keep(other: GroupDraft, isApart: boolean): void {
    const without = this.group().apart.filter((id) => id !== other.id);
    this.change({ apart: isApart ? [...without, other.id] : without });
  }

  protected change(changes: Partial<GroupDraft>): void {
    this.changed.emit({ ...this.group(), ...changes });
  }
}
