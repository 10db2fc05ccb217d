import { Component, ElementRef, afterNextRender, computed, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OccasionView } from '@app/shared/contracts';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { RequisitionsClient } from '../requisitions/requisitions.client';
import { Note } from '../ui/note';

/** So many pages of requests are looked through, of so many each. */
const PAGES = 10;
const PAGE = 200;

/** Asks before an occasion is deleted, with what is asked for at its dates to come. */
@Component({
  selector: 'app-delete-occasion',
  imports: [MatButton, Note],
  template: `
    <app-note tone="warn" role="group" [attr.aria-label]="question()">
      <b>{{ question() }}</b>
      <p role="status">{{ touched() }}</p>
      <div class="bar">
        <button matButton="filled" type="button" [disabled]="busy()" (click)="confirmed.emit()">{{ words.occasions.removeNow }}</button>
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="kept.emit()">{{ words.occasions.keep }}</button>
      </div>
    </app-note>
  `,
})
export class DeleteOccasion {
  readonly occasion = input.required<OccasionView>();
  readonly busy = input(false);
  readonly confirmed = output();
  readonly kept = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(RequisitionsClient);
  private readonly today = inject(Clock).today;
  private readonly ahead = computed(() => this.occasion().lessonIds.filter((id) => id.slice(-10) >= this.today()));
  protected readonly question = computed(() => this.words.occasions.removeAsk(this.occasion().title, this.ahead().length));
  private readonly asked = resource({
    params: () => ({ ids: this.ahead(), teacherId: this.occasion().teacher.id }),
    loader: async ({ params: { ids, teacherId } }) => {
      const [first, last] = [ids[0]?.slice(-10), ids.at(-1)?.slice(-10)];
      if (first === undefined || last === undefined) return [];
      const found = [];
      let cursor: string | undefined;
      for (let page = 0; page < PAGES; page++) {
        const { items, nextCursor } = await this.client.page({ from: first, to: last, teacherId }, PAGE, cursor);
        found.push(...items.filter(({ lessonId, status }) => ids.includes(lessonId) && status !== 'cancelled' && status !== 'declined'));
        cursor = nextCursor;
        if (cursor === undefined) break;
      }
      return found;
    },
  });
  protected readonly touched = computed(() => {
    if (!this.asked.hasValue()) return this.asked.error() ? '' : this.words.occasions.looking;
    const requests = this.asked.value();
    return requests.length === 0 ? this.words.occasions.nothingAsked : this.words.occasions.asked(requests, this.today());
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector('button')?.focus());
  }
}
