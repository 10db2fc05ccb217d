import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, ElementRef, Injector, afterNextRender, inject, input, model, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SCHEME_LIMITS } from '@app/shared/rules';
import type { PracticalSummary } from '@app/shared/contracts';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { PracticalSearch } from './practical-search';
import { withMoved, withStep, type StepDraft } from './scheme-draft';

/** The steps of a scheme, written in place: moved by buttons or by Alt and the arrows, each with its practical. */
@Component({
  selector: 'app-scheme-steps',
  imports: [Control, Field, Icon, MatButton, PracticalSearch],
  templateUrl: './scheme-steps.html',
  styleUrl: './scheme-steps.scss',
  host: { '(keydown.alt.arrowUp)': 'moveByKey($event, -1)', '(keydown.alt.arrowDown)': 'moveByKey($event, 1)' },
})
export class SchemeSteps {
  readonly steps = model.required<StepDraft[]>();
  readonly subject = input('');
  readonly year = input<number | null>(null);
  /** What is wrong, by the server's names of the fields. */
  readonly wrong = input<Record<string, string>>({});
  protected readonly words = inject(ALL_WORDS).schemes.edit;
  protected readonly limits = SCHEME_LIMITS;
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly search = viewChild(PracticalSearch);
  /** The step for which a practical is looked for. */
  protected readonly choosing = signal<number | null>(null);

  protected called({ code }: StepDraft, at: number): string {
    return code.trim() || this.words.step(at + 1);
  }

  protected put(key: number, change: Partial<StepDraft>): void {
    this.steps.set(this.steps().map((step) => (step.key === key ? { ...step, ...change } : step)));
  }

  /** Moves a step; the focus stays on what was pressed, or goes to the other arrow where that can go no further. */
  protected move(at: number, by: number, focus: 'arrow' | 'code' = 'arrow'): void {
    const step = this.steps()[at];
    const to = at + by;
    if (!step || to < 0 || to >= this.steps().length) return;
    this.steps.set(withMoved(this.steps(), at, by));
    void this.announcer.announce(this.words.moved(this.called(step, at), to + 1, this.steps().length));
    this.afterwards(() => {
      const row = this.host.querySelector(`[data-step="${step.key}"]`);
      const arrow = row?.querySelector<HTMLButtonElement>(by < 0 ? '.up' : '.down');
      const other = row?.querySelector<HTMLButtonElement>(by < 0 ? '.down' : '.up');
      const target = focus === 'code' ? row?.querySelector<HTMLElement>('input') : arrow?.disabled ? other : arrow;
      target?.focus();
    });
  }

  /** Moves the step in which the focus is. */
  protected moveByKey(event: Event, by: number): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-step]') : null;
    const at = this.steps().findIndex(({ key }) => String(key) === row?.dataset['step']);
    if (at < 0) return;
    event.preventDefault();
    this.move(at, by, 'code');
  }

  protected remove(at: number): void {
    this.steps.set(this.steps().filter((_one, place) => place !== at));
    this.afterwards(() => {
      const rows = this.host.querySelectorAll<HTMLElement>('[data-step]');
      const next = rows[Math.min(at, rows.length - 1)];
      (next?.querySelector<HTMLElement>('input') ?? this.host.querySelector<HTMLElement>('.add'))?.focus();
    });
  }

  protected add(): void {
    this.steps.set(withStep(this.steps()));
    const last = this.steps().at(-1);
    this.afterwards(() => {
      const inputs = this.host.querySelectorAll<HTMLInputElement>(`[data-step="${last?.key}"] input`);
      // a code that followed by itself is not typed again
      (last?.code ? inputs[1] : inputs[0])?.focus();
    });
  }

  protected choose(key: number): void {
    this.choosing.set(key);
    this.afterwards(() => this.search()?.focus());
  }

  /** A step without a title takes that of its practical. */
  protected pick(step: StepDraft, practical: PracticalSummary | null): void {
    this.put(step.key, {
      practicalId: practical?.id ?? null,
      practical: practical?.title ?? null,
      ...(practical && step.title.trim() === '' && { title: practical.title.slice(0, SCHEME_LIMITS.title) }),
    });
    this.stopChoosing(step.key);
  }

  protected stopChoosing(key: number): void {
    this.choosing.set(null);
    this.afterwards(() => this.host.querySelector<HTMLElement>(`[data-step="${key}"] .choose`)?.focus());
  }

  private afterwards(work: () => void): void {
    afterNextRender(work, { injector: this.injector });
  }
}
