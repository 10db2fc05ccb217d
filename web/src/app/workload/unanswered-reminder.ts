import { Component, computed, inject, input } from '@angular/core';
import type { Lesson } from '@app/shared/contracts';
import { ALL_WORDS } from '../core/words';
import { ReminderDraft } from './reminder-draft';

/** Whose lessons nobody has said anything about. */
interface Unanswered {
  id: string;
  name: string;
  lessons: readonly (Lesson & { closes: string; past: boolean })[];
}

/** A kind reminder as a draft to those whose lessons are unanswered: to all of them, or to one with the lessons named. */
@Component({
  selector: 'app-unanswered-reminder',
  imports: [ReminderDraft],
  template: `<app-reminder-draft [reminders]="reminders()" [subject]="words.figures.unanswered.subject" />`,
})
export class UnansweredReminder {
  readonly teachers = input.required<readonly Unanswered[]>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly reminders = computed(() => {
    const { unanswered } = this.words.figures;
    const each = this.teachers().map(({ id, name, lessons }) => ({
      key: id,
      name,
      text: unanswered.reminder(
        name,
        lessons.map((one) => ({
          lesson: `${one.group?.code ?? one.subject}, ${this.words.dates.day(one.date)} ${this.words.lessons.periods(one.period, one.lastPeriod)}`,
          closes: one.closes,
          past: one.past,
        })),
      ),
    }));
    const count = this.teachers().reduce((sum, { lessons }) => sum + lessons.length, 0);
    const all = { key: 'all', name: unanswered.all(each.length), text: unanswered.toAll(count) };
    return each.length > 1 ? [all, ...each] : each;
  });
}
