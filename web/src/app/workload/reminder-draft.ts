import { Component, computed, DOCUMENT, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Icon } from '../ui/icon/icon';
import { Control, Field } from '../ui/field';

/** A reminder to somebody, in words that are yet to be changed. */
export interface Reminder {
  key: string;
  /** To whom. */
  name: string;
  text: string;
}

/** A kind reminder as a draft: the words are changed, then copied or opened in the own mail program. Nothing is sent from here. */
@Component({
  selector: 'app-reminder-draft',
  imports: [Control, Field, Icon, MatButton],
  template: `
    @if (reminders().length > 0) {
      <form (submit)="$event.preventDefault(); copy()" [attr.aria-label]="said.remind">
        <h3>{{ said.remind }}</h3>
        <app-field [label]="said.whom">
          <select appControl (typed)="whom.set($event)">
            @for (one of reminders(); track one.key) {
              <option [value]="one.key" [selected]="one.key === whom()">{{ one.name }}</option>
            }
          </select>
        </app-field>
        <app-field [label]="said.text" [hint]="said.notSent">
          <textarea appControl rows="9" [value]="text()" (typed)="text.set($event)"></textarea>
        </app-field>
        <div class="bar">
          <button matButton="outlined" type="submit" [disabled]="copying.busy()">{{ said.copy }}</button>
          <a matButton="outlined" [href]="mail()"><app-icon name="mail" />{{ said.mail }}</a>
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
export class ReminderDraft {
  readonly reminders = input.required<readonly Reminder[]>();
  /** What an e-mail with it is about. */
  readonly subject = input.required<string>();
  /** To whom first; the first of them where nobody is named. */
  readonly first = input<string>();
  protected readonly said = inject(ALL_WORDS).figures.teachers;
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;
  protected readonly copying = action();
  protected readonly whom = linkedSignal(() => this.first() ?? this.reminders()[0]?.key ?? '');
  private readonly chosen = computed(() => this.reminders().find(({ key }) => key === this.whom()));
  /** What was typed stays for as long as the draft under it does. */
  private readonly draft = computed(() => this.chosen()?.text ?? '');
  protected readonly text = linkedSignal(() => this.draft());
  protected readonly mail = computed(
    () => `mailto:?subject=${encodeURIComponent(this.subject())}&body=${encodeURIComponent(this.text().replaceAll('\n', '\r\n'))}`,
  );

  protected async copy(): Promise<void> {
    await this.copying.run(async () => {
      await this.clipboard?.writeText(this.text());
      return this.said.copied;
    });
  }
}
