import { Component, computed, inject, input, output } from '@angular/core';
import type { Department, ImportQuestion } from '@app/shared/contracts';
import { plainWords } from '@app/shared/rules';
import { ALL_WORDS } from '../../core/words';
import { Chip } from '../../ui/chip';
import { Control, Field } from '../../ui/field';

/** What schools that ask for practicals have. */
const USUAL_DEPARTMENTS = ['Science', 'D&T', 'Food', 'Art', 'ICT', 'Music', 'Drama', 'PE'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Stands for 'every week' in a select, which has texts alone. */
const EVERY_WEEK = '*';

/** A question with what can be chosen for it. */
interface Shown {
  question: ImportQuestion;
  label: string;
  hint: string;
  chosen: string;
  choices: { value: string; label: string }[];
}

/** What words of a file mean, where they were not understood or only guessed: each with a choice, and what was answered last time. */
@Component({
  selector: 'app-import-questions',
  imports: [Chip, Control, Field],
  template: `
    @if (shown().length > 0) {
      <section class="card edge" [class.wait]="open() > 0" aria-labelledby="questions-heading">
        <h2 id="questions-heading">{{ words.imports.questions(open()) }}</h2>
        <p class="small">{{ words.imports.QUESTIONS_HINT }}</p>
        <ul>
          @for (one of shown(); track one.question.about + one.question.written) {
            <li>
              <app-field [label]="one.label" [hint]="one.hint">
                <select appControl (typed)="choose(one, $event)">
                  @for (choice of one.choices; track choice.value) {
                    <option [value]="choice.value" [selected]="choice.value === one.chosen">{{ choice.label }}</option>
                  }
                </select>
              </app-field>
              @if (one.question.answered === 'before') {
                <app-chip icon="clock">as last time</app-chip>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
      gap: 0.75rem;
      margin: 0.625rem 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 0.25rem;
      align-content: start;
      justify-items: start;
    }
    app-field {
      width: 100%;
    }
  `,
})
export class ImportQuestions {
  readonly questions = input.required<ImportQuestion[]>();
  readonly departments = input.required<Department[]>();
  /** Days and weeks of the calendar, as it calls them. */
  readonly days = input.required<readonly string[]>();
  readonly weeks = input.required<readonly string[]>();
  readonly said = output<{ about: ImportQuestion['about']; written: string; meaning: string | null }>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly open = computed(() => this.questions().filter(({ answered }) => answered === 'no').length);
  protected readonly shown = computed(() => this.questions().map((question) => this.show(question)));

  protected choose({ question: { about, written } }: Shown, value: string): void {
    this.said.emit({ about, written, meaning: about === 'weeks' && value === EVERY_WEEK ? null : value });
  }

  private show(question: ImportQuestion): Shown {
    const { about, written, rows, taken, suggests, answered } = question;
    const choices = [{ value: '', label: this.unanswered(question) }, ...this.choices(question)];
    const isAnswered = answered !== 'no';
    const chosen = isAnswered ? (taken ?? (about === 'weeks' ? EVERY_WEEK : '')) : '';
    if (chosen !== '' && !choices.some(({ value }) => value === chosen)) choices.push({ value: chosen, label: chosen });
    const guess = suggests === null || isAnswered ? null : (choices.find(({ value }) => value === suggests)?.label ?? suggests);
    return {
      question,
      label: this.words.imports.question(about, written),
      hint: this.words.imports.questionHint(rows, guess),
      chosen,
      choices,
    };
  }

  private choices({ about, choices }: ImportQuestion): { value: string; label: string }[] {
    const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
    if (about === 'days') return same(this.days().length > 0 ? this.days() : WEEKDAYS);
    if (about === 'weeks') return [{ value: EVERY_WEEK, label: 'Every week' }, ...same(this.weeks())];
    if (about === 'teachers')
      return [
        ...choices.map(({ value, name, code, active }) => ({ value, label: `${name} (${code})${active ? '' : ', has left'}` })),
        { value: 'new', label: 'Somebody new' },
      ];
    const known = this.departments().map(({ name }) => name);
    // a school that begins has none yet
    const usual = USUAL_DEPARTMENTS.filter((name) => !known.some((one) => plainWords(one) === plainWords(name)));
    return same([...known, ...usual]);
  }

  private unanswered({ about, taken, choices, answered }: ImportQuestion): string {
    if (answered !== 'no') return 'Ask again';
    const person = about === 'teachers' ? choices.find(({ value }) => value === taken)?.name : undefined;
    return this.words.imports.unanswered(about, person ?? taken);
  }
}
