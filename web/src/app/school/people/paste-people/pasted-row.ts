import { Component, computed, inject, input, output } from '@angular/core';
import type { BulkPerson, BulkPersonRow, Department } from '@app/shared/contracts';
import { type Role, ROLES } from '@app/shared/rules';
import { ALL_WORDS } from '../../../core/words';
import { Chip, type StateLook } from '../../../ui/chip';
import { Control, Field } from '../../../ui/field';
import { Icon } from '../../../ui/icon/icon';

const LOOKS: Record<BulkPersonRow['what'], StateLook> = {
  new: { tone: 'ok', icon: 'plus' },
  changed: { tone: 'wait', icon: 'pen' },
  same: { tone: 'mute', icon: 'check' },
  refused: { tone: 'stop', icon: 'bang' },
};

/** One row of a pasted list, as it was understood: its fields to put right, and what becomes of it. */
@Component({
  selector: 'app-pasted-row',
  imports: [Chip, Control, Field, Icon],
  template: `
    <div class="fields" role="group" [attr.aria-label]="said()">
      <app-field class="wide name" [label]="words.paste.name" [labelHidden]="true" [error]="wrong()['name']">
        <input
          appControl
          autocomplete="off"
          [placeholder]="words.paste.namePlaceholder"
          [value]="name()"
          (change)="edited.emit({ name: $any($event.target).value })"
        />
      </app-field>
      <app-field class="code" [label]="words.paste.code" [labelHidden]="true" [error]="wrong()['code']">
        <input
          appControl
          autocomplete="off"
          [placeholder]="words.paste.codePlaceholder"
          [value]="row().code"
          (change)="edited.emit({ code: $any($event.target).value })"
        />
      </app-field>
      <app-field class="wide email" [label]="words.paste.email" [labelHidden]="true" [error]="wrong()['email']">
        <input
          appControl
          type="email"
          autocomplete="off"
          [placeholder]="words.paste.emailPlaceholder"
          [value]="row().email ?? ''"
          (change)="edited.emit({ email: $any($event.target).value })"
        />
      </app-field>
      <app-field class="role" [label]="words.paste.role" [labelHidden]="true">
        <select appControl (typed)="edited.emit({ roles: rolesOf($event) })">
          @for (one of roleChoices(); track one) {
            <option [value]="one" [selected]="one === row().roles.join()">{{ roleWords(one) }}</option>
          }
        </select>
      </app-field>
      <app-field class="department" [label]="words.paste.department" [labelHidden]="true">
        <select appControl (typed)="edited.emit({ departmentIds: $event === '' ? [] : $event.split(',') })">
          <option value="" [selected]="row().departmentIds.length === 0">{{ words.paste.noDepartment }}</option>
          @for (one of departmentChoices(); track one.value) {
            <option [value]="one.value" [selected]="one.value === row().departmentIds.join()">{{ one.label }}</option>
          }
        </select>
      </app-field>
      <button type="button" class="icon-button" [attr.aria-label]="words.paste.leaveOut(said())" (click)="leftOut.emit()">
        <app-icon name="cross" />
      </button>
    </div>
    <p class="small notes">
      <app-chip [tone]="looks[row().what].tone" [icon]="looks[row().what].icon">{{ words.paste.outcomes[row().what] }}</app-chip>
      @for (note of notes(); track note) {
        <span>{{ note }}</span>
      }
    </p>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: minmax(0, 1.4fr) minmax(0, 0.6fr) minmax(0, 1.8fr) minmax(0, 1fr) minmax(0, 1fr) auto;
      gap: 0.5rem;
      align-items: start;
    }
    .notes {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      margin-top: 0.375rem;
      overflow-wrap: anywhere;
    }
    @media (max-width: 68.75em) {
      .fields {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
      }
      .fields .wide {
        grid-column: 1 / -1;
      }
    }
    @media (max-width: 35em) {
      .fields {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        grid-template-areas: 'name name' 'code out' 'email email' 'role department';
      }
      .fields .name {
        grid-area: name;
      }
      .fields .code {
        grid-area: code;
      }
      .fields .email {
        grid-area: email;
      }
      .fields .role {
        grid-area: role;
      }
      .fields .department {
        grid-area: department;
      }
      .fields button {
        grid-area: out;
        justify-self: end;
      }
    }
  `,
})
export class PastedRow {
  readonly row = input.required<BulkPersonRow>();
  readonly departments = input.required<readonly Department[]>();
  /** What was put right, that alone. */
  readonly edited = output<BulkPerson>();
  readonly leftOut = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly looks = LOOKS;
  /** A name that is only the code is asked for. */
  protected readonly name = computed(() => (this.row().name === this.row().code ? '' : this.row().name));
  protected readonly said = computed(() => this.name() || this.row().code || this.row().email || this.row().written);
  protected readonly wrong = computed(() =>
    Object.fromEntries(this.row().errors.map(({ field, message }) => [field, message] as [string, string])),
  );
  protected readonly notes = computed(() => {
    const { changes, guessed, unread } = this.row();
    return [
      ...(changes.length > 0 ? [this.words.paste.changes(changes)] : []),
      ...(guessed.length > 0 ? [this.words.paste.guessed(guessed)] : []),
      ...(unread.length > 0 ? [this.words.paste.unread(unread)] : []),
    ];
  });
  /** Each role alone, and the ones that the row has together. */
  protected readonly roleChoices = computed(() => [...new Set<string>([...ROLES, this.row().roles.join()])]);
  protected readonly departmentChoices = computed(() => {
    const name = (id: string): string => this.departments().find((one) => one.id === id)?.name ?? '';
    const several = this.row().departmentIds;
    return [
      ...this.departments().map((one) => ({ value: one.id, label: one.name })),
      ...(several.length > 1 ? [{ value: several.join(), label: several.map(name).join(', ') }] : []),
    ];
  });

  protected rolesOf(choice: string): Role[] {
    return ROLES.filter((role) => choice.split(',').includes(role));
  }

  protected roleWords(choice: string): string {
    return choice
      .split(',')
      .map((role) => this.words.people.roles[role as Role])
      .join(', ');
  }
}
