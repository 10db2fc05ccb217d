import { Component, computed, inject, input } from '@angular/core';
import type { Figures } from '@app/shared/contracts';
import { ALL_WORDS } from '../../core/words';
import { ReminderDraft } from '../reminder-draft';

/** A kind reminder as a draft, to one of those whose requests came late. */
@Component({
  selector: 'app-teacher-reminder',
  imports: [ReminderDraft],
  template: `<app-reminder-draft [reminders]="reminders()" [subject]="words.figures.reminderOf" />`,
})
export class TeacherReminder {
  readonly teachers = input.required<NonNullable<Figures['byTeacher']>>();
  /** The department's deadline, in words. */
  readonly rule = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  /** The excused are no reason to remind anybody. */
  protected readonly reminders = computed(() =>
    this.teachers()
      .filter(({ late, excused }) => late > excused)
      .map(({ teacher, late, excused, asked }) => ({
        key: teacher.id,
        name: teacher.name,
        text: this.words.figures.reminder({ name: teacher.name, late: late - excused, asked, rule: this.rule() }),
      })),
  );
}
