import { Component, computed, input, model, signal } from '@angular/core';
import type { Department, ImportChoice } from '@app/shared/contracts';
import { Control, Field } from '../../ui/field';

const YEARS = [7, 8, 9, 10, 11, 12, 13];

/** Which part of a file is taken in: some departments, some years, some teachers; all of it where nothing is chosen. */
@Component({
  selector: 'app-import-choice',
  imports: [Control, Field],
  template: `
    <details class="card" [open]="choice() !== null">
      <summary>Import only a part of it</summary>
      <p class="small">Lessons outside of what you choose stay as they are. Choose nothing for the whole file.</p>
      <div class="parts">
        <fieldset>
          <legend>Departments</legend>
          @for (one of departments(); track one.id) {
            <label class="check">
              <input type="checkbox" [checked]="hasDepartment(one.name)" (change)="toggleDepartment(one.name)" />{{ one.name }}
            </label>
          }
        </fieldset>
        <fieldset>
          <legend>Years</legend>
          @for (year of years; track year) {
            <label class="check"><input type="checkbox" [checked]="hasYear(year)" (change)="toggleYear(year)" />Year {{ year }}</label>
          }
        </fieldset>
        <app-field label="Teachers" [optional]="true" hint="Their codes, with commas between them.">
          <input appControl autocomplete="off" [value]="typed()" (change)="teachers($any($event.target).value)" />
        </app-field>
      </div>
    </details>
  `,
  styles: `
    :host {
      display: contents;
    }
    summary {
      cursor: pointer;
      min-height: 1.5rem;
      font-weight: 600;
    }
    .parts {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      gap: var(--s2);
      margin-top: 0.625rem;
    }
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      align-content: start;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      margin-bottom: 0.25rem;
      font-weight: 600;
    }
  `,
})
export class ImportPart {
  readonly departments = input.required<Department[]>();
  readonly choice = model<ImportChoice | null>(null);
  protected readonly years = YEARS;
  protected readonly typed = signal('');
  private readonly parts = computed(() => ({
    departments: this.choice()?.departments ?? [],
    teachers: this.choice()?.teachers ?? [],
    years: this.choice()?.years ?? [],
  }));

  protected hasDepartment(name: string): boolean {
    return this.parts().departments.includes(name);
  }

  protected hasYear(year: number): boolean {
    return this.parts().years.includes(year);
  }

  protected toggleDepartment(name: string): void {
    this.set({ departments: toggled(this.parts().departments, name) });
  }

  protected toggleYear(year: number): void {
    this.set({ years: toggled(this.parts().years, year) });
  }

  protected teachers(text: string): void {
    this.typed.set(text);
    this.set({
      teachers: text
        .split(',')
        .map((code) => code.trim())
        .filter(Boolean),
    });
  }

  private set(change: Partial<ReturnType<typeof this.parts>>): void {
    const filled = Object.entries({ ...this.parts(), ...change }).filter(([, list]) => list.length > 0);
    this.choice.set(filled.length > 0 ? Object.fromEntries(filled) : null);
  }
}

function toggled<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
