import { effect, inject, linkedSignal, signal, untracked, type Signal } from '@angular/core';
import type { PreviewAnswer, PreviewBody } from '@app/shared/contracts';
import type { Refusal } from '../../core/refusal';
import { RequisitionsClient } from '../requisitions.client';

const DEBOUNCE_MS = 200;

/** The preview, with the shortages of a refusal in it: between the two somebody else may have taken the kit. */
export function withRefusal(answer: PreviewAnswer | null, refusal: Refusal | null): PreviewAnswer | null {
  if (!answer || refusal?.code !== 'HOLD_REFUSED') return answer;
  const { shortages, alternatives } = refusal.body as Partial<PreviewAnswer>;
  return { ...answer, shortages: shortages ?? answer.shortages, alternatives: alternatives ?? answer.alternatives };
}

/**
 * The server's preview of a request that is still being changed: asked for 200 ms after the last change, a new question
 * cancelling the one before. The last answer stays while the next is on its way. Made in an injection context.
 */
export class LivePreview {
  private readonly asked = signal<PreviewBody | undefined>(undefined);
  private readonly resource = inject(RequisitionsClient).preview(this.asked);
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly loading = this.resource.isLoading;
  readonly error = this.resource.error;
  readonly answer: Signal<PreviewAnswer | null>;

  constructor(body: Signal<PreviewBody | undefined>) {
    effect(() => {
      const next = body();
      const last = untracked(this.asked);
      clearTimeout(this.timer);
      if (next === undefined || last?.lessonId !== next.lessonId) this.asked.set(next);
      else if (JSON.stringify(next) !== JSON.stringify(last)) this.timer = setTimeout(() => this.asked.set(next), DEBOUNCE_MS);
    });
    this.answer = linkedSignal<{ body: PreviewBody | undefined; value: PreviewAnswer | undefined }, PreviewAnswer | null>({
      source: () => ({ body: this.asked(), value: this.resource.hasValue() ? this.resource.value() : undefined }),
      computation: ({ body: asked, value }, before) => {
        if (asked === undefined) return null;
        const sameLesson = before?.source.body?.lessonId === asked.lessonId;
        return value ?? (sameLesson ? before.value : null);
      },
    }).asReadonly();
  }

  again(): void {
    this.resource.reload();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
