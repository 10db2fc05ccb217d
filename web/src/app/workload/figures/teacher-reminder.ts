import { Component, computed, DOCUMENT, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Figures } from '@app/shared/contracts';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';

/** A kind reminder as a draft, to one of those whose requests came late. Nothing is sent: the words are copied. */
@Component({
  selector: 'app-teacher-reminder',
  imports: [Control, Field, MatButton],
  template: `
    @if (late().length > 0) {
      <form (submit)="$event.preventDefault(); copy()" [attr.aria-label]="words.figures.teachers.remind">
        <h3>{{ words.figures.teachers.remind }}</h3>
        <app-field [label]="words.figures.teachers.whom">
          <select appControl (typed)="whom.set($event)">
            @for (one of late(); track one.teacher.id) {
              <option [value]="one.teacher.id" [selected]="one.teacher.id === whom()">{{ one.teacher.name }}</option>
            }
          </select>
        </app-field>
        <app-field [label]="words.figures.teachers.text" [hint]="words.figures.teachers.notSent">
          <textarea appControl rows="9" [value]="text()" (typed)="text.set($event)"></textarea>
        </app-field>
        <div>
          <button matButton="outlined" type="submit" [disabled]="copying.busy()">{{ words.figures.teachers.copy }}</button>
        </div>
      </form>
    }
  `,
  styles: `
    form {
      display: grid;
      gap: 0.75rem;
    }
    h3 {
      font-size: var(--text-m);
    }
  `,
})
export class TeacherReminder {
  readonly teachers = input.required<NonNullable<Figures['byTeacher']>>();
  /** The department's deadline, in words. */
  readonly rule = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;
  protected readonly copying = action();
  /** The excused are no reason to remind anybody. */
  protected readonly late = computed(() => this.teachers().filter(({ late, excused }) => late > excused));
  protected readonly whom = linkedSignal(() => this.late()[0]?.teacher.id ?? '');
  protected readonly text = linkedSignal(() => {
    const one = this.late().find(({ teacher }) => teacher.id === this.whom());
    if (!one) return '';
    const { teacher, late, excused, asked } = one;
    return this.words.figures.reminder({ name: teacher.name, late: late - excused, asked, rule: this.rule() });
  });

  protected async copy(): Promise<void> {
    await this.copying.run(async () => {
      await this.clipboard?.writeText(this.text());
      return this.words.figures.teachers.copied;
    });
  }
}
