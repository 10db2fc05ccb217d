import { Component, inject, input, model } from '@angular/core';
import type { NoticeBody } from '@app/shared/contracts';
import { NOTICE_KINDS, NOTICE_LIMITS, type NoticeKind } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';

/** A notice while it is written. `departmentId` empty: for the whole school. */
export interface NoticeDraft {
  kind: NoticeKind;
  title: string;
  text: string;
  mustRead: boolean;
  departmentId: string;
}

/** Begins a notice of the sort that somebody may put up. */
export function noticeDraft(kind: NoticeKind): NoticeDraft {
  return { kind, title: '', text: '', mustRead: kind === 'safety', departmentId: '' };
}

/** Makes the body that is sent. */
export function noticeBody({ departmentId, ...draft }: NoticeDraft): NoticeBody {
  return { ...draft, title: draft.title.trim(), text: draft.text.trim(), departmentId: departmentId || null };
}

/** The fields of a notice. */
@Component({
  selector: 'app-notice-form',
  imports: [Control, Field],
  template: `
    @if (mayWrite()) {
      <div class="row">
        <app-field [label]="words.notices.fields.kind" [error]="wrong()['kind']">
          <select appControl (typed)="kindIs($any($event))">
            @for (one of kinds; track one) {
              <option [value]="one" [selected]="one === draft().kind">{{ words.notices.kinds[one] }}</option>
            }
          </select>
        </app-field>
        <app-field [label]="words.notices.fields.department" [error]="wrong()['departmentId']">
          <select appControl (typed)="change({ departmentId: $any($event) })">
            <option value="">{{ words.notices.wholeSchool }}</option>
            @for (one of departments(); track one.id) {
              <option [value]="one.id" [selected]="one.id === draft().departmentId">{{ one.name }}</option>
            }
          </select>
        </app-field>
      </div>
    }
    <app-field [label]="words.notices.fields.title" [error]="wrong()['title']">
      <input appControl autocomplete="off" [attr.maxlength]="limits.title" [value]="draft().title" (typed)="change({ title: $event })" />
    </app-field>
    <app-field [label]="words.notices.fields.text" [error]="wrong()['text']">
      <textarea appControl rows="5" [attr.maxlength]="limits.text" [value]="draft().text" (typed)="change({ text: $event })"></textarea>
    </app-field>
    @if (mayWrite()) {
      <label class="tick"
        ><input type="checkbox" [checked]="draft().mustRead" (change)="change({ mustRead: $any($event.target).checked })" />
        {{ words.notices.fields.mustRead }}</label
      >
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s2);
    }
    .row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
      gap: var(--s2);
    }
    .tick {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class NoticeForm {
  readonly draft = model.required<NoticeDraft>();
  readonly wrong = input<Record<string, string>>({});
  readonly mayWrite = input(false);
  readonly departments = input<readonly { id: string; name: string }[]>([]);
  protected readonly words = inject(ALL_WORDS);
  protected readonly kinds = NOTICE_KINDS;
  protected readonly limits = NOTICE_LIMITS;

  protected change(part: Partial<NoticeDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  protected kindIs(kind: NoticeKind): void {
    this.change({ kind, mustRead: kind === 'safety' });
  }
}
