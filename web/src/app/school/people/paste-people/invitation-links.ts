import { DOCUMENT, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { BulkPersonRow } from '@app/shared/contracts';
import { ALL_WORDS } from '../../../core/words';
import { Control, Field } from '../../../ui/field';

/** The links of all who were invited at once, one a line, to be copied; shown once and kept nowhere. */
@Component({
  selector: 'app-invitation-links',
  imports: [Control, Field, MatButton],
  template: `
    @if (lines().length > 0) {
      @if (mailed()) {
        <p>{{ words.paste.mailed }}</p>
      }
      <app-field [label]="words.paste.links" [hint]="words.paste.linksHint">
        <textarea #box appControl readonly [rows]="rowsShown()" [value]="lines().join(newLine)" (focus)="box.select()"></textarea>
      </app-field>
      <div class="bar">
        <button matButton="outlined" type="button" (click)="copy(box)">{{ words.paste.copyLinks }}</button>
        <span class="small" role="status">{{ said() }}</span>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }
    textarea {
      font-size: var(--text-xs);
      overflow-wrap: anywhere;
    }
  `,
})
export class InvitationLinks {
  readonly rows = input.required<readonly BulkPersonRow[]>();
  readonly mailed = input.required<boolean>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly newLine = '\n';
  protected readonly said = signal('');
  protected readonly lines = computed(() =>
    this.rows().flatMap(({ name, email, invitationUrl }) => (invitationUrl ? [`${name} <${email}>: ${invitationUrl}`] : [])),
  );
  protected readonly rowsShown = computed(() => Math.min(12, Math.max(3, this.lines().length)));
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;

  /** Without https there is no clipboard: the links are marked, to be copied by hand. */
  protected async copy(box: HTMLTextAreaElement): Promise<void> {
    try {
      if (!this.clipboard) throw new Error('no clipboard');
      await this.clipboard.writeText(box.value);
      this.said.set(this.words.paste.copied);
    } catch {
      box.select();
      this.said.set(this.words.paste.marked);
    }
  }
}
