import { Component, inject, input, model } from '@angular/core';
import { FACILITIES, type Facility, PRACTICAL_LIMITS, SPECIALISM_LENGTH } from '@app/shared/rules';
import { ALL_WORDS } from '../../core/words';
import { LinesEditor } from '../../requisitions/requisition-panel/lines-editor';
import { Control, Field } from '../../ui/field';
import { Stepper } from '../../ui/stepper';
import type { PracticalDraft } from './practical-draft';

const YEARS = Array.from({ length: 13 }, (_, at) => at + 1);

/** The fields of a practical, with its kit list. */
@Component({
  selector: 'app-practical-form',
  imports: [Control, Field, LinesEditor, Stepper],
  templateUrl: './practical-form.html',
  styles: `
    :host,
    fieldset {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
    }
    fieldset {
      min-width: 0;
      margin: 0;
      padding: var(--s2);
      border: 1px solid var(--line);
      border-radius: var(--r-l);
      background: var(--surface);
    }
    legend {
      padding: 0 var(--s-half);
      font-weight: 650;
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--s2);
    }
    .ticks {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
    }
    .ticks label,
    .tick {
      display: inline-flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
    }
    input[type='checkbox'] {
      width: 1.25rem;
      height: 1.25rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class PracticalForm {
  readonly draft = model.required<PracticalDraft>();
  readonly wrong = input<Record<string, string>>({});
  protected readonly words = inject(ALL_WORDS).library;
  protected readonly fields = this.words.editing.fields;
  protected readonly limits = PRACTICAL_LIMITS;
  protected readonly specialismLimit = SPECIALISM_LENGTH;
  protected readonly years = YEARS;
  protected readonly facilities = FACILITIES;

  protected put(change: Partial<PracticalDraft>): void {
    this.draft.set({ ...this.draft(), ...change });
  }

  protected year(one: number): void {
    const { years } = this.draft();
    this.put({ years: years.includes(one) ? years.filter((year) => year !== one) : [...years, one].sort((a, b) => a - b) });
  }

  protected need(one: Facility): void {
    const { needs } = this.draft();
    this.put({ needs: FACILITIES.filter((facility) => (facility === one) !== needs.includes(facility)) });
  }

  /** What is wrong with the lines, as the editor of lines is told it. */
  protected lineErrors() {
    return Object.entries(this.wrong()).flatMap(([field, message]) =>
      field.startsWith('lines') ? [{ kind: 'server', field, message }] : [],
    );
  }
}
