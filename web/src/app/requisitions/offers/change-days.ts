import { Component, computed, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Alternative, Requisition } from '@app/shared/contracts';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { askOf, draftOf } from '../requisition-panel/requisition-draft';
import { RequisitionsClient } from '../requisitions.client';

/** Of a request that is short or over the line: the colleagues whom its teacher can ask to change days, each judged by a preview. */
@Component({
  selector: 'app-change-days',
  imports: [MatButton, Note, ProblemNotice],
  template: `
    @if (ways().length > 0) {
      <app-note tone="accent">
        <span
          ><b>{{ words.requestPage.changeDays.lead }}</b> {{ words.requestPage.changeDays.rest }}</span
        >
        <span class="ways">
          @for (way of ways(); track way.offerTo) {
            <button matButton="outlined" type="button" [disabled]="asking.busy()" (click)="ask(way)">
              {{ words.requestPage.askToSwap(way.teacher, way.text) }}
            </button>
          }
        </span>
      </app-note>
    }
    @if (asking.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" />
    }
  `,
  styles: `
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
    }
    button {
      height: auto;
      min-height: 3rem;
      padding-block: 0.375rem;
      text-align: left;
      line-height: 1.25;
      background: var(--surface);
    }
  `,
})
export class ChangeDays {
  readonly requisition = input.required<Requisition>();
  readonly asked = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly asking = action();
  private readonly client = inject(RequisitionsClient);
  /** Judged again whenever the request is another one or was changed; what is refused to be looked at offers nothing. */
  private readonly look = resource({
    params: () => this.requisition(),
    loader: ({ params: request }) =>
      this.client.previewOnce({ ...askOf(request.lesson.id, draftOf(request)), requisitionId: request.id }).then(
        ({ alternatives }) => alternatives.flatMap(wayOf),
        () => [],
      ),
  });
  protected readonly ways = computed(() => (this.look.hasValue() ? this.look.value() : []));

  protected async ask({ offerTo, teacher }: Way): Promise<void> {
    const ending = await this.asking.run(async () => {
      await this.client.offer(offerTo, { swapWith: this.requisition().id });
      return this.words.requestPage.changeDays.asked(teacher);
    });
    if (ending === 'done') this.asked.emit();
  }
}

/** A colleague's request to change days with. */
interface Way {
  offerTo: string;
  teacher: string;
  text: string;
}

function wayOf({ facts, text, apply }: Alternative): Way[] {
  return facts.kind === 'swap' && apply.offerTo ? [{ offerTo: apply.offerTo, teacher: facts.teacher, text }] : [];
}
