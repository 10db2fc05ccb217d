import { Component, computed, inject, input, model } from '@angular/core';
import type { Department } from '@app/shared/contracts';
import { allows, looksLikeEmail, PERSON_LIMITS, type Role } from '@app/shared/rules';
import type { PageWords } from '@app/shared/words';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { ROLE_LABELS } from './people-words';

/** What a form holds of a person. */
export interface PersonDraft {
  name: string;
  email: string;
  code: string;
  roles: Role[];
  departmentIds: string[];
  /** The departments that a head leads; null: all of their own. */
  headOf: string[] | null;
}

export const NOBODY: PersonDraft = { name: '', email: '', code: '', roles: [], departmentIds: [], headOf: null };

/** What is missing before the server is asked. Somebody from a timetable may be without an address until they are invited. */
export function missingIn(person: PersonDraft, emailNeeded: boolean, words: PageWords): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (person.name.trim() === '') wrong['name'] = 'Give a name.';
  if (person.code.trim() === '') wrong['code'] = 'Give the code that stands for them in the timetable.';
  if ((emailNeeded || person.email.trim() !== '') && !looksLikeEmail(person.email.trim())) wrong['email'] = words.forms.emailWrong;
  if (person.roles.length === 0) wrong['roles'] = 'Choose at least one role.';
  return wrong;
}

/** Name, address, code, roles and departments; the same for inviting and for changing. */
@Component({
  selector: 'app-person-fields',
  imports: [Control, Field],
  template: `
    <div class="three">
      <app-field label="Name" [error]="wrong()['name']">
        <input appControl autocomplete="off" [attr.maxlength]="limits.name" [value]="person().name" (typed)="set({ name: $event })" />
      </app-field>
      <app-field label="E-mail" [error]="wrong()['email']">
        <input appControl type="email" autocomplete="off" [value]="person().email" (typed)="set({ email: $event })" />
      </app-field>
      <app-field label="Code" hint="As in the timetable" [error]="wrong()['code']">
        <input appControl autocomplete="off" [attr.maxlength]="limits.code" [value]="person().code" (typed)="set({ code: $event })" />
      </app-field>
    </div>
    <div class="two">
      <fieldset [attr.aria-invalid]="wrong()['roles'] ? true : null" tabindex="-1">
        <legend>Roles</legend>
        @if (wrong()['roles']; as message) {
          <p class="tone-stop small" role="alert">{{ message }}</p>
        }
        @for (one of roles; track one.role) {
          <label>
            <input
              type="checkbox"
              [checked]="person().roles.includes(one.role)"
              (change)="set({ roles: toggled(person().roles, one.role) })"
            />
            <span
              >{{ one.label }} <span class="small">{{ one.says }}</span></span
            >
          </label>
        }
      </fieldset>
      <fieldset>
        <legend>Departments</legend>
        @for (one of departments(); track one.id) {
          <label>
            <input
              type="checkbox"
              [checked]="person().departmentIds.includes(one.id)"
              (change)="set({ departmentIds: toggled(person().departmentIds, one.id) })"
            />
            {{ one.name }}
          </label>
        } @empty {
          <p class="small">There is no department yet.</p>
        }
      </fieldset>
      @if (ownDepartments().length > 1) {
        <fieldset>
          <legend>{{ words.people.headOf }}</legend>
          @for (one of ownDepartments(); track one.id) {
            <label>
              <input type="checkbox" [checked]="leads(one.id)" [disabled]="isOnly(one.id)" (change)="lead(one.id)" />
              {{ one.name }}
            </label>
          }
          <p class="small">{{ words.people.headOfWhy }}</p>
        </fieldset>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s2);
    }
    .three {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      gap: 0.75rem;
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
      gap: 0.75rem var(--s2);
    }
    legend {
      margin-bottom: 0.25rem;
      font-size: var(--text-xs);
      font-weight: 650;
      color: var(--ink-2);
    }
    label {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.25rem;
    }
    input[type='checkbox'] {
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--accent);
    }
  `,
})
export class PersonFields {
  protected readonly limits = PERSON_LIMITS;
  readonly person = model.required<PersonDraft>();
  readonly departments = input.required<readonly Department[]>();
  readonly wrong = input<Record<string, string>>({});
  protected readonly roles = ROLE_LABELS;
  protected readonly words = inject(ALL_WORDS);
  /** The departments of which a head leads all or some. */
  protected readonly ownDepartments = computed(() => {
    const { roles, departmentIds } = this.person();
    return allows(roles, 'departments.lead') ? this.departments().filter(({ id }) => departmentIds.includes(id)) : [];
  });

  protected set(change: Partial<PersonDraft>): void {
    this.person.update((person) => ({ ...person, ...change }));
  }

  protected leads(id: string): boolean {
    return this.person().headOf?.includes(id) ?? true;
  }

  /** Whether it is the only one that they lead: a head of none is no head. */
  protected isOnly(id: string): boolean {
    return this.leads(id) && this.ownDepartments().filter((one) => this.leads(one.id)).length === 1;
  }

  /** Of all of their own somebody is head without their being named. */
  protected lead(id: string): void {
    const own = this.ownDepartments().map((one) => one.id);
    const led = own.filter((one) => (one === id ? !this.leads(one) : this.leads(one)));
    this.set({ headOf: led.length === own.length ? null : led });
  }

  protected toggled<T>(all: readonly T[], one: T): T[] {
    return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  }
}

/** What is sent of the departments that somebody leads: those that are still their own; null, and all, where none is named. */
export function ledIn({ roles, departmentIds, headOf }: PersonDraft): { headOf?: string[] | null } {
  if (!allows(roles, 'departments.lead')) return {};
  const still = headOf?.filter((id) => departmentIds.includes(id)) ?? [];
  return { headOf: still.length > 0 ? still : null };
}
