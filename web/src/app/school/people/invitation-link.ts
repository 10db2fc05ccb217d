import { DOCUMENT, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Note } from '../../ui/note';

/** The link that lets somebody in, to be copied; it is shown once and kept nowhere. */
@Component({
  selector: 'app-invitation-link',
  imports: [MatButton, Note],
  template: `
    <app-note tone="ok">
      <span
        ><b>{{ name() }} is invited.</b> Give them this link, or let the e-mail do it where the school has a mail server. It works once,
        within 14 days, and is shown only now.</span
      >
      <input #link class="control" readonly aria-label="Invitation link" [value]="url()" (focus)="link.select()" />
      <span class="bar">
        <button matButton="outlined" type="button" (click)="copy(link)">Copy the link</button>
        <span class="small" role="status">{{ said() }}</span>
      </span>
    </app-note>
  `,
})
export class InvitationLink {
  readonly name = input.required<string>();
  readonly url = input.required<string>();
  protected readonly said = signal('');
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;

  /** Without https there is no clipboard: the link is marked, to be copied by hand. */
  protected async copy(link: HTMLInputElement): Promise<void> {
    try {
      if (!this.clipboard) throw new Error('no clipboard');
      await this.clipboard.writeText(this.url());
      this.said.set('Copied.');
    } catch {
      link.select();
      this.said.set('Marked: copy it with Ctrl C.');
    }
  }
}
